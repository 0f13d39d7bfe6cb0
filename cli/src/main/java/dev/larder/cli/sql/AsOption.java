package dev.larder.cli.sql;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.view.Viewed;
import dev.larder.core.wiring.Slug;
import dev.larder.functions.Environment;
import dev.larder.functions.base.Readers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --as NAME}, the same in every command that reads the warehouse. */
final class AsOption {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Read with the rights of this reader, whom larder reader add made (default: with all).")
    private @Nullable String reader;

    /** What reads the environment's warehouse for a command; throws {@link CommandFailure} for a name that no reader has. */
    Reading reading(String command, Viewed reached) {
        Environment environment = reached.environment();
        if (reader == null) {
            return new Reading(command, environment.warehouse(), null);
        }
        try {
            Slug slug = new Slug(environment.settings().environment());
            return new Reading(
                    command, environment.warehouse(), new Reading.Reader(reader, Readers.user(slug, reader)));
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage("--as " + reader + ": " + wrong.getMessage(), null);
        }
    }
}

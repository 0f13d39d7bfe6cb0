package dev.larder.cli.suggest;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.suggest.SuggestedTolerance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder suggest tests}. */
@Command(
        name = "tests",
        mixinStandardHelpOptions = true,
        description = {
            "Draft the general data tests of each feed: rows, totals by column, totals by its largest dimensions, totals of dates that"
                    + " are settled, and totals that two feeds share.",
            "Their limits are those under which every release that is kept would have passed, with room for twice its largest change;"
                    + " each draft says how many of them it would have stopped. Read them before you use them."
        })
final class SuggestTestsCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description =
                    "Write the drafts into this folder, for example sql/tests of the project; files that are there stay as they are.")
    private @Nullable Path into;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Reached local = where.reach()) {
            Drafts.Suggested suggested = local.working(() -> Drafts.of(local.environment()));
            PrintWriter out = Console.out(spec);
            suggested.drafts().forEach(draft -> tell(draft, out));
            String young = suggested.young().entrySet().stream()
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
            out.println("%s; a feed needs %d releases that changed it before anything can be said about it%s"
                    .formatted(
                            Count.of(suggested.drafts().size(), "draft"),
                            SuggestedTolerance.NEEDED_RELEASES,
                            young.isEmpty() ? "" : "; not yet: " + young));
            return ExitCode.OK;
        }
    }

    private void tell(Draft draft, PrintWriter out) {
        String alarms = Count.of(draft.falseAlarms(), "false alarm") + " in " + Count.of(draft.releases(), "release");
        if (into == null) {
            out.println("-- sql/tests/" + draft.name() + ".sql: " + alarms);
            out.println(draft.text());
        } else {
            Path file = into.resolve(draft.name() + ".sql");
            out.println(file + ": " + (write(file, draft.text()) ? alarms : "is there already, and stays as it is"));
        }
    }

    private static boolean write(Path file, String text) {
        try {
            if (Files.exists(file)) {
                return false;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code [BRANCH]}: the branch whose environment is meant. */
final class BranchOption {
    @Parameters(
            arity = "0..1",
            paramLabel = "BRANCH",
            description = "The branch, as git names it (default: the one that is checked out in the current folder).")
    private @Nullable String branch;

    /**
     * The branch that was named, or that is checked out.
     *
     * @throws CommandFailure if neither says so
     */
    String named(Tools tools) {
        return named(branch, tools);
    }

    /** The same of one that was named otherwise, or not. */
    static String named(@Nullable String branch, Tools tools) {
        if (branch != null) {
            return branch;
        }
        String current =
                tools.firstLine(Path.of("").toAbsolutePath(), List.of("git", "symbolic-ref", "--short", "HEAD"));
        if (current.isEmpty()) {
            throw CommandFailure.usage(
                    "which branch? The current folder has none checked out",
                    "name it, for example: larder deploy feature/x");
        }
        return current;
    }
}

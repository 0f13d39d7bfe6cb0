package dev.larder.cli.terminal;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes; picocli sets the specification before it calls one. */
public final class Console {
    private Console() {}

    /** What the command was asked for. */
    public static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Whether a person's terminal reads what this process prints. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 has none again where nobody types
    public static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Progress and what went wrong. */
    public static PrintWriter err(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

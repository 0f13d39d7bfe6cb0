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
    @SuppressWarnings("SystemConsoleNull") // JDK 25 again has no console where nobody types
    public static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Progress and what went wrong. */
    public static PrintWriter err(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Asks a question and waits for the answer; only "y" and "yes" are one, and nobody at a terminal is none. */
    @SuppressWarnings("SystemConsoleNull") // as above
    public static boolean confirm(PrintWriter out, String question) {
        out.print(question + " [y/N] ");
        out.flush();
        java.io.Console console = System.console();
        String answer = console == null ? null : console.readLine();
        if (answer == null) {
            out.println();
            throw CommandFailure.usage("nobody answers: this is no terminal", "--yes answers in advance");
        }
        return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    }
}

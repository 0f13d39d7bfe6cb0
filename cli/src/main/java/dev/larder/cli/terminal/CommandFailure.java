package dev.larder.cli.terminal;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence for the person who typed it, and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final @Nullable String help;

    private CommandFailure(int exitCode, String message, @Nullable String help) {
        super(message);
        this.exitCode = exitCode;
        this.help = help;
    }

    /** The command line or the configuration is wrong. */
    public static CommandFailure usage(String message, @Nullable String help) {
        return new CommandFailure(ExitCode.USAGE, message, help);
    }

    /** The environment failed. */
    public static CommandFailure infrastructure(String message, @Nullable String help) {
        return new CommandFailure(ExitCode.INFRASTRUCTURE, message, help);
    }

    /** Keeps the cause, which is not shown; call this at most once. */
    public CommandFailure because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Tells the person: one line, and a second one with the help if there is any. */
    public static void print(String message, @Nullable String help, PrintWriter err) {
        err.println("larder: " + message);
        if (help != null) {
            err.println("  help: " + help);
        }
    }

    public int exitCode() {
        return exitCode;
    }

    /** What to do, or null. */
    public @Nullable String help() {
        return help;
    }
}

package dev.larder.cli;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a person is told when a command fails: one sentence and a help line, never a stack trace. */
public final class Failures {
    private Failures() {}

    /** Prints why a command failed and returns its exit code. */
    static int explain(Throwable failed, PrintWriter err) {
        if (failed instanceof CommandFailure failure) {
            CommandFailure.print(String.valueOf(failure.getMessage()), failure.help(), err);
            return failure.exitCode();
        }
        if ((failed instanceof UncheckedIOException ? failed.getCause() : failed)
                instanceof AccessDeniedException denied) {
            CommandFailure.print(
                    denied.getFile() + " may not be read or written by this user",
                    "name another one, or get the right to this one",
                    err);
            return ExitCode.USAGE;
        }
        CommandFailure.print(sentence(failed), null, err);
        return ExitCode.INFRASTRUCTURE;
    }

    /** The outermost message; the kind of exception only if none has a message. */
    private static String sentence(Throwable failed) {
        if (failed instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            // Leaves out the request's id and status, which say nothing to whoever typed the command.
            return refused.awsErrorDetails().serviceName() + ": "
                    + refused.awsErrorDetails().errorMessage();
        }
        String message = failed.getMessage();
        for (Throwable cause = failed.getCause(); message == null && cause != null; cause = cause.getCause()) {
            message = cause.getMessage();
        }
        return message == null
                ? "failed with " + failed.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}

package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.JException;
import java.util.regex.Pattern;

/**
 * The end of the sentence about a failed expression, in AWS's words: a full stop before a message with a code, a colon before one
 * without.
 *
 * <p>Source: floci-io/floci issues 2668 and 2736, measured on AWS.
 */
final class ErrorText {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    /** The library writes "Object" where JSONata writes "function", and quotes the index. */
    private static final Pattern ARGUMENT = Pattern.compile("^Argument \"(\\d+)\" of Object ");

    private ErrorText() {}

    static String of(JException failed) {
        String code = String.valueOf(failed.getError());
        if (!CODE.matcher(code).matches()) {
            return ": " + told(failed);
        }
        String message = ARGUMENT.matcher(told(failed)).replaceFirst("Argument $1 of function ");
        return ". " + code + ": "
                + message.replace("does not match Object signature", "does not match function signature");
    }

    /** The message of one of our own functions, if that is what failed. */
    static String told(Throwable failure) {
        Throwable told = failure.getCause() instanceof IllegalArgumentException cause ? cause : failure;
        return String.valueOf(told.getMessage()).replaceFirst("^JSonataException ", "");
    }
}

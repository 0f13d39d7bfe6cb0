package dev.standin.aws.states.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls.
 *
 * @param kind how the call goes
 * @param functionArn of a direct call; empty for the integration, which names its function in Arguments
 */
public record Resource(Kind kind, String functionArn) {
    /** The supported integrations. */
    public enum Kind {
        FUNCTION,
        INVOKE,
        INVOKE_AND_WAIT_FOR_TOKEN
    }

    boolean waitsForToken() {
        return kind == Kind.INVOKE_AND_WAIT_FOR_TOKEN;
    }

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]*:[0-9]*:function:[A-Za-z0-9_:$-]+");

    /** The resource of an ARN; empty for anything that is not supported. */
    public static Optional<Resource> of(String arn) {
        if (arn.equals(INVOKE)) {
            return Optional.of(new Resource(Kind.INVOKE, ""));
        }
        if (arn.equals(INVOKE + ".waitForTaskToken")) {
            return Optional.of(new Resource(Kind.INVOKE_AND_WAIT_FOR_TOKEN, ""));
        }
        Matcher function = FUNCTION.matcher(arn);
        return function.matches() ? Optional.of(new Resource(Kind.FUNCTION, arn)) : Optional.empty();
    }
}

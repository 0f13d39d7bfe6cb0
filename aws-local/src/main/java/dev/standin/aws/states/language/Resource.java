package dev.standin.aws.states.language;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls.
 *
 * @param kind how the call goes
 * @param functionArn of a direct call; empty for an integration
 * @param service of a call of an AWS SDK integration, for example {@code transfer}; otherwise empty
 * @param action of that call, in camel case
 */
public record Resource(Kind kind, String functionArn, String service, String action) {
    /** The supported integrations. */
    public enum Kind {
        FUNCTION,
        INVOKE,
        INVOKE_AND_WAIT_FOR_TOKEN,
        SDK_CALL
    }

    private Resource(Kind kind, String functionArn) {
        this(kind, functionArn, "", "");
    }

    boolean waitsForToken() {
        return kind == Kind.INVOKE_AND_WAIT_FOR_TOKEN;
    }

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String SDK = "arn:aws:states:::aws-sdk:";
    private static final Set<String> SDK_CALLS = Set.of(
            "transfer:startDirectoryListing",
            "transfer:startFileTransfer",
            "transfer:listFileTransferResults",
            "transfer:testConnection");
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
        if (arn.startsWith(SDK) && SDK_CALLS.contains(arn.substring(SDK.length()))) {
            String[] call = arn.substring(SDK.length()).split(":");
            return Optional.of(new Resource(Kind.SDK_CALL, "", call[0], call[1]));
        }
        Matcher function = FUNCTION.matcher(arn);
        return function.matches() ? Optional.of(new Resource(Kind.FUNCTION, arn)) : Optional.empty();
    }
}

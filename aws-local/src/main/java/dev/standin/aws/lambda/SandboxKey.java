package dev.standin.aws.lambda;

import dev.standin.aws.Callers;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.internal.signature.AccessKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The access key of one instance of a function, new for each; it may do what the function may until it is revoked. */
public record SandboxKey(AccessKey key, Function function, Callers callers) {
    /** A new key that the callers know. */
    public static SandboxKey grant(Function function, Callers callers) {
        AccessKey key = AccessKey.temporary();
        callers.add(key, new RoleSession(function.role(), function.name(), null), function.permissions());
        return new SandboxKey(key, function, callers);
    }

    /** The variables that the instance's code sees. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(function.environment());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put("AWS_ACCESS_KEY_ID", key.id());
        variables.put("AWS_SECRET_ACCESS_KEY", key.secret());
        variables.put("AWS_SESSION_TOKEN", Objects.requireNonNull(key.sessionToken(), "a temporary key has a token"));
        return variables;
    }

    /** Denies every later call that is signed with it, or with the key of a session that was begun with it. */
    public void revoke() {
        callers.revoke(key);
    }
}

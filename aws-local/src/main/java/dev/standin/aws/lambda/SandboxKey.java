package dev.standin.aws.lambda;

import dev.standin.aws.Callers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The access key of one instance of a function, new for each; it may do what the function may until it is revoked. */
public record SandboxKey(String id, Function function, Callers callers) {
    /** A new key that the callers know. */
    public static SandboxKey grant(Function function, Callers callers) {
        String id = "ASIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        callers.add(id, function.name(), function.permissions());
        return new SandboxKey(id, function, callers);
    }

    /** The variables that the instance's code sees. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(function.environment());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        variables.put("AWS_ACCESS_KEY_ID", id);
        variables.put("AWS_SECRET_ACCESS_KEY", "not-verified-locally");
        return variables;
    }

    /** Denies every later call that is signed with it. */
    public void revoke() {
        callers.add(id, function.name(), List.of());
    }
}

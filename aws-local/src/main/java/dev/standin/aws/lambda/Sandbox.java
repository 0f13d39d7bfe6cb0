package dev.standin.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.standin.aws.Callers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One instance of a handler with an access key of its own. A sandbox that was closed can do nothing more, even if its
 * thread still runs: every call it makes is denied, as if AWS had ended it.
 */
final class Sandbox implements AutoCloseable {
    private final Function function;
    private final Callers callers;
    private final String accessKey;
    private final Handler handler;

    private Sandbox(Function function, Callers callers, String accessKey, Handler handler) {
        this.function = function;
        this.callers = callers;
        this.accessKey = accessKey;
        this.handler = handler;
    }

    static Sandbox start(Function function, Callers callers) throws ReflectiveOperationException {
        String accessKey = newAccessKey();
        callers.add(accessKey, function.name(), function.permissions());
        try {
            return new Sandbox(
                    function,
                    callers,
                    accessKey,
                    Handler.create(function.handler(), environment(function, accessKey)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failed) {
            callers.add(accessKey, function.name(), List.of());
            throw failed;
        }
    }

    /** The variables that a function's code sees when it has this access key. */
    static Map<String, String> environment(Function function, String accessKey) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        environment.put("AWS_ACCESS_KEY_ID", accessKey);
        environment.put("AWS_SECRET_ACCESS_KEY", "not-verified-locally");
        return environment;
    }

    static String newAccessKey() {
        return "ASIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }

    byte[] handle(byte[] request, Context context) throws IOException {
        return handler.handle(request, context);
    }

    @Override
    public void close() {
        callers.add(accessKey, function.name(), List.of());
    }
}

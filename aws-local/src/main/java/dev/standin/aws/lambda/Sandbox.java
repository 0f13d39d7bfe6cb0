package dev.standin.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.standin.aws.Callers;
import java.io.IOException;
import java.io.PrintStream;

/**
 * One instance of a handler with an access key of its own. A sandbox that was closed can do nothing more, even if its
 * thread still runs: every call it makes is denied, as if AWS had ended it.
 */
final class Sandbox implements AutoCloseable {
    private final SandboxKey key;
    private final Handler handler;

    private Sandbox(SandboxKey key, Handler handler) {
        this.key = key;
        this.handler = handler;
    }

    static Sandbox start(Function function, Callers callers, FunctionLog log) throws ReflectiveOperationException {
        SandboxKey key = SandboxKey.grant(function, callers);
        try {
            PrintStream out = LogLines.to(line -> log.line(function.name(), line));
            return new Sandbox(key, Handler.create(function.handler(), key.variables(), out));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failed) {
            key.revoke();
            throw failed;
        }
    }

    byte[] handle(byte[] request, Context context) throws IOException {
        return handler.handle(request, context);
    }

    @Override
    public void close() {
        key.revoke();
    }
}

package dev.standin.aws.lambda.process;

import dev.standin.aws.lambda.Failures;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.lambda.SandboxKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function's own JVM with AWS's runtime interface client; one invocation at a time. */
final class FunctionProcess implements AutoCloseable {
    private final Function function;
    private final RuntimeApi api;
    private final Process process;
    private volatile boolean timedOut;

    private FunctionProcess(Function function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
    }

    /** Starts the JVM in the folder of the unpacked zip, which is what the client takes for the task's root. */
    static FunctionProcess start(SandboxKey key, Path taskRoot, NativeRuntime nativeRuntime) {
        Function function = key.function();
        try {
            RuntimeApi api = new RuntimeApi();
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "--enable-native-access=ALL-UNNAMED",
                            nativeRuntime.option(),
                            "-classpath",
                            nativeRuntime.classPath(),
                            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                            function.handler())
                    .directory(taskRoot.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            taskRoot.resolveSibling(function.name() + ".log").toFile()));
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.putAll(key.variables());
            environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
            environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
            environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
            environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
            environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
            environment.put("_HANDLER", function.handler());
            Process process = builder.start();
            var _ = process.onExit()
                    .thenAccept(ended -> api.breakWith(
                            Failures.named(Failures.EXITED, "Runtime exited with status " + ended.exitValue())));
            return new FunctionProcess(function, api, process);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a JVM for " + function.name(), failed);
        }
    }

    /** Runs one invocation; the process is of no use after a timeout or an exit. */
    synchronized Outcome run(String payload) {
        String requestId = UUID.randomUUID().toString();
        long timeout = function.timeout().toMillis();
        long deadline = Instant.now().toEpochMilli() + timeout;
        try {
            return api.invoke(new RuntimeApi.Pending(requestId, function.arn(), deadline, payload))
                    .get(timeout, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            timedOut = true;
            process.destroyForcibly();
            return Failures.timedOut(requestId, function.timeout());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return Failures.named(Failures.EXITED, "stopped before the function answered");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an invocation always completes with an outcome", impossible);
        }
    }

    /** The operating system's number of the process. */
    long pid() {
        return process.pid();
    }

    /** Whether it may be used again; a process that was ended may live a moment longer. */
    boolean isUsable() {
        return !timedOut && process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}

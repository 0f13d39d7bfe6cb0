package dev.standin.aws.lambda.process;

import dev.standin.aws.lambda.Failures;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionLog;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.lambda.SandboxKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A function's own JVM with AWS's runtime interface client; one invocation at a time. */
final class FunctionProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger(FunctionProcess.class.getName());

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
    static FunctionProcess start(SandboxKey key, Path taskRoot, NativeRuntime nativeRuntime, FunctionLog log) {
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
                    .redirectErrorStream(true);
            tell(builder.environment(), key, taskRoot, api.address());
            Process process = builder.start();
            follow(process, function.name(), taskRoot, log);
            var _ = process.onExit()
                    .thenAccept(ended -> api.breakWith(
                            Failures.named(Failures.EXITED, "Runtime exited with status " + ended.exitValue())));
            return new FunctionProcess(function, api, process);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a JVM for " + function.name(), failed);
        }
    }

    private static void tell(Map<String, String> environment, SandboxKey key, Path taskRoot, String api) {
        environment.clear();
        environment.putAll(key.variables());
        environment.put("AWS_LAMBDA_RUNTIME_API", api);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("_HANDLER", key.function().handler());
    }

    private static void follow(Process process, String function, Path taskRoot, FunctionLog log) {
        Path file = taskRoot.resolveSibling(function + ".log");
        Thread.ofPlatform()
                .daemon()
                .name("log-of-" + function)
                .start(() -> copyLog(process, file, line -> log.line(function, line)));
    }

    /** Until the process has ended. */
    private static void copyLog(Process process, Path file, Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintStream copy = new PrintStream(
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        true,
                        StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                log.accept(line);
            }
        } catch (IOException ended) {
            LOG.log(Level.DEBUG, "the log of a function's process ended", ended);
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

package dev.standin.aws.lambda.process;

import dev.standin.aws.Callers;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.FunctionLog;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Limits;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.lambda.SandboxKey;
import dev.standin.aws.lambda.UnknownFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs each function in a JVM of its own from the packaged zip, through AWS's runtime interface client: slower than {@link
 * FunctionHost}, and as close to Lambda as a laptop gets.
 */
public final class ProcessFunctionHost implements FunctionRunner {
    private final Map<String, Function> functions;
    private final Callers callers;
    private final Path taskRoot;
    private final NativeRuntime nativeRuntime;
    private final Map<String, FunctionProcess> processes = new ConcurrentHashMap<>();
    private volatile FunctionLog log = FunctionLog.NONE;

    /**
     * Unpacks the zip below the folder.
     *
     * @param runtime folder with the jars of {@code aws-lambda-java-runtime-interface-client}
     */
    public ProcessFunctionHost(List<Function> functions, Callers callers, Path zip, Path folder, Path runtime) {
        this.functions = functions.stream().collect(Collectors.toMap(Function::name, UnaryOperator.identity()));
        this.callers = callers;
        this.taskRoot = folder.resolve("task");
        try {
            unpack(zip, taskRoot);
            this.nativeRuntime = NativeRuntime.unpack(folder, runtime);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot unpack " + zip, failed);
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem packed = FileSystems.newFileSystem(zip);
                Stream<Path> files = Files.walk(packed.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = folder.resolve(file.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Where the zip was unpacked. */
    public Path taskRoot() {
        return taskRoot;
    }

    /** The number of each function's process; functions that were never called have none. */
    public SortedMap<String, Long> pids() {
        SortedMap<String, Long> pids = new TreeMap<>();
        processes.forEach((name, process) -> pids.put(name, process.pid()));
        return pids;
    }

    @Override
    public Outcome run(String name, String payload) {
        Function function = functions.get(name);
        if (function == null) {
            throw new UnknownFunction(name);
        }
        Limits.check(payload, Limits.REQUEST_BYTES);
        return processes.compute(name, (same, old) -> usable(function, old)).run(payload);
    }

    private FunctionProcess usable(Function function, @Nullable FunctionProcess old) {
        if (old != null && old.isUsable()) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        return start(function);
    }

    private FunctionProcess start(Function function) {
        return FunctionProcess.start(SandboxKey.grant(function, callers), taskRoot, nativeRuntime, this::logged);
    }

    private void logged(String function, String line) {
        log.line(function, line);
    }

    @Override
    public void logTo(FunctionLog to) {
        log = to;
    }

    @Override
    public void close() {
        processes.values().forEach(FunctionProcess::close);
    }
}

package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.aws.AwsClients;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.local.LocalLarder;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.local.LocalAws.FunctionHosts;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.aws.local.RunningEnvironment;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code larder run} on a disk that is full from some durable write on: it ends with a sentence, and the next one finishes. */
final class FullDiskRunTest {
    private static final int FILES = 3;
    private static final String NO_PLAN = "0".repeat(64);

    @TempDir
    private static Path folder = Path.of("");

    private static Path project = Path.of("");
    private static Path released = Path.of("");
    private static Path files = Path.of("");
    /** How many durable writes the first release took; the next one takes nearly as many. */
    private static long writes;

    /** A disk that takes so many durable writes. */
    private static final class Disk implements DurableWrites {
        private final AtomicLong room;

        Disk(long room) {
            this.room = new AtomicLong(room);
        }

        @Override
        public void before(String what) {
            if (room.decrementAndGet() < 0) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        }

        @Override
        public void after(String what) {}

        void fill() {
            room.set(0);
        }

        long left() {
            return room.get();
        }
    }

    /** A function that never answers and takes no notice of being interrupted. */
    public static final class Hanging implements RequestStreamHandler {
        private static final CountDownLatch ENTERED = new CountDownLatch(1);
        private static final Semaphore NEVER = new Semaphore(0);

        /** As a function's handler is made. */
        public Hanging(Map<String, String> variables) {
            assertThat(variables).isNotEmpty();
        }

        @Override
        public void handleRequest(InputStream request, OutputStream answer, Context context) {
            ENTERED.countDown();
            NEVER.acquireUninterruptibly();
        }
    }

    @BeforeAll
    static void release() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
        Path first = Files.writeString(folder.resolve("sale_0"), SmallProject.day("2026-01-01", 5));
        released = folder.resolve("released");
        Disk large = new Disk(Long.MAX_VALUE);
        assertThat(drop(released, first, watch(large)).exit()).isZero();
        writes = Long.MAX_VALUE - large.left();
        files = Files.createDirectories(folder.resolve("files"));
        for (int day = 1; day <= FILES; day++) {
            Files.writeString(files.resolve("sale_" + day), SmallProject.day("2026-02-0" + day, day));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.5})
    void it_ends_with_a_sentence_and_the_next_one_finishes_what_was_acknowledged(double share) throws Exception {
        Path state = copy("full-" + share);

        Typed full = drop(state, files, watch(new Disk((long) (writes * share))));
        int notLanded = (int) full.out()
                .lines()
                .filter(line -> line.startsWith("not landed "))
                .count();
        // With next to no room it does not come to dropping: an environment writes more than that when it opens.
        int landed = share < 0.1 ? 1 : 1 + FILES - notLanded;
        Typed next = Typed.larder("run", "--state", state);

        assertThat(full.err())
                .isEqualTo("larder: the state folder " + state.toRealPath()
                        + " cannot be written: No space left on device; make room and start again: nothing that was acknowledged is lost\n"
                        + "  help: afterwards larder run --state " + state + " goes on with what is unfinished\n");
        assertThat(full.exit()).isEqualTo(4);
        assertThat(next.exit()).as(next.out() + next.err()).isZero();
        assertThat(answers(state)).isEqualTo(new Answers(landed, landed, landed));
    }

    @Test
    void a_function_that_hangs_does_not_keep_it_from_ending() throws Exception {
        Path state = copy("hanging");
        Disk disk = new Disk(Long.MAX_VALUE);
        FunctionHosts hosts = (functions, callers) -> new FunctionHost(
                functions.stream().map(FullDiskRunTest::hanging).toList(), callers);
        CompletableFuture<Typed> command =
                CompletableFuture.supplyAsync(() -> drop(state, files, new Watch(disk, access -> {}, hosts)));
        assertThat(Hanging.ENTERED.await(1, TimeUnit.MINUTES)).isTrue();

        disk.fill();
        refusePut(state);

        await().atMost(Duration.ofSeconds(15)).until(command::isDone);
        assertThat(command.get().exit()).isEqualTo(4);
        assertThat(command.get().err()).contains("cannot be written: No space left on device");
        assertThat(Typed.larder("run", "--state", state).exit()).isZero();
        assertThat(answers(state)).isEqualTo(new Answers(1 + FILES, 1 + FILES, 1 + FILES));
    }

    private static Function hanging(Function deployed) {
        if (!deployed.name().endsWith("-receive-delivery")) {
            return deployed;
        }
        return new Function(
                deployed.name(),
                deployed.arn(),
                Hanging.class.getName(),
                deployed.memoryMb(),
                deployed.timeout(),
                deployed.environment(),
                deployed.permissions());
    }

    /** The write that makes the environment notice; it may be gone before the client gives up. */
    private static void refusePut(Path state) {
        RunningEnvironment running = RunningEnvironment.find(state).orElseThrow();
        String bucket = Settings.of(running.variables()).landingBucket();
        try (AwsClients clients = new AwsClients(running.variables())) {
            assertThatThrownBy(() -> clients.s3()
                            .putObject(
                                    put -> put.bucket(bucket).key("suppliers/acme/sale/sale_9"),
                                    RequestBody.fromString("x")))
                    .isInstanceOf(SdkException.class);
        }
    }

    /** How many versions have landed, and how many records and receipts there are. */
    private record Answers(int landed, int records, int receipts) {}

    private static Answers answers(Path state) {
        try (LocalLarder aws = LocalLarder.open(new LocalLarder.Options(state, "local", NO_PLAN, 0));
                Environment environment = new Environment(aws.variables())) {
            List<String> receipts = environment.lake().objects().keys(LakeLayout.receipts());
            return new Answers(
                    environment.landing().all("suppliers/").size(),
                    environment
                            .lake()
                            .objects()
                            .keys(LakeLayout.deliveryRecords())
                            .size(),
                    (int) receipts.stream().filter(key -> key.endsWith(".txt")).count());
        }
    }

    private static Watch watch(Disk disk) {
        return new Watch(disk, access -> {}, FunctionHost::new);
    }

    private static Typed drop(Path state, Path path, Watch watch) {
        return Typed.watched(watch, "run", "--project", project, "--state", state, "--as", "acme/sale", "--drop", path);
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(released)) {
            for (Path each : all.toList()) {
                Files.copy(each, copy.resolve(released.relativize(each).toString()));
            }
        }
        return copy;
    }
}

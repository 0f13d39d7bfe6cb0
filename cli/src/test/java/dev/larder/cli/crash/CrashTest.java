package dev.larder.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.OwnJvm;
import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that runs an environment is killed at a durable write chosen by a seed; {@code larder run} then finishes,
 * and nothing tells the two lives from one. {@code -Dlarder.crash.points=200} and {@code -Dlarder.crash.seed=N} make a
 * longer or another series, {@code -Dlarder.crash.lanes=N} has N crashes at once: most of each is waiting.
 */
final class CrashTest {

    private static final int POINTS = Integer.getInteger("larder.crash.points", 20);
    private static final long SEED = Long.getLong("larder.crash.seed", 3);
    private static final int LANES = Integer.getInteger("larder.crash.lanes", 2);
    private static final long NEVER = Long.MAX_VALUE;
    private static final Drops NOTHING = Drops.at("");

    private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

    @TempDir
    private Path temporary;

    /** A place of the crash; {@code of} so many writes a life without a crash has. */
    private record Point(long write, boolean before, long of) {
        @Override
        public String toString() {
            return "just %s durable write %d of about %d".formatted(before ? "before" : "after", write, of);
        }
    }

    /** What is done over and over: an environment at its beginning, and what its process drops before it works. */
    private record Series(Scene scene, Drops drops) {}

    /** How a process ended, and what it printed. */
    private record Ended(int status, List<String> lines) {}

    @AfterEach
    void noLaneIsLeft() {
        lanes.close();
    }

    @TestFactory
    Stream<DynamicTest> a_first_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released().neverSetUp(temporary.resolve("first"));
        scene.land(Drops.at("2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions", "04-week-rejected"));
        return crashes(new Series(scene, NOTHING), POINTS - 2 * (POINTS / 3), SEED);
    }

    @TestFactory
    Stream<DynamicTest> a_next_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released();
        scene.land(Drops.at(
                "2026-02-26T07:00:00Z",
                "04-week-rejected",
                "05-week-corrected",
                "06-week-sent-twice",
                "09-past-week-corrected"));
        return crashes(new Series(scene, NOTHING), POINTS / 3, SEED + 1);
    }

    @TestFactory
    Stream<DynamicTest> a_drop_that_is_cut_off_goes_on_as_if_nothing_had_happened() throws Exception {
        Drops drops = Drops.at(
                "2026-02-26T07:00:00Z",
                "03-january-calls-and-survey",
                "04-week-rejected",
                "07-week-missing",
                "09-past-week-corrected");
        return crashes(new Series(released(), drops), POINTS / 3, SEED + 2);
    }

    private Scene released() {
        Drops drops = Drops.at("2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions");
        return Scene.released(temporary.resolve("released"), drops);
    }

    private Stream<DynamicTest> crashes(Series series, int points, long seed) throws Exception {
        Scene clean = series.scene().copy(temporary.resolve("clean"));
        Ended whole = live(clean, series.drops(), new Point(NEVER, true, NEVER));
        assertThat(whole.status()).as("%s", whole.lines()).isZero();
        long writes = Long.parseLong(whole.lines().getLast().replace("writes ", ""));
        Aftermath expected = Aftermath.of(clean.folder(), clean.plan());
        assertThat(expected.deadLetters()).isZero();
        System.out.printf("crash points: %d of %d durable writes, seed %d%n", points, writes, seed);
        Random random = new Random(seed);
        return IntStream.range(0, points)
                .mapToObj(number -> new Point(1 + random.nextLong(writes), random.nextBoolean(), writes))
                .map(point -> crash(series, point, expected))
                .toList()
                .stream();
    }

    /** Begins at once, as far as there is a lane; the test waits for its end. */
    private DynamicTest crash(Series series, Point point, Aftermath expected) {
        Future<?> crash = lanes.submit(() -> {
            crashAndFinish(series, point, expected);
            return null;
        });
        return DynamicTest.dynamicTest(point.toString(), () -> ended(crash));
    }

    private void crashAndFinish(Series series, Point point, Aftermath expected) throws Exception {
        Scene life = series.scene().copy(temporary.resolve(Long.toUnsignedString(System.nanoTime())));
        Ended first = live(life, series.drops(), point);
        // The number of writes varies a little with the timing: a late point may not be reached.
        assertThat(first.status()).as("%s", first.lines()).isIn(CrashPoint.STATUS, 0);
        System.out.println(point + ": " + first.lines().getLast());
        life.land(series.drops());
        Typed second = life.finish();
        assertThat(second.exit())
                .as("%s%n%s%n%s", first.lines(), second.out(), second.err())
                .isIn(0, 3);
        assertThat(Aftermath.of(life.folder(), life.plan())).isEqualTo(expected);
        life.delete();
    }

    private static @Nullable Object ended(Future<?> crash) throws Throwable {
        try {
            return crash.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private static Ended live(Scene scene, Drops drops, Point point) throws IOException, InterruptedException {
        List<Object> arguments = new ArrayList<>(
                List.of(scene.folder(), scene.plan(), point.write(), point.before() ? "before" : "after", drops.at()));
        arguments.addAll(drops.names());
        Process process = OwnJvm.of(System.getProperty("java.class.path"), DoomedProcess.class, arguments)
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), lines);
    }
}

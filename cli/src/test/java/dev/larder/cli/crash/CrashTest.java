package dev.larder.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that runs an environment is killed at a durable write chosen by a seed; {@code larder run} then finishes,
 * and nothing tells the two lives from one. {@code -Dlarder.crash.points=200} and {@code -Dlarder.crash.seed=N} make a
 * longer or another series.
 */
final class CrashTest {

    private static final int POINTS = Integer.getInteger("larder.crash.points", 20);
    private static final long SEED = Long.getLong("larder.crash.seed", 3);
    private static final long NEVER = Long.MAX_VALUE;

    @TempDir
    private Path temporary;

    /** A place of the crash; {@code of} so many writes a life without a crash has. */
    private record Point(long write, boolean before, long of) {
        @Override
        public String toString() {
            return "just %s durable write %d of about %d".formatted(before ? "before" : "after", write, of);
        }
    }

    /** How a process ended, and what it printed. */
    private record Ended(int status, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> a_first_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released().neverSetUp(temporary.resolve("first"));
        scene.land("2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions", "04-week-rejected");
        return crashes(scene, (POINTS + 1) / 2, SEED);
    }

    @TestFactory
    Stream<DynamicTest> a_next_release_is_made_as_if_nothing_had_happened() throws Exception {
        Scene scene = released();
        scene.land("2026-02-26T07:00:00Z", "04-week-rejected", "05-week-corrected", "06-week-sent-twice", "09-past-week-corrected");
        return crashes(scene, POINTS / 2, SEED + 1);
    }

    private Scene released() {
        return Scene.released(temporary.resolve("released"), "2026-01-26T07:00:00Z", "01-master-data", "02-january-prescriptions");
    }

    private Stream<DynamicTest> crashes(Scene scene, int points, long seed) throws Exception {
        Scene clean = scene.copy(temporary.resolve("clean"));
        Ended whole = live(clean, NEVER, true);
        assertThat(whole.status()).as("%s", whole.lines()).isZero();
        long writes = Long.parseLong(whole.lines().getLast().replace("writes ", ""));
        Aftermath expected = Aftermath.of(clean.folder(), clean.plan());
        assertThat(expected.deadLetters()).isZero();
        System.out.printf("crash points: %d of %d durable writes, seed %d%n", points, writes, seed);
        Random random = new Random(seed);
        return IntStream.range(0, points)
                .mapToObj(number -> new Point(1 + random.nextLong(writes), random.nextBoolean(), writes))
                .map(point -> DynamicTest.dynamicTest(point.toString(), () -> crash(scene, point, expected)));
    }

    private void crash(Scene scene, Point point, Aftermath expected) throws Exception {
        Scene life = scene.copy(temporary.resolve(Long.toUnsignedString(System.nanoTime())));
        Ended first = live(life, point.write(), point.before());
        // The number of writes varies a little with the timing: a late point may not be reached.
        assertThat(first.status()).as("%s", first.lines()).isIn(CrashPoint.STATUS, 0);
        System.out.println(point + ": " + first.lines().getLast());
        Typed second = life.finish();
        assertThat(second.exit()).as("%s%n%s%n%s", first.lines(), second.out(), second.err()).isIn(0, 3);
        assertThat(Aftermath.of(life.folder(), life.plan())).isEqualTo(expected);
    }

    private static Ended live(Scene scene, long write, boolean before) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        DoomedProcess.class.getName(),
                        scene.folder().toString(),
                        scene.plan(),
                        Long.toString(write),
                        before ? "before" : "after")
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), lines);
    }
}

package dev.larder.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A full run of Larder (receive, check, copy, build, test, diff, publish) beside DuckDB that only loads the same file and builds the
 * same star: whole processes, run in turn, measured by the CPU they take. {@code benchmarks/full-run} starts it.
 */
public final class FullRun {
    private static final String DELIVERY = "suppliers/meridian/claims/claims_20260101.csv";
    private final Path home;
    private final Path work;
    private final Path data;
    private final List<Double> larder = new ArrayList<>();
    private final List<Double> duckDb = new ArrayList<>();
    private final List<Double> oneThread = new ArrayList<>();

    private FullRun(Path home, Path work) {
        this.home = home;
        this.work = work;
        this.data = work.resolve("data").resolve(DELIVERY);
    }

    /** Arguments: Larder's folder, a folder to work in, rounds, rows. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        FullRun run = new FullRun(Path.of(arguments[0]), Path.of(arguments[1]));
        run.prepare(Integer.parseInt(arguments[3]));
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = 1; round <= rounds; round++) {
            run.round(round, rounds);
        }
        run.report();
    }

    private void prepare(int rows) throws IOException, InterruptedException {
        delete(work);
        Files.createDirectories(data.getParent());
        Claims.write(data, rows);
        warmUp();
        System.out.printf(
                Locale.ROOT,
                "%d cores, %s %s, JDK %s, %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                LocalDate.now(ZoneOffset.UTC));
        System.out.printf(Locale.ROOT, "%.0f MB, %,d rows, 24 months%n", Files.size(data) / 1e6, rows);
    }

    /** The first run after a build leaves the launcher's archive of classes, which is not what is measured. */
    private void warmUp() throws IOException, InterruptedException {
        Path folder = work.resolve("few");
        Path few = folder.resolve(DELIVERY);
        Files.createDirectories(few.getParent());
        Claims.write(few, 1000);
        Measured.seconds(larder(work.resolve("few-state"), folder), work.resolve("few.out"));
    }

    private void round(int round, int rounds) throws IOException, InterruptedException, SQLException {
        Path state = work.resolve("state");
        Path raw = work.resolve("raw.duckdb");
        delete(state);
        larder.add(Measured.seconds(larder(state, work.resolve("data")), work.resolve("larder.out")));
        oneThread.add(Measured.seconds(duckDb(raw, 1), work.resolve("one-thread.out")));
        duckDb.add(Measured.seconds(duckDb(raw, 0), work.resolve("duckdb.out")));
        long same = SameRows.compare(state.resolve("redshift").resolve("larder_local.duckdb"), raw);
        System.out.printf(
                Locale.ROOT,
                "round %d of %d: larder %.2f, DuckDB with one thread %.2f, with its own choice %.2f; %,d rows are the same%n",
                round,
                rounds,
                larder.getLast(),
                oneThread.getLast(),
                duckDb.getLast(),
                same);
    }

    private List<String> larder(Path state, Path dropped) {
        return List.of(
                home.resolve("larder").toString(),
                "run",
                "--project",
                home.resolve("benchmarks/project").toString(),
                "--state",
                state.toString(),
                "--at",
                "2026-01-02T07:00:00Z",
                "--drop",
                dropped.toString());
    }

    private List<String> duckDb(Path database, int threads) throws IOException {
        Files.deleteIfExists(database);
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RawDuckDb.class.getName(),
                home.resolve("benchmarks/raw").toString(),
                data.toString(),
                database.toString(),
                String.valueOf(threads));
    }

    private void report() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < larder.size(); round++) {
            ratios.add(larder.get(round) / Math.min(oneThread.get(round), duckDb.get(round)));
        }
        System.out.println("CPU seconds, user and system: median (least to most)");
        System.out.println("larder run             " + Spread.of(larder));
        System.out.println("DuckDB, one thread     " + Spread.of(oneThread));
        System.out.println("DuckDB, its own choice " + Spread.of(duckDb));
        System.out.println("larder / the cheaper   " + Spread.of(ratios));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package dev.larder.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries of TPC-DS on the local Redshift and, as DuckDB has them, on plain DuckDB, over the same rows: whether the answers are equal, and how long
 * each takes. {@code benchmarks/tpcds} starts it.
 */
public final class TpcDs {
    private static final int DEAREST = 20;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Path project;
    private final Path originals;
    private final TpcDsSides sides;
    private final Map<String, String> known;
    private final Map<Query, Long> taken = new HashMap<>();
    private final Map<Query, Times> times = new LinkedHashMap<>();
    private final List<String> red = new ArrayList<>();

    /** As it is spelled for Redshift, and as DuckDB has it. */
    private record Query(String name, String spelled, String original) {}

    /** Milliseconds of CPU of one query, a number a round. */
    private record Times(List<Double> views, List<Double> tables, List<Double> plain) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private TpcDs(Path project, Path originals, TpcDsSides sides) throws IOException {
        this.project = project;
        this.originals = originals;
        this.sides = sides;
        this.known = known(project.resolve("known.tsv"));
    }

    /** Arguments: the project's folder, the folder of DuckDB's queries, the folder with the run's state, rounds. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path work = Path.of(arguments[2]);
        PlainTables.copy(work.resolve("state/redshift/larder_local.duckdb"), work.resolve("plain.duckdb"));
        try (TpcDsSides sides = new TpcDsSides(work)) {
            TpcDs queries = new TpcDs(Path.of(arguments[0]), Path.of(arguments[1]), sides);
            queries.compareAll();
            List<Query> dearest = queries.dearest();
            int rounds = Integer.parseInt(arguments[3]);
            for (int round = 0; round < rounds; round++) {
                for (Query query : dearest) {
                    queries.time(query, round);
                }
            }
            queries.report();
        }
    }

    private static Map<String, String> known(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> b, TreeMap::new));
        }
    }

    private void compareAll() throws IOException, SQLException {
        try (Stream<Path> files = Files.list(project.resolve("queries"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                compare(new Query(name, Files.readString(file), Files.readString(originals.resolve(name + ".sql"))));
            }
        }
    }

    private void compare(Query query) throws SQLException {
        String reason = known.get(query.name());
        try {
            List<? extends List<?>> found = sides.views(query.spelled());
            long start = PROCESS.getProcessCpuTime();
            List<? extends List<?>> expected = sides.plain(query.original());
            taken.put(query, PROCESS.getProcessCpuTime() - start);
            SameAnswers.Verdict verdict = SameAnswers.of(found, expected);
            String outcome = verdict.same() ? "the same" : reason == null ? "DIFFERENT" : "known: " + reason;
            if (outcome.equals("DIFFERENT")) {
                red.add(query.name() + ": " + verdict.detail());
            }
            System.out.println(query.name() + " " + outcome + ", rows: " + verdict.rows());
        } catch (RuntimeException refused) {
            red.add(query.name() + ": " + refused.getMessage());
            System.out.println(query.name() + " refused: " + refused.getMessage());
        }
    }

    private List<Query> dearest() {
        return taken.keySet().stream()
                .sorted(Comparator.comparing(taken::get, Comparator.reverseOrder()))
                .limit(DEAREST)
                .toList();
    }

    /** Who comes first changes from round to round. */
    private void time(Query query, int round) throws SQLException {
        Times each = times.computeIfAbsent(query, _ -> Times.none());
        if (round % 2 == 0) {
            each.plain().add(milliseconds(() -> sides.plain(query.original())));
        }
        each.tables().add(milliseconds(() -> sides.tables(query.spelled())));
        each.views().add(milliseconds(() -> sides.views(query.spelled())));
        if (round % 2 != 0) {
            each.plain().add(milliseconds(() -> sides.plain(query.original())));
        }
    }

    /** Gives rows. */
    private interface Asked {
        List<? extends List<?>> ask() throws SQLException;
    }

    /** CPU of this process, all its threads: what other processes do changes it little. */
    private static double milliseconds(Asked query) throws SQLException {
        long start = PROCESS.getProcessCpuTime();
        List<? extends List<?>> rows = query.ask();
        double taken = (PROCESS.getProcessCpuTime() - start) / 1e6;
        return rows.isEmpty() ? taken : Math.max(taken, 0.001);
    }

    private void report() {
        System.out.println(
                "milliseconds of CPU, median (least to most), of the " + DEAREST + " dearest of plain DuckDB");
        times.forEach((query, each) -> System.out.printf(
                Locale.ROOT,
                "%s plain %s  tables %s  views of qa %s%n",
                query.name(),
                Spread.of(each.plain()),
                Spread.of(each.tables()),
                Spread.of(each.views())));
        List<Times> all = List.copyOf(times.values());
        System.out.println("all " + all.size() + " together, a ratio a round:");
        System.out.println("tables / plain DuckDB      " + ratio(all, true));
        System.out.println("views of qa / plain DuckDB " + ratio(all, false));
        if (!red.isEmpty()) {
            throw new IllegalStateException("other answers than DuckDB's:\n" + String.join("\n", red));
        }
    }

    private static Spread ratio(List<Times> all, boolean tables) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < all.getFirst().plain().size(); i++) {
            int round = i;
            double ours = all.stream()
                    .mapToDouble(each -> (tables ? each.tables() : each.views()).get(round))
                    .sum();
            ratios.add(ours
                    / all.stream().mapToDouble(each -> each.plain().get(round)).sum());
        }
        return Spread.of(ratios);
    }
}

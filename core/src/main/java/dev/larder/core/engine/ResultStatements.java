package dev.larder.core.engine;

import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.TestVerdict;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code ops.test_result}: every result of every run, passed ones too. It holds those of the runs that made the newest
 * {@value #KEPT_RELEASES} releases and of the newest {@value #KEPT_RUNS} other runs; what a gate writes takes away the rest, so that it never grows
 * beyond that.
 */
public final class ResultStatements {
    /** How many releases keep their results. */
    public static final int KEPT_RELEASES = 400;
    /** How many runs that made no release keep their results. */
    public static final int KEPT_RUNS = 100;

    /** Results of tests that are written together. */
    private static final int TOGETHER = 120;
    /** Bytes of the rows of one insert, so that 5,000 rows of any content fit into one transaction. */
    private static final int INSERT_BYTES = 95_000;
    /** What its column holds, in bytes of UTF-8. */
    private static final int DIMENSION_BYTES = 256;
    /** The same as it is written, with what stands for quotes and backslashes. */
    private static final int WRITTEN_BYTES = 300;

    private static final String INSERT = "insert into ops.test_result (run, release, tested_at, gate, test, severity,"
            + " dimension, value, expected, tolerance, verdict) values\n";

    private ResultStatements() {}

    /** What a test found. */
    public record Tested(TestVerdict verdict, List<Judged> judged) {
        /** Copies the list. */
        public Tested {
            judged = List.copyOf(judged);
        }
    }

    /**
     * A run of which results are written.
     *
     * @param release the one that it made; null as long as it made none
     * @param at when it was planned, so that a retry writes the same rows
     */
    public record TestedRun(String run, @Nullable Integer release, Instant at) {}

    /** Writes what the tests of a gate found, in place of what the run wrote for them before, and takes away what is no longer kept. */
    public static List<Writing> record(TestedRun run, Gate gate, List<Tested> tested) {
        List<Writing> writings = new ArrayList<>();
        writings.add(Writing.of("keep the newest results", List.of(purge(run))));
        writings.addAll(again(run, gate, tested));
        return List.copyOf(writings);
    }

    /** The same of a run that ended long ago, for a database that lost it; takes nothing away. */
    public static List<Writing> again(TestedRun run, Gate gate, List<Tested> tested) {
        List<Writing> writings = new ArrayList<>();
        List<Tested> together = new ArrayList<>();
        int rows = 0;
        for (Tested next : tested) {
            if (!together.isEmpty() && rows + next.judged().size() > TOGETHER) {
                writings.add(writing(run, gate, together));
                together.clear();
                rows = 0;
            }
            together.add(next);
            rows += next.judged().size();
        }
        if (!together.isEmpty()) {
            writings.add(writing(run, gate, together));
        }
        return List.copyOf(writings);
    }

    /** Says which release the run of these results made. */
    static String published(String run, long release) {
        return "update ops.test_result set release = " + release + " where run = " + Fence.literal(run);
    }

    private static String purge(TestedRun run) {
        return "delete from ops.test_result\nwhere (release is null and run <> " + Fence.literal(run.run())
                + " and run not in (\n    select recent.run\n    from (\n        select run, max(tested_at) as tested_at"
                + "\n        from ops.test_result\n        where release is null\n        group by run"
                + "\n        order by tested_at desc, run desc\n        limit " + KEPT_RUNS
                + "\n    ) as recent\n))\n    or release <= (select max(live.release) from ops.live_release as live) - "
                + KEPT_RELEASES;
    }

    private static Writing writing(TestedRun run, Gate gate, List<Tested> tested) {
        List<String> statements = new ArrayList<>();
        statements.add("delete from ops.test_result where run = " + Fence.literal(run.run()) + " and gate = "
                + Literals.text(gate.word()) + " and test in ("
                + tested.stream()
                        .map(each -> Literals.text(each.verdict().test()))
                        .collect(Collectors.joining(", "))
                + ")");
        List<String> rows = new ArrayList<>();
        for (Tested each : tested) {
            each.judged().forEach(judged -> rows.add(row(run, gate, each.verdict(), judged)));
        }
        inserts(rows, statements);
        String first = tested.getFirst().verdict().test();
        return Writing.of("results of " + first + " at " + gate.word() + " in " + run.run(), statements);
    }

    private static void inserts(List<String> rows, List<String> statements) {
        List<String> some = new ArrayList<>();
        int bytes = 0;
        for (String row : rows) {
            int more = bytes(row) + 2;
            if (!some.isEmpty() && bytes + more > INSERT_BYTES) {
                statements.add(INSERT + String.join(",\n", some));
                some.clear();
                bytes = 0;
            }
            some.add(row);
            bytes += more;
        }
        if (!some.isEmpty()) {
            statements.add(INSERT + String.join(",\n", some));
        }
    }

    private static String row(TestedRun run, Gate gate, TestVerdict verdict, Judged judged) {
        return "(" + Fence.literal(run.run()) + ", "
                + (run.release() == null ? "null" : run.release()) + ", " + Literals.timestamp(run.at()) + ", "
                + Literals.text(gate.word()) + ", " + Literals.text(verdict.test()) + ", "
                + Literals.text(verdict.severity().name().toLowerCase(Locale.ROOT)) + ", "
                + Literals.anyText(shortened(judged.dimension())) + ", "
                + judged.value().setScale(6, RoundingMode.HALF_UP).toPlainString() + ", "
                + (judged.expected() == null
                        ? "null"
                        : judged.expected().setScale(6, RoundingMode.HALF_UP).toPlainString())
                + ", " + Literals.text(judged.tolerance()) + ", "
                + Literals.text(judged.outcome().jsonName()) + ")";
    }

    /** As much of it as fits; the documents of the run have the whole. */
    private static String shortened(String dimension) {
        int end = dimension.length();
        while (bytes(dimension.substring(0, end)) > DIMENSION_BYTES
                || bytes(Literals.anyText(dimension.substring(0, end))) > WRITTEN_BYTES) {
            end = dimension.offsetByCodePoints(end, -1);
        }
        return dimension.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

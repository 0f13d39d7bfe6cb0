package dev.larder.core.engine;

import dev.larder.core.plan.DataTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Runs data tests on the candidate, and keeps their measures for the releases to come. */
public final class TestStatements {
    /** Failing rows that are fetched: enough to count and to show. */
    public static final int MAX_ROWS = 1_000;
    /** Dimension values that a measure may have. */
    public static final int MAX_DIMENSIONS = 5_000;

    private TestStatements() {}

    /** The test's select on the candidate; one row more than {@link #MAX_ROWS} or {@link #MAX_DIMENSIONS} says that there are more. */
    public static Query query(DataTest test, SortedMap<String, String> knobs) {
        int limit = (test.tolerance() == null ? MAX_ROWS : MAX_DIMENSIONS) + 1;
        return new Query(
                "test " + test.name(),
                "select *\nfrom (\n" + BuildStatements.ofCandidate(test.sql()) + "\n) as result_of_test\nlimit " + limit,
                BuildStatements.used(test.knobs(), knobs));
    }

    /** Writes the measures of a test in a run, in place of what the run wrote for it before; by dimension. */
    public static Writing record(String run, String test, SortedMap<String, BigDecimal> measures) {
        List<String> statements = new ArrayList<>();
        String both = Fence.literal(run) + ", " + Literals.text(test);
        statements.add("delete from ops.measure where run = " + Fence.literal(run) + " and test = " + Literals.text(test));
        List<String> rows = measures.entrySet().stream()
                .map(measure -> "(" + both + ", " + Literals.text(measure.getKey()) + ", "
                        + measure.getValue().setScale(6, RoundingMode.HALF_UP).toPlainString() + ")")
                .toList();
        for (int from = 0; from < rows.size(); from += 200) {
            statements.add("insert into ops.measure (run, test, dimension, value) values\n"
                    + String.join(",\n", rows.subList(from, Math.min(from + 200, rows.size()))));
        }
        return Writing.of("measures of " + test, statements);
    }

    /** What every test measured for the live release: {@code test, dimension, value}. */
    public static Query accepted() {
        return Query.of(
                "accepted measures",
                """
                select measure.test, measure.dimension, measure.value
                from ops.measure as measure
                join ops.release as released
                    on released.run = measure.run
                join ops.live_release as live
                    on live.release = released.release
                order by measure.test, measure.dimension""");
    }

    /** How many releases have a measure of each test: {@code test, releases}. */
    public static Query acceptedReleases() {
        return Query.of(
                "accepted releases",
                "select measure.test, count(distinct released.release) as releases\nfrom ops.measure as measure\n"
                        + "join ops.release as released\n    on released.run = measure.run\ngroup by measure.test\norder by measure.test");
    }
}

package dev.larder.core.engine;

import dev.larder.core.plan.DataTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Runs data tests on the candidate, and keeps their measures for the releases to come. */
public final class TestStatements {
    /** How many failing rows are fetched: those that are shown; the warehouse counts them all. */
    static final int SHOWN_ROWS = 10;
    /** The most dimension values that a measure may have. */
    public static final int MAX_DIMENSIONS = 5_000;

    private TestStatements() {}

    /**
     * The test's select on the candidate. Of failing rows it gives the first, with the number of all of them in a last column; of a
     * measure all rows, or one more than {@link #MAX_DIMENSIONS} if there are too many.
     */
    public static Query query(DataTest test, SortedMap<String, String> knobs) {
        boolean failingRows = test.tolerance() == null;
        String columns = failingRows ? "result_of_test.*, count(*) over () as failing_rows" : "*";
        int limit = failingRows ? SHOWN_ROWS : MAX_DIMENSIONS + 1;
        return new Query(
                "test " + test.name(),
                "select " + columns + "\nfrom (\n" + BuildStatements.ofCandidate(test.sql())
                        + "\n) as result_of_test\nlimit " + limit,
                BuildStatements.used(test.knobs(), knobs));
    }

    /** Writes the measures of a test in a run, by dimension, in place of what the run wrote for it before. */
    public static Writing record(String run, String test, SortedMap<String, BigDecimal> measures) {
        List<String> statements = new ArrayList<>();
        String both = Fence.literal(run) + ", " + Literals.text(test);
        statements.add(
                "delete from ops.measure where run = " + Fence.literal(run) + " and test = " + Literals.text(test));
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
}

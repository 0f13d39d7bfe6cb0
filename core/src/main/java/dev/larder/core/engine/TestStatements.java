package dev.larder.core.engine;

import dev.larder.core.plan.DataTest;
import dev.larder.core.verdict.TestVerdict;
import java.util.SortedMap;

/** Runs data tests on the candidate. */
public final class TestStatements {
    /** How many failing rows are fetched: those that are shown; the warehouse counts them all. */
    static final int SHOWN_ROWS = 10;

    private TestStatements() {}

    /**
     * The test's select on the candidate. Of failing rows it gives the first, with the number of all of them in a last column; of a
     * measure all rows, or one more than {@link TestVerdict#MAX_DIMENSIONS} if there are too many.
     */
    public static Query query(DataTest test, SortedMap<String, String> knobs) {
        return query("test " + test.name(), test, BuildStatements.ofCandidate(test.sql()), knobs);
    }

    /** The same on the live star, of a test that reads nothing else. */
    public static Query onLive(DataTest test, SortedMap<String, String> knobs) {
        return query("live " + test.name(), test, test.sql().text(), knobs);
    }

    private static Query query(String name, DataTest test, String sql, SortedMap<String, String> knobs) {
        boolean failingRows = test.tolerance() == null;
        String columns = failingRows ? "result_of_test.*, count(*) over () as failing_rows" : "*";
        int limit = failingRows ? SHOWN_ROWS : TestVerdict.MAX_DIMENSIONS + 1;
        return new Query(
                name,
                "select " + columns + "\nfrom (\n" + sql + "\n) as result_of_test\nlimit " + limit,
                BuildStatements.used(test.knobs(), knobs));
    }
}

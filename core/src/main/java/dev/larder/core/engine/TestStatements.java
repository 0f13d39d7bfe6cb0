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
        boolean failingRows = test.tolerance() == null;
        String columns = failingRows ? "result_of_test.*, count(*) over () as failing_rows" : "*";
        int limit = failingRows ? SHOWN_ROWS : TestVerdict.MAX_DIMENSIONS + 1;
        return new Query(
                "test " + test.name(),
                "select " + columns + "\nfrom (\n" + BuildStatements.ofCandidate(test.sql())
                        + "\n) as result_of_test\nlimit " + limit,
                BuildStatements.used(test.knobs(), knobs));
    }
}

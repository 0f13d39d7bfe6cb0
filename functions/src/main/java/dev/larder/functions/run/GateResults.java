package dev.larder.functions.run;

import dev.larder.core.engine.TestVerdict;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of one gate found: {@code runs/dt=<date>/<run>/tests-<gate>.json}; in the order of the tests. */
@InFormat(Format.RUN)
public record GateResults(List<Result> results) {
    /** Copies the list. */
    public GateResults {
        results = List.copyOf(results);
    }

    /**
     * One test.
     *
     * @param columns labels of the sample
     * @param sample at most ten of the failing rows or measures, values as text; empty when it passed
     */
    public record Result(
            TestVerdict verdict, String owner, String sql, List<String> columns, List<List<@Nullable String>> sample) {}

    /** Whether the run must not go on to publish. */
    public boolean blocks() {
        return results.stream().anyMatch(result -> result.verdict().blocks());
    }
}

package dev.larder.functions.run;

import dev.larder.core.engine.ResultStatements.Tested;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.TestVerdict;
import java.util.List;
import java.util.Objects;
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
     * @param judged every dimension, those that passed too
     * @param release the release that it was compared with, if the verdict depends on more of it than its own measures; or null
     */
    public record Result(
            TestVerdict verdict,
            String owner,
            String sql,
            List<String> columns,
            List<List<@Nullable String>> sample,
            List<Judged> judged,
            @Nullable Integer release) {
        /** Documents that were written before this was kept have none. */
        public Result {
            judged = List.copyOf(Objects.requireNonNullElse(judged, List.of()));
        }
    }

    /** As {@code ops.test_result} has them; without those of documents that were written before it was. */
    public List<Tested> tested() {
        return results.stream()
                .filter(result -> !result.judged().isEmpty())
                .map(result -> new Tested(result.verdict(), result.judged()))
                .toList();
    }

    /** Whether the run must not go on to publish. */
    public boolean blocks() {
        return results.stream().anyMatch(result -> result.verdict().blocks());
    }
}

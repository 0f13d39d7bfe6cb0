package dev.standin.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.states.RecordedExecutions.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code -Dlarder.asl.cases=PATH} compares other recordings instead: a folder like ours, or a file with a list of them. */
final class RecordedExecutionsTest {
    private static final String OURS = "src/test/resources/executions";
    /** May only rise. */
    private static final int SAME = 24;

    @Test
    void executions_recorded_on_aws_are_the_same_here_or_are_refused() throws IOException {
        String recordings = System.getProperty("larder.asl.cases", OURS);
        Map<String, Verdict> verdicts = RecordedExecutions.compare(Path.of(recordings));
        verdicts.forEach(RecordedExecutionsTest::tell);

        assertThat(verdicts.values())
                .filteredOn(Verdict.Different.class::isInstance)
                .isEmpty();
        assertThat(verdicts.values())
                .filteredOn(Verdict.Same.class::isInstance)
                .hasSizeGreaterThanOrEqualTo(recordings.equals(OURS) ? SAME : 1);
    }

    private static void tell(String id, Verdict verdict) {
        switch (verdict) {
            case Verdict.Same same -> {}
            case Verdict.Refused refused -> System.out.println("refused   " + id + ": " + refused.why());
            case Verdict.Different different -> System.out.println("different " + id + ": " + different);
        }
    }
}

package dev.standin.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.standin.aws.states.RecordedExecutions.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code -Dlarder.asl.cases=FILE} runs another file of the same form. */
class RecordedExecutionsTest {
    @Test
    void executionsRecordedOnAwsAreTheSameHereOrAreRefused() {
        Path file = Optional.ofNullable(System.getProperty("larder.asl.cases"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("larder.shared", "shared"), "conformance/asl-recorded-executions.json"));
        if (!Files.exists(file)) {
            System.out.println("recorded executions: skipped, they are not at " + file);
        }
        assumeTrue(Files.exists(file), "no recorded executions at " + file);

        Map<String, Verdict> verdicts = RecordedExecutions.compare(file);

        Map<String, Verdict.Different> different = new LinkedHashMap<>();
        int refused = 0;
        for (Map.Entry<String, Verdict> entry : verdicts.entrySet()) {
            switch (entry.getValue()) {
                case Verdict.Same same -> {}
                case Verdict.Refused why -> {
                    refused++;
                    System.out.println("refused   " + entry.getKey() + ": " + why.why());
                }
                case Verdict.Different what -> {
                    different.put(entry.getKey(), what);
                    System.out.println("different " + entry.getKey() + ": " + what);
                }
            }
        }
        System.out.printf(
                "recorded executions: same %d, refused %d, different %d (of %d)%n",
                verdicts.size() - refused - different.size(), refused, different.size(), verdicts.size());
        assertThat(verdicts).isNotEmpty();
        assertThat(different).isEmpty();
    }
}

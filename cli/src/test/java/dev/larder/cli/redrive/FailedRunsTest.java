package dev.larder.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

final class FailedRunsTest {
    @Test
    void a_run_that_published_before_its_execution_failed_is_not_to_be_redriven() {
        assertThat(FailedRuns.hasFailed(ExecutionStatus.FAILED, told(RunVerdict.PUBLISHED)))
                .isFalse();
        assertThat(FailedRuns.hasFailed(ExecutionStatus.FAILED, told(RunVerdict.FAILED)))
                .isTrue();
        assertThat(FailedRuns.hasFailed(ExecutionStatus.ABORTED, Optional.empty()))
                .as("not reported yet")
                .isTrue();
        assertThat(FailedRuns.hasFailed(ExecutionStatus.SUCCEEDED, told(RunVerdict.BLOCKED)))
                .isFalse();
    }

    private static Optional<RunRecord> told(RunVerdict verdict) {
        return Optional.of(
                new RunRecord("run", "id", verdict, "So.", null, null, List.of(), List.of(), Instant.EPOCH, "report"));
    }
}

package dev.larder.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.TestProject;
import dev.larder.cli.grants.SmallProject;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsTest {
    private static final String RUN = "2026-03-15-0123456789ab-1";

    @Test
    void a_failed_run_without_a_report_is_told_once_with_its_cause_and_not_before_one_may_still_come(
            @TempDir Path folder) throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        try (LocalEnvironment local = LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(project), 0)) {
            Runs patient = new Runs(local);
            Runs impatient = new Runs(local, Duration.ZERO);
            String machine = local.environment().settings().machine();
            local.clients()
                    .stepFunctions()
                    .startExecution(
                            start -> start.stateMachineArn(machine).name(RUN).input("{}"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Runs.record(local.environment(), RUN).isPresent());
            local.environment()
                    .lake()
                    .objects()
                    .delete(List.of(RunFolder.of(RUN).end()));

            assertThat(patient.look()).as("its report may still come").isEmpty();
            List<RunRecord> told = impatient.look();

            assertThat(told).singleElement().satisfies(run -> {
                assertThat(run.run()).isEqualTo(RUN);
                assertThat(run.verdict()).isEqualTo(RunVerdict.FAILED);
                assertThat(run.sentence()).isNotBlank().doesNotContain("stackTrace");
            });
            assertThat(impatient.look()).as("told already").isEmpty();
        }
    }
}

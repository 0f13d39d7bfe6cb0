package dev.larder.functions.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Settings;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an execution says at its end, which everybody gets who listens to its status-change event. */
final class RunOutputTest {
    private static final String RUN = "2026-03-15-0123456789ab-1";
    private static final String REPORT = "runs/dt=2026-03-15/" + RUN + "/report.html";

    @Test
    void it_says_verdict_sentence_release_rows_and_where_to_look() {
        WriteReport.Answer output =
                output("arn:aws:states:eu-central-1:1:stateMachine:larder-main-build-warehouse", "Done.");

        assertThat(output.verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(output.sentence()).isEqualTo("Done.");
        assertThat(output.release()).isEqualTo(7);
        assertThat(output.rows()).isZero();
        assertThat(output.report()).isEqualTo(REPORT);
        assertThat(output.reportAddress())
                .isEqualTo("https://eu-central-1.console.aws.amazon.com/s3/object/lake?region=eu-central-1&prefix="
                        + "runs%2Fdt%3D2026-03-15%2F" + RUN + "%2Freport.html");
        assertThat(output.console())
                .isEqualTo(
                        "https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/"
                                + "arn:aws:states:eu-central-1:1:execution:larder-main-build-warehouse:" + RUN);
    }

    @Test
    void a_long_sentence_is_cut_off_and_another_partition_has_another_console() {
        WriteReport.Answer output =
                output("arn:aws-cn:states:cn-north-1:1:stateMachine:larder-main-build-warehouse", "x".repeat(5_000));

        assertThat(output.sentence()).hasSize(1_003).endsWith("x...");
        assertThat(output.console()).startsWith("https://cn-north-1.console.amazonaws.cn/");
    }

    private static WriteReport.Answer output(String machine, String sentence) {
        Settings settings = new Settings("main", "landing", "lake", "plan", "w", "d", "c", "q", "a", machine);
        RunRecord record = new RunRecord(
                RUN,
                "0123456789ab",
                RunVerdict.PUBLISHED,
                sentence,
                7,
                null,
                List.of(),
                List.of(),
                Instant.EPOCH,
                REPORT);
        return WriteReport.Answer.of(record, new Addresses(settings));
    }
}

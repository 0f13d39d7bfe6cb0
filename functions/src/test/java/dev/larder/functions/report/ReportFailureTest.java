package dev.larder.functions.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReportFailureTest {
    private final Furnished furnished = new Furnished(SmallProject.plan()).delivered("a", "2026-03-01");
    private final Lake lake = furnished.environment().lake();
    private final PlannedRun run = new PlannedRun(furnished);

    @Test
    void a_failure_is_told_by_the_functions_message_and_the_state_that_it_was_in() {
        furnished.ports().machine().start(run.run(), "{}");

        assertThat(sentence(
                        "FAILED",
                        "java.lang.IllegalStateException",
                        "{\"errorMessage\":\"the disk is full\",\"stackTrace\":[\"at x\"]}"))
                .isEqualTo("In \"Plan the run\": the disk is full");
    }

    @Test
    void a_cause_that_is_no_document_is_told_as_it_is() {
        assertThat(sentence("FAILED", "States.Runtime", "the query found nothing"))
                .isEqualTo("the query found nothing");
        assertThat(sentence("FAILED", "States.Runtime", "{\"reason\":\"x\"}")).isEqualTo("{\"reason\":\"x\"}");
    }

    @Test
    void a_failure_without_a_cause_is_told_by_its_error() {
        assertThat(sentence("FAILED", "States.DataLimitExceeded", null)).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void who_ended_it_is_told() {
        assertThat(sentence("TIMED_OUT", "States.Timeout", null))
                .isEqualTo("the run took longer than it may and was ended.");
        assertThat(sentence("ABORTED", null, "we deploy")).isEqualTo("the run was stopped by a person. we deploy");
        assertThat(sentence("ABORTED", null, null)).isEqualTo("the run was stopped by a person.");
    }

    @Test
    void what_the_run_still_has_in_the_warehouse_is_ended() {
        String journal = "{\"batches\":{\"one\":{\"submission\":0,\"failures\":0,\"id\":\"done\",\"finished\":true},"
                + "\"two\":{\"submission\":0,\"failures\":0,\"id\":\"open\",\"finished\":false},"
                + "\"three\":{\"submission\":0,\"failures\":0,\"finished\":false}}}";
        lake.objects()
                .write(
                        RunFolder.of(run.run()).journal("build"),
                        journal.getBytes(StandardCharsets.UTF_8),
                        "application/json");

        sentence("ABORTED", "Larder.Cancelled", "ann: wrong file");

        assertThat(furnished.ports().scripted().cancelled()).containsExactly("open");
    }

    @Test
    void the_record_says_that_it_failed() {
        assertThat(new ReportFailure(furnished.environment())
                        .step(event("FAILED", "e", "c"))
                        .verdict())
                .isEqualTo(RunVerdict.FAILED);

        RunRecord record = record();
        assertThat(record.run()).isEqualTo(run.run());
        assertThat(record.identity()).isEqualTo(run.order().identity().text());
        assertThat(record.verdict()).isEqualTo(RunVerdict.FAILED);
        assertThat(record.release()).isNull();
        assertThat(record.report()).isEqualTo(run.folder().report());
    }

    @Test
    void the_report_tells_as_much_as_the_run_had_written() {
        sentence("FAILED", "e", "c");
        assertThat(report())
                .contains("|Run " + run.run() + ": failed|c|")
                .contains("|The run did not get as far as the diff.|");

        lake.objects().delete(List.of(run.folder().order()));
        sentence("FAILED", "e", "c");
        assertThat(report()).endsWith("|Run " + run.run() + ": failed|c|");
    }

    @Test
    void a_run_that_fails_in_a_trial_has_its_report_and_counts_as_a_failure() {
        RunFolder trial = run.folder().ofTrial(2);
        lake.put(run.folder().ofTrial(1).order(), run.order());
        lake.put(trial.order(), run.order());

        assertThat(sentence("FAILED", "e", "c")).isEqualTo("c");

        assertThat(report()).contains(": failed|c|");
        assertThat(lake.objects().keys(run.folder().failed(record().endedAt()))).hasSize(1);
    }

    @Test
    void no_run_is_started_again_here() {
        int before = furnished.ports().messages().pokes();

        sentence("FAILED", "e", "c");

        assertThat(furnished.ports().messages().pokes()).isEqualTo(before);
        assertThat(furnished.ports().machine().started()).isEmpty();
    }

    @Test
    void another_end_or_name_is_refused() {
        assertThatThrownBy(() -> sentence("SUCCEEDED", null, null))
                .hasMessageContaining("status of an execution \"SUCCEEDED\": expected FAILED, TIMED_OUT, ABORTED");
        ObjectNode foreign = event("FAILED", "e", "c");
        ((ObjectNode) foreign.path("detail")).put("name", "mine");
        assertThatThrownBy(() -> new ReportFailure(furnished.environment()).step(foreign))
                .hasMessageContaining("execution name \"mine\"");
    }

    private String sentence(String status, @Nullable String error, @Nullable String cause) {
        new ReportFailure(furnished.environment()).step(event(status, error, cause));
        return record().sentence();
    }

    private ObjectNode event(String status, @Nullable String error, @Nullable String cause) {
        ObjectNode event = Lake.JSON.createObjectNode();
        event.putObject("detail")
                .put("name", run.run())
                .put("status", status)
                .put("error", error)
                .put("cause", cause);
        return event;
    }

    private RunRecord record() {
        return lake.get(run.folder().end(), RunRecord.class);
    }

    private String report() {
        return WrittenReport.visible(
                new String(lake.objects().read(run.folder().report()).orElseThrow(), StandardCharsets.UTF_8));
    }
}

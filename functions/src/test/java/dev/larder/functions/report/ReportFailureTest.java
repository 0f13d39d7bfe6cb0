package dev.larder.functions.report;

import static dev.larder.functions.memory.PlannedRun.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.Diff;
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
    void a_run_that_published_before_its_execution_failed_is_told_as_published() {
        published("\"id\":\"forgotten\",\"finished\":true");

        assertThat(sentence("FAILED", "e", "the disk is full"))
                .isEqualTo("Release 1: fct_sale +3 -0. After it had published, its execution ended: the disk is full");

        assertThat(record().verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(record().release()).isEqualTo(1);
        assertThat(report()).contains("|Run " + run.run() + ": published|Release 1: fct_sale +3 -0. After it");
        assertThat(lake.objects().keys(run.folder().failed()))
                .as("no attempt waits for it")
                .isEmpty();
        assertThat(furnished.ports().counted()).containsExactly("RunsPublished:1");
    }

    @Test
    void a_publish_that_was_not_seen_to_end_is_asked_about_once_it_is_cancelled() {
        String id = furnished
                .ports()
                .scripted()
                .submit("token", "publish", Batch.of("publish release 1", List.of("select 1")))
                .id();
        published("\"id\":\"" + id + "\",\"finished\":false");

        assertThat(sentence("ABORTED", null, "ann: wrong file"))
                .endsWith("its execution ended: the run was stopped by a person. ann: wrong file");

        assertThat(record().verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(furnished.ports().scripted().cancelled()).containsExactly(id);
    }

    @Test
    void a_publish_that_did_not_commit_makes_no_release() {
        furnished.ports().scripted().refuses("cancelled");
        String id = furnished
                .ports()
                .scripted()
                .submit("token", "publish", Batch.of("publish release 1", List.of("select 1")))
                .id();
        published("\"id\":\"" + id + "\",\"finished\":false");

        sentence("ABORTED", null, "ann: wrong file");

        assertThat(record().verdict()).isEqualTo(RunVerdict.FAILED);
        assertThat(furnished.ports().counted()).isEmpty();
    }

    @Test
    void a_trial_that_published_is_found_by_its_own_journal() {
        RunFolder trial = run.folder().ofTrial(1);
        lake.put(trial.order(), run.order());
        lake.put(trial.diff(), lake.get(diffed().diff(), Diff.class));
        write(trial, "\"finished\":true");

        sentence("FAILED", "e", "c");

        assertThat(record().verdict()).isEqualTo(RunVerdict.PUBLISHED);
    }

    @Test
    void what_planning_found_to_be_published_is_not_told_otherwise_by_an_event_that_comes_late() {
        diffed();
        PublishedRun.settle(furnished.environment(), Furnished.release(1, run.run()));
        assertThat(record().sentence())
                .isEqualTo("Release 1: fct_sale +3 -0. After it had published, its execution ended without a word.");

        sentence("FAILED", "e", "c");

        assertThat(record().verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(lake.objects().keys(run.folder().failed())).isEmpty();
    }

    @Test
    void a_run_that_was_told_as_failed_is_told_as_published_by_the_next_that_is_planned() {
        diffed();
        sentence("FAILED", "e", "the answer was lost");

        PublishedRun.settle(furnished.environment(), Furnished.release(1, run.run()));

        assertThat(record().verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(record().sentence()).endsWith("its execution ended: the answer was lost");
        assertThat(lake.objects().keys(run.folder().settled()))
                .as("what failed does not count")
                .hasSize(1);
    }

    @Test
    void a_run_is_not_told_as_published_while_it_can_tell_so_itself_nor_for_the_release_of_another() {
        diffed();
        furnished.ports().machine().start(run.run(), "{}");
        PublishedRun.settle(furnished.environment(), Furnished.release(1, run.run()));
        furnished.ports().machine().end(run.run());
        PublishedRun.settle(furnished.environment(), Furnished.release(2, run.run()));
        PublishedRun.settle(furnished.environment(), Furnished.release(1, ""));

        assertThat(lake.objects().keys(run.folder().end())).isEmpty();
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

    /** It got as far as publishing, of which its journal says so much. */
    private void published(String known) {
        write(diffed(), known);
    }

    private RunFolder diffed() {
        run.diff(change("fct_sale", 3, 0));
        return run.folder();
    }

    private void write(RunFolder folder, String known) {
        String journal = "{\"batches\":{\"publish release 1\":{\"submission\":0,\"failures\":0," + known + "}}}";
        lake.objects().write(folder.journal("publish"), journal.getBytes(StandardCharsets.UTF_8), "application/json");
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

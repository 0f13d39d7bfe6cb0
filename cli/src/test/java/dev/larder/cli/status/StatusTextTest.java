package dev.larder.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.CalendarRow.State;
import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.AlarmText;
import dev.standin.aws.local.FiringAlarm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Alarms in a status, of an environment that nobody runs now. */
final class StatusTextTest {
    private static final AlarmText BLOCKED =
            new AlarmText("a run is blocked", "within five minutes", "none", "read the report", "a-run-is-blocked");

    @TempDir
    private Path state = Path.of("");

    @Test
    void alarms_that_were_on_when_the_environment_was_last_at_work_are_said_to_be_so() throws Exception {
        Files.writeString(
                state.resolve("alarms.json"),
                JsonMapper.shared()
                        .writeValueAsString(List.of(
                                new FiringAlarm("larder-local-run-blocked", BLOCKED.description(), Instant.EPOCH))));

        assertThat(printed())
                .startsWith("Alarms when it was last at work\n")
                .contains("larder-local-run-blocked", "1970-01-01T00:00:00Z", "a run is blocked", "read the report")
                .contains("docs/operator.md#a-run-is-blocked");
    }

    @Test
    void an_environment_that_never_evaluated_any_has_none() {
        assertThat(printed()).startsWith("Alarms when it was last at work: none\n");
    }

    @Test
    void what_is_due_stands_in_a_calendar_where_there_is_one() {
        assertThat(printed()).doesNotContain("Calendar");

        FeedId feed = new FeedId("acme", "sale");
        Instant due = Instant.parse("2026-03-16T08:00:00Z");
        assertThat(printed(Status.DueFile.of(new CalendarRow(
                        feed, due, "Europe/Rome", State.LATE, "late since 2026-03-16 11:00 Europe/Rome"))))
                .containsPattern("acme +sale +2026-03-16 09:00 Europe/Rome +late +late since 2026-03-16 11:00");
    }

    @Test
    void a_list_of_holidays_that_nobody_kept_is_named() {
        assertThat(printed(List.of(), List.of("the holidays of acme/sale end on 2025-12-26")))
                .contains("Note: the holidays of acme/sale end on 2025-12-26");
    }

    @Test
    void a_set_that_waits_is_shown_with_what_is_missing_and_until_when() {
        WaitingSet day = new WaitingSet(
                "day",
                "2026-03-15",
                List.of("acme/sale"),
                List.of("acme/return", "zenith/call"),
                Instant.parse("2026-03-15T13:00:00.5Z"),
                "wait",
                true,
                true);

        assertThat(printed(List.of(), List.of(), List.of(day)))
                .containsPattern("day +2026-03-15 +overdue, overtaken +acme/sale +acme/return, zenith/call"
                        + " +2026-03-15T13:00:00Z +wait");
        assertThat(printed()).doesNotContain("Sets that wait");
    }

    @Test
    void a_run_that_found_its_mapping_live_had_nothing_to_do_and_one_under_way_has_not_ended() {
        assertThat(new Status.Run("a", "SUCCEEDED", null, 0, 0).words()).isEqualTo("nothing to do");
        assertThat(new Status.Run("a", "RUNNING", null, 0, 0).words()).isEqualTo("-");
        assertThat(new Status.Run("a", "FAILED", "published", 3, 0).words()).isEqualTo("published");
    }

    @Test
    void what_is_not_listed_is_counted() {
        assertThat(new Earlier(2_950, 1, 0).words()).isEqualTo("2,950 deliveries, 1 run");
        assertThat(new Earlier(0, 0, 0).none()).isTrue();
    }

    private String printed(Status.DueFile... files) {
        return printed(List.of(files), List.of());
    }

    private String printed(List<Status.DueFile> due, List<String> outdated) {
        return printed(due, outdated, List.of());
    }

    private String printed(List<Status.DueFile> due, List<String> outdated, List<WaitingSet> sets) {
        List<AlarmOn> alarms = FiringAlarm.find(state).stream().map(AlarmOn::of).toList();
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        StatusText.print(
                new Status(
                        "local",
                        "small-team",
                        false,
                        alarms,
                        null,
                        due,
                        outdated,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        sets,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                out);
        return text.toString();
    }
}

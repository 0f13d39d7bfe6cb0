package dev.larder.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Schedule;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.PeriodUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A feed that is due on Mondays at nine, two hours may pass; 2 March 2026 is a Monday. */
class TurnTest {
    private static final FeedId FEED = new FeedId("acme", "rx");

    private DueTimes times = mondays("0 9 * * MON", null);
    private FeedCalendar calendar = begin("2026-02-25T12:00:00Z");
    private final List<Arrival> waiting = new ArrayList<>();

    @Test
    void a_file_that_is_there_in_time_leaves_nothing_open() {
        came("2026-03-01T20:00:00Z", "2026-02-28");
        look("2026-03-01T20:05:00Z");
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC here");

        look("2026-03-02T12:00:00Z");
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC here", "2026-03-09 09:00 UTC due");
        assertThat(calendar.isLate(at("2026-03-02T12:00:00Z"))).isFalse();
    }

    @Test
    void a_file_is_due_then_late_then_missing_and_said_once() {
        look("2026-03-02T09:00:00Z");
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC due", "2026-03-09 09:00 UTC due");
        look("2026-03-02T10:59:59Z");
        assertThat(calendar.unsaid(at("2026-03-02T10:59:59Z"))).isEmpty();

        Instant late = look("2026-03-02T11:00:00Z");
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC late", "2026-03-09 09:00 UTC due");
        assertThat(calendar.isLate(late)).isTrue();
        assertThat(calendar.unsaid(late)).hasSize(1);
        calendar = calendar.said(late);
        assertThat(calendar.unsaid(late)).isEmpty();

        Instant next = look("2026-03-09T09:00:00Z");
        assertThat(rows())
                .containsExactly(
                        "2026-03-02 09:00 UTC missing", "2026-03-09 09:00 UTC due", "2026-03-16 09:00 UTC due");
        assertThat(calendar.isLate(next)).as("it still has not come").isTrue();
        assertThat(calendar.unsaid(next)).isEmpty();
        assertThat(unsaidAt("2026-03-09T11:00:00Z")).hasSize(1);
    }

    @Test
    void a_late_file_ends_the_alarm() {
        look("2026-03-03T00:00:00Z");
        came("2026-03-03T08:00:00Z", "2026-02-28");

        Instant now = look("2026-03-03T08:05:00Z");

        assertThat(calendar.isLate(now)).isFalse();
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC here", "2026-03-09 09:00 UTC due");
        assertThat(calendar.last()).satisfies(last -> assertThat(last.how()).isEqualTo(FeedCalendar.How.LATE));
    }

    @Test
    void a_hole_does_not_make_every_later_file_late() {
        look("2026-03-02T12:00:00Z");
        for (String monday : List.of("2026-03-09", "2026-03-16", "2026-03-23")) {
            came(monday + "T08:00:00Z", LocalDate.parse(monday).minusDays(2).toString());
            Instant now = look(monday + "T12:00:00Z");
            assertThat(calendar.isLate(now)).as(monday).isFalse();
        }
        assertThat(rows()).first().isEqualTo("2026-03-02 09:00 UTC missing");
    }

    @Test
    void files_that_catch_up_fill_what_is_missing() {
        look("2026-03-16T12:00:00Z");
        came("2026-03-16T13:00:00Z", "2026-02-28");
        came("2026-03-16T13:00:01Z", "2026-03-07");
        came("2026-03-16T13:00:02Z", "2026-03-14");

        look("2026-03-16T13:05:00Z");
        assertThat(calendar.open()).isEmpty();

        assertThat(lateAt("2026-03-23T12:00:00Z"))
                .as("none of them counts for the week after")
                .isTrue();
    }

    @Test
    void a_file_of_an_earlier_week_is_not_the_one_that_is_due_now() {
        came("2026-03-02T08:00:00Z", "2026-02-28");
        look("2026-03-16T12:00:00Z");
        came("2026-03-16T13:00:00Z", "2026-03-07");

        Instant now = look("2026-03-16T13:05:00Z");

        assertThat(rows())
                .containsExactly("2026-03-09 09:00 UTC here", "2026-03-16 09:00 UTC late", "2026-03-23 09:00 UTC due");
        assertThat(calendar.isLate(now)).as("that of this week has not come").isTrue();
        came("2026-03-17T08:00:00Z", "2026-03-14");
        Instant next = look("2026-03-17T08:05:00Z");
        assertThat(calendar.isLate(next)).isFalse();
    }

    @Test
    void a_file_that_comes_a_week_late_does_not_count_for_the_week_that_begins() {
        came("2026-03-02T08:00:00Z", "2026-02-28");
        look("2026-03-09T12:00:00Z");
        came("2026-03-15T20:00:00Z", "2026-03-07");

        assertThat(lateAt("2026-03-16T12:00:00Z")).isTrue();
        assertThat(calendar.open()).hasSize(1);
    }

    @Test
    void periods_that_say_nothing_of_the_time_are_asked_nothing() {
        came("2026-03-02T08:00:00Z", "2026-02-28");
        look("2026-03-16T12:00:00Z");
        came("2026-03-16T13:00:00Z", "2026-03-10");

        Instant now = look("2026-03-16T13:05:00Z");
        assertThat(rows())
                .containsExactly(
                        "2026-03-09 09:00 UTC missing", "2026-03-16 09:00 UTC here", "2026-03-23 09:00 UTC due");
        assertThat(calendar.isLate(now)).isFalse();
    }

    @Test
    void a_correction_of_what_came_before_counts_for_nothing() {
        came("2026-03-02T08:00:00Z", "2026-02-28");
        came("2026-03-06T08:00:00Z", "2026-02-28");
        arrival("2026-03-08T08:00:00Z", "2026-02-21", false, false);

        assertThat(lateAt("2026-03-09T12:00:00Z")).isTrue();
    }

    @Test
    void a_file_with_older_periods_comes_out_of_order() {
        look("2026-03-02T12:00:00Z");
        came("2026-03-09T08:00:00Z", "2026-03-07");
        look("2026-03-09T12:00:00Z");
        came("2026-03-10T08:00:00Z", "2026-02-28");

        look("2026-03-10T08:05:00Z");

        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC out of order", "2026-03-16 09:00 UTC due");
    }

    @Test
    void a_whole_file_makes_up_for_all_before_it() {
        look("2026-03-16T12:00:00Z");
        assertThat(calendar.open()).hasSize(3);
        arrival("2026-03-16T13:00:00Z", null, true, true);

        look("2026-03-16T13:05:00Z");

        assertThat(calendar.open()).isEmpty();
    }

    @Test
    void with_a_latency_a_file_counts_for_the_times_whose_periods_it_has() {
        times = mondays("0 9 * * MON", 2);
        calendar = begin("2026-02-25T12:00:00Z");
        look("2026-03-09T12:00:00Z");
        assertThat(calendar.open()).hasSize(2);

        arrival("2026-03-09T13:00:00Z", "2026-03-07", false, false);
        look("2026-03-09T13:05:00Z");
        assertThat(rows())
                .containsExactly(
                        "2026-03-02 09:00 UTC missing", "2026-03-09 09:00 UTC here", "2026-03-16 09:00 UTC due");

        arrival("2026-03-09T14:00:00Z", "2026-02-27", true, false);
        look("2026-03-09T14:05:00Z");
        assertThat(rows()).containsExactly("2026-03-02 09:00 UTC out of order", "2026-03-16 09:00 UTC due");

        arrival("2026-03-10T14:00:00Z", "2026-03-14", false, false);
        arrival("2026-03-10T14:00:01Z", "2026-03-21", false, false);
        look("2026-03-24T12:00:00Z");
        assertThat(calendar.open()).as("two weeks were sent ahead").isEmpty();
        assertThat(lateAt("2026-03-30T12:00:00Z")).isTrue();
    }

    @Test
    void what_was_counted_is_not_counted_twice_and_no_time_is_due_twice() {
        look("2026-03-16T12:00:00Z");
        Arrival once = new Arrival("d1", "a.csv", at("2026-03-16T13:00:00Z"), false, false, null);
        FeedCalendar first = Turn.turned(calendar, times, List.of(once), at("2026-03-16T13:05:00Z"));
        FeedCalendar again = Turn.turned(first, times, List.of(once), at("2026-03-16T13:05:00Z"));

        assertThat(again.differs(first)).isFalse();
        assertThat(first.open()).hasSize(2);
        assertThat(Turn.turned(first, times, List.of(), at("2026-03-16T13:00:00Z"))
                        .differs(first))
                .as("a clock that goes back")
                .isFalse();
    }

    @Test
    void a_contract_that_has_expired_is_not_due_and_not_late() {
        look("2026-03-02T12:00:00Z");
        times = DueTimes.of(List.of(ContractBuilder.rx()
                        .valid("2026-01-01", "2026-03-05")
                        .due(new Schedule("0 9 * * MON", "UTC", 120, null, Holidays.NONE))
                        .build()))
                .orElseThrow();

        assertThat(lateAt("2026-03-04T12:00:00Z")).isTrue();
        assertThat(lateAt("2026-03-09T12:00:00Z")).isFalse();
        assertThat(rows()).isEmpty();
    }

    @Test
    void new_rules_say_nothing_of_the_past_and_keep_what_came_early() {
        came("2026-03-05T08:00:00Z", "2026-03-04");
        came("2026-03-08T08:00:00Z", "2026-03-07");
        look("2026-03-08T12:00:00Z");
        times = mondays("30 10 * * MON", null);

        assertThat(lateAt("2026-03-09T15:00:00Z")).isFalse();

        times = mondays("0 12 * * *", null);
        look("2026-03-12T11:00:00Z");
        assertThat(rows()).doesNotContain("2026-03-11 12:00 UTC missing").contains("2026-03-12 12:00 UTC due");
    }

    @Test
    void a_calendar_begins_with_the_next_time_for_which_the_latest_file_may_have_come() {
        Arrival latest = new Arrival("d0", "a.csv", at("2026-02-24T12:00:00Z"), false, false, null);
        calendar = Turn.begin(FEED, times, Optional.of(latest), at("2026-02-25T12:00:00Z"));
        assertThat(lateAt("2026-03-02T12:00:00Z")).isFalse();

        Arrival older = new Arrival("d0", "a.csv", at("2026-02-23T08:00:00Z"), false, false, null);
        calendar = Turn.begin(FEED, times, Optional.of(older), at("2026-02-25T12:00:00Z"));
        assertThat(lateAt("2026-03-02T12:00:00Z")).isTrue();
    }

    @Test
    void a_supplier_who_has_vanished_costs_no_more_from_year_to_year() {
        times = mondays("0 9 * * *", null);
        Instant now = at("2026-02-26T12:00:00Z");
        for (int day = 1; day <= 735; day++) {
            turn(now);
            calendar = calendar.said(now);
            now = now.plus(Duration.ofDays(1));
        }

        turn(now);
        assertThat(calendar.open()).hasSize(FeedCalendar.MOST_OPEN);
        assertThat(calendar.dropped()).isEqualTo(735 - FeedCalendar.MOST_OPEN);
        assertThat(calendar.isLate(now)).isTrue();
        assertThat(CalendarRow.of(calendar, times.after(now), now).getFirst().about())
                .isEqualTo("never came, nor did 730 before it");
    }

    private FeedCalendar begin(String now) {
        return Turn.begin(FEED, times, Optional.empty(), at(now));
    }

    private Instant look(String now) {
        // As the schedule does, every so often, whatever came.
        for (Instant at = calendar.until().plus(Duration.ofHours(7));
                at.isBefore(at(now));
                at = at.plus(Duration.ofHours(7))) {
            turn(at);
        }
        turn(at(now));
        return at(now);
    }

    private boolean lateAt(String now) {
        Instant looked = look(now);
        return calendar.isLate(looked);
    }

    private List<FeedCalendar.Open> unsaidAt(String now) {
        Instant looked = look(now);
        return calendar.unsaid(looked);
    }

    private void turn(Instant now) {
        List<Arrival> here =
                waiting.stream().filter(each -> !each.landed().isAfter(now)).toList();
        calendar = Turn.turned(calendar, times, here, now);
        waiting.removeAll(here);
    }

    private void came(String landed, String newest) {
        arrival(landed, newest, false, false);
    }

    private void arrival(String landed, @Nullable String newest, boolean again, boolean whole) {
        DateRange days = newest == null
                ? null
                : new DateRange(LocalDate.parse(newest), LocalDate.parse(newest).plusDays(1));
        waiting.add(new Arrival("d" + landed, "rx.csv", at(landed), again, whole, days));
    }

    private List<String> rows() {
        Instant now = calendar.until();
        return CalendarRow.of(calendar, times.after(now), now).stream()
                .map(row -> row.time() + " " + row.state().word())
                .toList();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static DueTimes mondays(String cron, @Nullable Integer latency) {
        return DueTimes.of(List.of(ContractBuilder.rx()
                        .coverage(Coverage.PERIOD)
                        .periodInName(PeriodUnit.DAY)
                        .due(new Schedule(cron, "UTC", 120, latency, Holidays.NONE))
                        .build()))
                .orElseThrow();
    }
}

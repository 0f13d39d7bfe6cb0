package dev.larder.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Holidays.Then;
import dev.larder.core.contract.Schedule;
import dev.larder.core.period.PeriodUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimesTest {
    private static final Holidays ITALY = new Holidays(
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            List.of("12-25", "12-26", "01-01"),
            List.of(LocalDate.of(2026, 4, 6)),
            Then.NEXT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // every day, week, month
                "0 9 * * *      | UTC | 2026-02-27T00:00:00Z | 2026-02-27T09:00:00Z 2026-02-28T09:00:00Z 2026-03-01T09:00:00Z",
                "30 6,18 * * *  | UTC | 2026-02-28T07:00:00Z | 2026-02-28T18:30:00Z 2026-03-01T06:30:00Z 2026-03-01T18:30:00Z",
                "0 */8 * * *    | UTC | 2026-02-28T09:00:00Z | 2026-02-28T16:00:00Z 2026-03-01T00:00:00Z 2026-03-01T08:00:00Z",
                "0 9 * * MON    | UTC | 2026-02-27T00:00:00Z | 2026-03-02T09:00:00Z 2026-03-09T09:00:00Z 2026-03-16T09:00:00Z",
                "0 9 * * 7      | UTC | 2026-02-27T00:00:00Z | 2026-03-01T09:00:00Z 2026-03-08T09:00:00Z 2026-03-15T09:00:00Z",
                "0 9 * * mon-fri | UTC | 2026-02-27T10:00:00Z | 2026-03-02T09:00:00Z 2026-03-03T09:00:00Z 2026-03-04T09:00:00Z",
                "0 9 5 * *      | UTC | 2026-02-27T00:00:00Z | 2026-03-05T09:00:00Z 2026-04-05T09:00:00Z 2026-05-05T09:00:00Z",
                // the ends of months, and leap days
                "0 9 L * *      | UTC | 2026-01-31T10:00:00Z | 2026-02-28T09:00:00Z 2026-03-31T09:00:00Z 2026-04-30T09:00:00Z",
                "0 9 L * *      | UTC | 2028-01-31T10:00:00Z | 2028-02-29T09:00:00Z 2028-03-31T09:00:00Z 2028-04-30T09:00:00Z",
                "0 9 15,L * *   | UTC | 2026-01-31T10:00:00Z | 2026-02-15T09:00:00Z 2026-02-28T09:00:00Z 2026-03-15T09:00:00Z",
                "0 9 31 * *     | UTC | 2026-01-31T10:00:00Z | 2026-03-31T09:00:00Z 2026-05-31T09:00:00Z 2026-07-31T09:00:00Z",
                "0 9 29 2 *     | UTC | 2096-03-01T00:00:00Z | 2104-02-29T09:00:00Z 2108-02-29T09:00:00Z 2112-02-29T09:00:00Z",
                "0 9 5 JAN,jul * | UTC | 2026-02-27T00:00:00Z | 2026-07-05T09:00:00Z 2027-01-05T09:00:00Z 2027-07-05T09:00:00Z",
                // clocks that go forward on 29 March and back on 25 October, in Rome
                "0 9 * * *      | Europe/Rome | 2026-03-28T00:00:00Z | 2026-03-28T08:00:00Z 2026-03-29T07:00:00Z 2026-03-30T07:00:00Z",
                "30 2 * * *     | Europe/Rome | 2026-03-28T00:00:00Z | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z",
                "30 2 * * *     | Europe/Rome | 2026-10-24T00:00:00Z | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z",
                // far from Greenwich, where a day is another
                "0 1 1 * *      | Pacific/Kiritimati | 2026-02-27T00:00:00Z | 2026-02-28T11:00:00Z 2026-03-31T11:00:00Z 2026-04-30T11:00:00Z",
                "0 23 L * *     | Pacific/Pago_Pago | 2026-02-27T00:00:00Z | 2026-03-01T10:00:00Z 2026-04-01T10:00:00Z 2026-05-01T10:00:00Z",
            })
    void files_are_due_when_the_clock_of_their_zone_says_so(String cron, String zone, String after, String expected) {
        DueTimes times = times(cron, zone, Holidays.NONE);

        Instant from = Instant.parse(after);
        for (String each : expected.split(" ")) {
            Instant next = times.after(from).orElseThrow().at();
            assertThat(next).isEqualTo(each);
            assertThat(times.upTo(next).orElseThrow().at()).isEqualTo(next);
            assertThat(times.between(from, next)).extracting(Due::at).containsExactly(next);
            from = next;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * *         | it has 4 fields, expected five: minute, hour, day of the month, month, day of the week",
                "* 9 * * *       | its minute is \"*\", expected one number",
                "0 24 * * *      | its hour is \"24\", expected 0 to 23",
                "0 9 32 * *      | its day of the month is \"32\", expected 1 to 31 or L",
                "0 9 * * FUN     | its day of the week is \"FUN\", expected 0 to 7",
                "0 9 * * 5-1     | its day of the week is \"5-1\", expected 0 to 7",
                "0 9 */0 * *     | its day of the month is \"*/0\", expected 1 to 31 or L",
                "0 9 5 * MON     | it names days of the month and of the week, of which one must be *: either would do in cron",
                "0 9 30 2 *      | there is no such day",
            })
    void what_cron_does_not_say_is_refused(String cron, String message) {
        assertThatThrownBy(() -> DueTimes.require(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void what_is_due_on_a_holiday_is_due_on_the_next_day_that_is_none_and_once() {
        DueTimes weekly = times("0 9 * * MON", "Europe/Rome", ITALY);
        assertThat(between(weekly, "2026-03-31T00:00:00Z", "2026-04-14T00:00:00Z"))
                .as("6 April is Easter Monday")
                .containsExactly("2026-04-07T07:00:00Z", "2026-04-13T07:00:00Z");

        DueTimes daily = times("0 9 * * *", "Europe/Rome", ITALY);
        assertThat(between(daily, "2026-12-24T00:00:00Z", "2026-12-29T00:00:00Z"))
                .as("Christmas is on a Friday")
                .containsExactly("2026-12-24T08:00:00Z", "2026-12-28T08:00:00Z");
        DueTimes monthly = times("0 9 L * *", "Europe/Rome", ITALY);
        assertThat(between(monthly, "2026-01-02T00:00:00Z", "2026-03-03T00:00:00Z"))
                .as("31 January and 28 February are Saturdays")
                .containsExactly("2026-02-02T08:00:00Z", "2026-03-02T08:00:00Z");
    }

    @Test
    void what_is_due_on_a_holiday_may_fall_away() {
        Holidays skipped = new Holidays(ITALY.weekly(), ITALY.yearly(), ITALY.days(), Then.SKIP);

        assertThat(between(
                        times("0 9 * * MON", "Europe/Rome", skipped), "2026-03-31T00:00:00Z", "2026-04-14T00:00:00Z"))
                .containsExactly("2026-04-13T07:00:00Z");
    }

    @Test
    void the_newest_period_that_is_expected_does_not_move_with_a_holiday() {
        Contract monthly = ContractBuilder.rx()
                .coverage(Coverage.PERIOD)
                .periodInName(PeriodUnit.MONTH)
                .due(schedule("0 9 L * *", "Europe/Rome", 0, ITALY))
                .build();

        DueTimes times = DueTimes.of(List.of(monthly)).orElseThrow();

        Due due = times.after(Instant.parse("2026-01-02T00:00:00Z")).orElseThrow();
        assertThat(due.at()).isEqualTo("2026-02-02T08:00:00Z");
        assertThat(due.expects()).isEqualTo("2026-01-31");
    }

    @Test
    void each_version_says_it_for_its_own_days() {
        Contract monday = ContractBuilder.rx()
                .version("1.0.0")
                .valid("2026-01-01", "2026-03-18")
                .due(schedule("0 9 * * MON", "UTC", null, Holidays.NONE))
                .build();
        Contract friday = ContractBuilder.rx()
                .version("2.0.0")
                .from("2026-03-18")
                .due(schedule("0 12 * * FRI", "UTC", null, Holidays.NONE))
                .build();

        DueTimes changed = DueTimes.of(List.of(friday, monday)).orElseThrow();
        assertThat(between(changed, "2026-03-08T00:00:00Z", "2026-03-29T00:00:00Z"))
                .containsExactly(
                        "2026-03-09T09:00:00Z", "2026-03-16T09:00:00Z", "2026-03-20T12:00:00Z", "2026-03-27T12:00:00Z");
        assertThat(changed.after(Instant.parse("2026-03-16T09:00:00Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo("2026-03-20T12:00:00Z");
        assertThat(changed.upTo(Instant.parse("2026-03-20T11:59:59Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo("2026-03-16T09:00:00Z");

        DueTimes expired = DueTimes.of(List.of(monday)).orElseThrow();
        assertThat(expired.after(Instant.parse("2026-03-16T09:00:00Z"))).isEmpty();
        assertThat(expired.isScheduled(Instant.parse("2026-03-17T23:59:59Z"))).isTrue();
        assertThat(expired.isScheduled(Instant.parse("2026-03-18T00:00:00Z"))).isFalse();
        assertThat(changed.fingerprint()).isNotEqualTo(expired.fingerprint());
    }

    @Test
    void a_contract_without_a_schedule_has_no_times() {
        assertThat(DueTimes.of(List.of(ContractBuilder.rx().build()))).isEmpty();
    }

    /** Whatever the zone, a daily time is due once for each of its days, however its clocks are changed. */
    @Test
    void a_daily_time_is_due_once_a_day_in_every_zone() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> zones =
                java.time.ZoneId.getAvailableZoneIds().stream().sorted().toList();
        Instant from = Instant.parse("2025-12-31T12:00:00Z");
        for (int i = 0; i < 60; i++) {
            String zone = zones.get(random.nextInt(zones.size()));
            String cron = random.nextInt(60) + " " + random.nextInt(24) + " * * *";
            List<Due> year = times(cron, zone, Holidays.NONE).between(from, from.plusSeconds(366L * 86_400));
            assertThat(year).as("%s in %s, seed %d", cron, zone, seed).hasSizeBetween(365, 367);
            assertThat(year).extracting(Due::at).doesNotHaveDuplicates().isSorted();
        }
    }

    private static List<String> between(DueTimes times, String after, String until) {
        return times.between(Instant.parse(after), Instant.parse(until)).stream()
                .map(due -> due.at().toString())
                .toList();
    }

    private static DueTimes times(String cron, String zone, Holidays holidays) {
        Contract contract =
                ContractBuilder.rx().due(schedule(cron, zone, null, holidays)).build();
        return DueTimes.of(List.of(contract)).orElseThrow();
    }

    private static Schedule schedule(String cron, String zone, @Nullable Integer latency, Holidays holidays) {
        return new Schedule(cron, zone, 120, latency, holidays);
    }
}

package dev.larder.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Holidays.Then;
import dev.larder.core.contract.Schedule;
import dev.larder.core.plan.Plan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutdatedHolidaysTest {
    private static final Contract MONDAYS = contract("2025-04-21", "2025-12-26");

    private static Contract contract(String... days) {
        return ContractBuilder.rx().due(schedule(days)).build();
    }

    private static Schedule schedule(String... days) {
        Holidays holidays = new Holidays(
                List.of(DayOfWeek.SUNDAY),
                List.of("01-01"),
                Stream.of(days).map(LocalDate::parse).toList(),
                Then.NEXT);
        return new Schedule("0 9 * * MON", "Europe/Rome", 60, null, holidays);
    }

    private static List<String> notes(String now, Contract... versions) {
        List<Plan.Feed> feeds = Stream.of("one", "two")
                .map(name -> new Plan.Feed(new FeedId("acme", name), name, List.of(versions), List.of()))
                .toList();
        return OutdatedHolidays.of(feeds, Instant.parse(now));
    }

    @Test
    void a_list_whose_last_day_is_over_is_named_with_all_its_feeds() {
        // In Rome the 27th has begun.
        assertThat(notes("2025-12-26T23:30:00Z", MONDAYS))
                .containsExactly(
                        "the holidays of acme/one, acme/two end on 2025-12-26: files will be due, and late, on all"
                                + " later ones; add them");
        assertThat(notes("2025-12-26T22:30:00Z", MONDAYS)).isEmpty();
    }

    @Test
    void a_year_that_was_left_out_is_named() {
        assertThat(notes("2026-03-01T00:00:00Z", contract("2025-12-26", "2027-01-06")))
                .singleElement()
                .asString()
                .contains("have no day in 2026");
    }

    @Test
    void days_of_every_week_and_year_need_no_care() {
        assertThat(notes("2050-01-01T00:00:00Z", contract())).isEmpty();
    }

    @Test
    void a_contract_that_is_not_valid_any_more_may_have_an_old_list() {
        Contract former = ContractBuilder.rx()
                .valid("2024-01-01", "2026-01-01")
                .due(schedule("2025-12-26"))
                .build();

        assertThat(notes("2026-03-01T00:00:00Z", former)).isEmpty();
        assertThat(notes("2025-12-30T00:00:00Z", former)).isNotEmpty();
        assertThat(notes("2023-12-30T00:00:00Z", former)).isEmpty();
    }
}

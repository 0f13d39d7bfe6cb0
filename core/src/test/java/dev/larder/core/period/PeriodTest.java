package dev.larder.core.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {
    @Test
    void every_day_of_five_years_is_a_period_of_itself() {
        LocalDate.of(2023, 12, 1)
                .datesUntil(LocalDate.of(2029, 1, 1))
                .forEach(day ->
                        assertThat(new Period(day.toString()).range()).contains(new DateRange(day, day.plusDays(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "2026-01-32",
                "2026/01/01",
                "2026-1-011",
                "\u0662\u0660\u0662\u0666-01-01",
                "20260101",
                "2026-013",
                "26"
            })
    void what_is_no_date_is_no_period(String text) {
        assertThatThrownBy(() -> new Period(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void what_differs_is_found_side_by_side() {
        SortedMap<Period, Integer> was = new TreeMap<>(Map.of(day(1), 1, day(2), 2, day(4), 4, day(6), 6));
        SortedMap<Period, Integer> is = new TreeMap<>(Map.of(day(2), 2, day(3), 3, day(4), 44, day(7), 7));

        PeriodsDifference<String, Integer> difference = PeriodsDifference.between(Map.of("a", was), Map.of("a", is));

        assertThat(difference.changed()).isEqualTo(Map.of("a", Map.of(day(3), 3, day(4), 44, day(7), 7)));
        assertThat(difference.gone()).isEqualTo(Map.of("a", new TreeSet<>(List.of(day(1), day(6)))));
        assertThat(difference.of(Map.of("a", was))).isEqualTo(Map.of("a", is));
    }

    private static Period day(int day) {
        return new Period("2026-03-0" + day);
    }
}

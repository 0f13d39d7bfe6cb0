package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.suggest.Lags.Days;
import dev.larder.cli.suggest.Lags.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How late a file may be, as those before it were. */
final class LagsTest {
    @Test
    void files_that_were_never_late_may_be_a_day_late_and_not_two() {
        Days days = Days.of(every(1, 0, 0, 0, 0, 0, 0), false);

        assertThat(days).isEqualTo(new Days(-1, 1));
        assertThat(days.has(1)).isTrue();
        assertThat(days.has(2)).isFalse();
    }

    @Test
    void a_file_that_comes_once_a_month_may_be_a_week_off_and_not_a_month() {
        Days days = Days.of(every(30, 5, 5, 5, 5, 5), true);

        assertThat(days.has(5 + 3)).as("a weekend and a holiday").isTrue();
        assertThat(days.has(5 + 30)).as("last month's file").isFalse();
    }

    @Test
    void what_differed_by_a_day_has_that_and_what_differed_by_more_as_much_again() {
        assertThat(Days.of(every(1, 0, 1, 0, 1, 1), false)).isEqualTo(new Days(0, 1));
        assertThat(Days.of(every(1, 0, 1, 0, 1, 1), true)).isEqualTo(new Days(-1, 2));
        assertThat(Days.of(every(1, 0, 3, 1, 2, 0), false)).isEqualTo(new Days(-3, 6));
    }

    @Test
    void files_that_would_have_been_stopped_by_what_came_before_are_counted_once_each() {
        assertThat(Lags.alarms(every(1, 0, 0, 0, 0, 0, 0, 0), false)).isZero();
        assertThat(Lags.alarms(every(1, 0, 0, 0, 0, 0, 4, 0, 9), false)).isEqualTo(2);

        List<Seen> stayed = List.of(
                new Seen(1, 0),
                new Seen(2, 0),
                new Seen(3, 0),
                new Seen(4, 0),
                new Seen(5, 0),
                new Seen(6, 4),
                new Seen(6, 4));
        assertThat(Lags.alarms(stayed, false)).as("in two releases").isEqualTo(1);
    }

    /** Files that land so many days one after another. */
    private static List<Seen> every(int days, long... lags) {
        assertThat(Arrays.stream(lags).count()).isGreaterThan(1);
        return IntStream.range(0, lags.length)
                .mapToObj(i -> new Seen((long) i * days, lags[i]))
                .toList();
    }
}

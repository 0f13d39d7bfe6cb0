package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ReleaseDifferenceTest {
    private static final long SEED = 20261127;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Random random = new Random(SEED);

    @Test
    void a_release_is_what_it_was_whatever_it_is_written_against() {
        for (int i = 0; i < 2_000; i++) {
            Release base = release(3);
            Release release = release(5);

            ReleaseDifference difference = ReleaseDifference.between(base, release);

            assertThat(difference.of(base)).as("seed %d, pair %d", SEED, i).isEqualTo(release);
        }
    }

    @Test
    void what_is_the_same_is_not_said_again() {
        Release release = release(3);

        ReleaseDifference difference = ReleaseDifference.between(release, release);

        assertThat(difference.changed().mapping()).isEqualTo(Mapping.EMPTY);
        assertThat(difference.changed().contents().values()).allMatch(days -> days.isEmpty());
        assertThat(difference.unmapped()).isEmpty();
        assertThat(difference.emptied()).isEmpty();
    }

    @Test
    void a_difference_is_applied_to_the_release_that_it_names_and_to_no_other() {
        ReleaseDifference difference = ReleaseDifference.between(release(3), release(5));

        assertThatThrownBy(() -> difference.of(release(4)))
                .hasMessage("release 5 differs from release 3, and that of number 4 was found");
        assertThatThrownBy(() -> ReleaseDifference.between(release(5), release(3)))
                .hasMessage("release 3 as a difference from 5: expected an earlier one");
    }

    /** One with some of few periods, so that periods, feeds and tables come and go. */
    private Release release(int number) {
        SortedMap<FeedId, SortedMap<Period, List<String>>> mapping = new TreeMap<>();
        SortedMap<String, SortedMap<Period, PeriodContent>> contents = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            if (random.nextBoolean()) {
                mapping.put(new FeedId("acme", name), periods(i -> List.of("d" + i)));
            }
            if (random.nextBoolean()) {
                contents.put(name, periods(i -> new PeriodContent(i, "h" + i)));
            }
        }
        return new Release(
                number,
                number,
                "0123456789ab",
                "run",
                "plan",
                new Mapping(mapping),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                contents,
                AcceptedMeasures.NONE);
    }

    private <T> SortedMap<Period, T> periods(IntFunction<T> value) {
        SortedMap<Period, T> periods = new TreeMap<>();
        for (int day = 0; day < 4; day++) {
            if (random.nextBoolean()) {
                periods.put(new Period(DAY.plusDays(day).toString()), value.apply(random.nextInt(2)));
            }
        }
        return periods;
    }
}

package dev.larder.functions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.ReleaseLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.MemoryObjects;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    /** 100,000 takes a minute. */
    private static final int DELIVERIES = Integer.getInteger("larder.soak.deliveries", 3_000);

    private static final FeedId SALE = new FeedId("acme", "sale");

    private final MemoryObjects objects = new MemoryObjects(Clock.systemUTC());
    private final Lake lake = new Lake(objects);

    @Test
    void the_newest_is_found_by_as_many_calls_whatever_came_before() {
        Releases.begin(lake, Release.empty(Instant.EPOCH));
        for (int number = 1; number <= 300; number++) {
            Releases.write(lake, release(number, 3, "d"), number - 1);
        }
        objects.calls();

        assertThat(Releases.newest(lake)).contains(release(300, 3, "d"));

        assertThat(objects.calls()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_hint_that_a_slower_writer_left_is_only_where_to_begin() {
        Releases.begin(lake, Release.empty(Instant.EPOCH));
        for (int number = 1; number <= 3; number++) {
            Releases.write(lake, release(number, 3, "d"), number - 1);
        }
        Releases.write(lake, release(2, 3, "d"), 1);

        assertThat(Releases.newest(lake)).contains(release(3, 3, "d"));
    }

    @Test
    void records_of_a_version_that_left_no_hint_are_found_and_so_is_what_follows_them() {
        lake.put(LakeLayout.release(9), release(9, 3, "d"));
        lake.put(LakeLayout.release(10), release(10, 3, "d"));
        assertThat(Releases.newestNumber(lake)).hasValue(10);

        Releases.write(lake, release(11, 3, "d"), 10);
        lake.put(LakeLayout.release(12), release(12, 3, "d"));
        assertThat(Releases.newestNumber(lake)).hasValue(12);

        objects.delete(List.of(LakeLayout.release(11), LakeLayout.release(12)));
        assertThat(Releases.newestNumber(lake))
                .as("the record that the hint names is gone")
                .hasValue(10);
    }

    @Test
    void a_record_is_short_however_many_deliveries_are_in_force() {
        Release former = release(1, DELIVERIES, "d");
        lake.put(LakeLayout.release(1), former);
        int wholes = 0;
        for (int number = 2; number <= 16; number++) {
            Release next = later(former, number, 150);

            Releases.write(lake, next, number - 1);

            assertThat(objects.read(LakeLayout.release(number)).orElseThrow().length)
                    .isLessThan(200_000);
            assertThat(Releases.find(new Lake(objects), number)).contains(next);
            assertThat(Releases.run(lake, number)).contains(next.run());
            wholes += objects.keys(ReleaseLayout.whole(number)).size();
            former = next;
        }

        assertThat(wholes).as("wholes of 15 releases").isBetween(2, 4);
    }

    @Test
    void a_short_record_is_written_as_ever() {
        Releases.write(lake, release(1, 3, "d"), 0);

        assertThat(lake.get(LakeLayout.release(1), Release.class)).isEqualTo(release(1, 3, "d"));
        assertThat(Releases.run(lake, 1)).contains(release(1, 3, "d").run());
        assertThat(Releases.run(lake, 2)).isEmpty();
    }

    /** Some days are delivered again. */
    private static Release later(Release former, int number, int days) {
        SortedMap<Period, List<String>> periods = new TreeMap<>(former.mapping().of(SALE));
        SortedMap<Period, PeriodContent> contents =
                new TreeMap<>(former.contents().get("fct_sale"));
        for (int day = 0; day < days; day++) {
            Period period = new Period(DAY.plusDays((long) number * days + day).toString());
            periods.put(period, List.of("%020x".formatted(number * 1_000_000L + day)));
            contents.put(period, new PeriodContent(number, "1105543764994639627" + number));
        }
        return release(number, periods, contents);
    }

    private static Release release(int number, int days, String delivery) {
        SortedMap<Period, List<String>> periods = new TreeMap<>();
        SortedMap<Period, PeriodContent> contents = new TreeMap<>();
        for (int day = 0; day < days; day++) {
            Period period = new Period(DAY.plusDays(day).toString());
            periods.put(period, List.of(delivery + "%019x".formatted(day)));
            contents.put(period, new PeriodContent(7, "1105543764994639627"));
        }
        return release(number, periods, contents);
    }

    private static Release release(
            int number, SortedMap<Period, List<String>> periods, SortedMap<Period, PeriodContent> contents) {
        return new Release(
                number,
                number,
                "0123456789ab",
                "2026-01-01-0123456789ab-1",
                "plan",
                new Mapping(new TreeMap<>(Map.of(SALE, periods))),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(Map.of("fct_sale", contents)),
                AcceptedMeasures.NONE);
    }
}

package dev.larder.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.HandClock;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run of one file asks of AWS when nothing is remembered, behind few deliveries and behind many. {@code -Dlarder.past=3000} makes the many more, and
 * {@code -Dlarder.past.releases=300} what was released of them.
 */
final class RunBehindHistoryTest {
    private static final int FEW = 3;
    private static final int MANY = Integer.getInteger("larder.past", 60);
    private static final int MOST_RELEASES = Integer.getInteger("larder.past.releases", 6);
    /** From here on the settled part of the history is a document of its own, and so is the whole release that a record differs from. */
    private static final int IN_ONE_DOCUMENT = 1_000;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_of_one_file_asks_for_nothing_more_behind_many_deliveries() throws IOException {
        Plan plan = TestProject.plan(SmallProject.in(folder.resolve("project")));

        Asked few = asked(plan, FEW);
        Asked many = asked(plan, MANY);

        System.out.printf("a run of one file behind %d deliveries: %s; behind %d: %s%n", FEW, few, MANY, many);
        assertThat(few.calls()).containsKeys("s3 get", "s3 put", "s3 list", "batches", "result pages", "transitions");
        if (MANY > IN_ONE_DOCUMENT) {
            assertThat(Objects.requireNonNull(many.calls().remove("s3 get")))
                    .isLessThanOrEqualTo(Objects.requireNonNull(few.calls().remove("s3 get")) + 4);
        }
        assertThat(many.calls()).isEqualTo(few.calls());
        assertThat(many.most().get("StartRun")).isLessThanOrEqualTo(30);
        assertThat(many.most().get("PlanRun")).isLessThanOrEqualTo(30);
        assertThat(many.order()).isCloseTo(few.order(), Offset.offset(30));
    }

    /**
     * What was asked.
     *
     * @param most the most calls of S3 that a call of each function made
     * @param order length of the run's order, in bytes
     */
    private record Asked(SortedMap<String, Integer> calls, SortedMap<String, Integer> most, int order) {}

    /** From the file's landing until nothing is left to do. */
    private Asked asked(Plan plan, int past) {
        Path place = folder.resolve("behind-" + past);
        try (Works works = new Works(plan, Works.Place.in(place, new HandClock()), Planted.NOTHING)) {
            works.setUp();
            int aRelease = Math.ceilDiv(past, MOST_RELEASES);
            for (int day = 0; day < past; day++) {
                land(works, day);
                if (day % aRelease == aRelease - 1 || day == past - 1) {
                    release(works);
                }
            }
            works.restart();
            var _ = works.calls().taken();

            land(works, past);
            release(works);

            SortedMap<String, Integer> most = works.calls().most();
            SortedMap<String, Integer> calls = works.calls().taken();
            Lake lake = works.environment().lake();
            String run = Releases.newest(lake).orElseThrow().run();
            return new Asked(
                    calls, most, lake.objects().read(RunFolder.of(run).order()).orElseThrow().length);
        }
    }

    private static void land(Works works, int day) {
        works.time().advance(Duration.ofMinutes(1));
        String date = FIRST.plusDays(day).toString();
        works.receive(works.land("suppliers/acme/sale/sale_" + date + ".csv", SmallProject.day(date, 1)));
    }

    private static void release(Works works) {
        assertThat(works.settle()).isEqualTo("live");
        assertThat(works.settle()).isEqualTo("idle");
    }
}

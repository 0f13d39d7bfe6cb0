package dev.larder.functions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What stands aside, for those who only want to see it. */
final class AsideSeenTest {
    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final Lake lake = furnished.environment().lake();

    @Test
    void what_was_seen_is_told_without_a_look_at_the_history() {
        conflict();
        assertThat(Planner.start(furnished.environment())).isEqualTo("live");

        lake.objects().delete(List.of(HistoryLayout.index()));

        assertThat(aside()).containsExactly("abd");
    }

    @Test
    void what_is_blocked_or_under_way_is_as_it_was_seen() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z").landed("abd", "2026-03-13", "2026-03-13T08:00:00Z");
        assertThat(Planner.start(furnished.environment())).isEqualTo("started");

        lake.objects().delete(List.of(HistoryLayout.index()));

        assertThat(aside()).containsExactly("abd");
    }

    @Test
    void what_came_since_is_looked_at() {
        conflict();
        assertThat(Planner.start(furnished.environment())).isEqualTo("live");

        furnished.landed("abe", "2026-03-14", "2026-03-14T08:00:00Z");

        assertThat(aside()).containsExactly("abd", "abe");
    }

    @Test
    void what_a_run_decided_since_is_looked_at() {
        conflict();
        assertThat(Planner.start(furnished.environment())).isEqualTo("live");
        nothingWasSeen();
        assertThat(aside()).as("as it was seen").isEmpty();

        AsideList.put(lake, 1, "a run", List.of());

        assertThat(aside()).containsExactly("abd");
    }

    @Test
    void what_stands_beside_another_release_is_looked_at() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z").landed("abd", "2026-03-13", "2026-03-13T08:00:00Z");
        assertThat(Planner.start(furnished.environment())).isEqualTo("started");
        nothingWasSeen();
        assertThat(aside()).as("as it was seen").isEmpty();

        release();

        assertThat(aside()).containsExactly("abd");
    }

    /** As if nothing had stood aside. */
    private void nothingWasSeen() {
        AsideSeen seen = lake.get(HistoryLayout.aside(), AsideSeen.class);
        lake.put(HistoryLayout.aside(), new AsideSeen(seen.release(), seen.decided(), seen.causes(), List.of()));
    }

    @Test
    void of_two_looks_at_once_the_one_that_ends_last_is_repeated() {
        conflict();
        Gathering gathering = Gathering.now(furnished.environment());
        AsideSeen.Look slow = AsideSeen.Look.begin(lake, 1, gathering);
        AsideSeen.Look quick = AsideSeen.Look.begin(lake, 1, gathering);
        assertThat(quick.keep(NextRun.of(furnished.environment()).aside())).isTrue();

        assertThat(slow.keep(List.of())).isFalse();
        assertThat(AsideSeen.Look.begin(lake, 1, gathering)
                        .keep(NextRun.of(furnished.environment()).aside()))
                .as("the same again")
                .isTrue();
    }

    /** A month is live, and a day of it, for which the fold has no place, is pending. */
    private void conflict() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z").landed("abd", "2026-03-13", "2026-03-13T08:00:00Z");
        release();
    }

    private void release() {
        NextRun next = NextRun.of(furnished.environment());
        Release release = new Release(
                1,
                1,
                next.identity().text(),
                "run",
                next.plan().hash(),
                next.inputs().mapping(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(),
                AcceptedMeasures.NONE);
        Releases.write(lake, release, 0);
    }

    private List<String> aside() {
        Environment fresh = new Environment(
                furnished.environment().settings(),
                furnished.ports(),
                furnished.environment().clock());
        return AsideSeen.now(fresh).stream().map(Aside::unit).toList();
    }
}

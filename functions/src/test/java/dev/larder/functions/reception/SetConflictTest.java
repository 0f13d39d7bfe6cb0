package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.run.NextRun;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A member of a complete set for which the fold has no place. */
class SetConflictTest {
    private static final String DAY = "2026-03-13";

    private final Furnished furnished = new Furnished(SetScene.plan(Incomplete.WAIT));
    private final SetScene scene = new SetScene(furnished);

    /** As a rejected one is waited for: a day's files come into force together, or none of them does. */
    @Test
    void the_others_wait_with_it_and_all_come_into_force_when_what_is_in_its_place_is_held() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        DeliveryRecord sale = scene.received(SmallProject.SALE, DAY);
        DeliveryRecord returned = scene.received(SmallProject.RETURN, DAY);
        DeliveryRecord call = scene.received(SmallProject.CALL, DAY);

        NextRun next = NextRun.of(furnished.environment());

        assertThat(scene.closing(DAY).members()).contains(sale.id(), returned.id(), call.id());
        assertThat(scene.inForce()).containsExactly("abc");
        assertThat(next.hasConflicts()).isTrue();
        assertThat(asides(next)).containsOnlyKeys(sale.id(), returned.id(), call.id());
        assertThat(asides(next).get(sale.id()))
                .contains(
                        sale.landed().key() + " stands aside because",
                        "covers only a part of period 2026-03",
                        "larder hold " + sale.id());
        assertThat(asides(next).get(call.id()))
                .contains(
                        call.landed().key() + " stands aside because it is of the set day " + DAY,
                        "covers only a part of period 2026-03",
                        "larder hold " + sale.id());
        assertThat(next.seen().apart())
                .as("what they would supersede is not forgotten when they are old")
                .containsExactlyInAnyOrder(returned.id(), call.id());
        assertThat(Planner.start(furnished.environment())).isEqualTo("started");
        assertThat(scene.identity()).as("asked again").isEqualTo(next.identity().text());

        hold("abc");

        assertThat(scene.inForce()).containsExactlyInAnyOrder(sale.id(), returned.id(), call.id());
        assertThat(NextRun.of(furnished.environment()).aside()).isEmpty();
    }

    @Test
    void the_others_come_into_force_without_it_when_a_person_holds_it() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        DeliveryRecord sale = scene.received(SmallProject.SALE, DAY);
        DeliveryRecord returned = scene.received(SmallProject.RETURN, DAY);
        DeliveryRecord call = scene.received(SmallProject.CALL, DAY);

        hold(sale.id());

        assertThat(scene.inForce()).containsExactlyInAnyOrder("abc", returned.id(), call.id());
        assertThat(NextRun.of(furnished.environment()).aside()).isEmpty();
    }

    @Test
    void no_other_day_is_held_up() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        List<DeliveryRecord> before = SetScene.FEEDS.stream()
                .map(feed -> scene.received(feed, "2026-02-28"))
                .toList();
        SetScene.FEEDS.forEach(feed -> scene.received(feed, DAY));
        List<DeliveryRecord> after = SetScene.FEEDS.stream()
                .map(feed -> scene.received(feed, "2026-04-01"))
                .toList();

        assertThat(scene.inForce())
                .containsExactlyInAnyOrderElementsOf(Stream.of(List.of("abc"), ids(before), ids(after))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void a_set_that_publishes_what_there_is_goes_on_without_it() {
        Furnished publishing = new Furnished(SetScene.plan(Incomplete.PUBLISH));
        SetScene other = new SetScene(publishing);
        publishing.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        DeliveryRecord sale = other.received(SmallProject.SALE, DAY);
        DeliveryRecord returned = other.received(SmallProject.RETURN, DAY);
        DeliveryRecord call = other.received(SmallProject.CALL, DAY);

        assertThat(other.inForce()).containsExactlyInAnyOrder("abc", returned.id(), call.id());
        assertThat(asides(NextRun.of(publishing.environment()))).containsOnlyKeys(sale.id());
    }

    /** By the key of its closing it is known to be closed. */
    @Test
    void what_was_closed_is_not_read_since_those_who_plan_runs_may_not() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        SetScene.FEEDS.forEach(feed -> scene.received(feed, DAY));
        furnished.environment().lake().objects().write(SetLayout.closing("day", DAY), new byte[] {0}, "text/plain");

        assertThat(scene.inForce()).containsExactly("abc");
    }

    private static List<String> ids(List<DeliveryRecord> deliveries) {
        return deliveries.stream().map(DeliveryRecord::id).toList();
    }

    private void hold(String delivery) {
        furnished.environment().decisions().write("ann", "a month in one file", new Decision.PutOnHold(delivery));
    }

    private static SortedMap<String, String> asides(NextRun next) {
        SortedMap<String, String> words = new TreeMap<>();
        next.aside().forEach(aside -> words.put(aside.unit(), aside.words()));
        return words;
    }
}

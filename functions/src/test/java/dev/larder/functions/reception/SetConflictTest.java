package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.run.NextRun;
import org.junit.jupiter.api.Test;

/** A member of a complete set for which the fold has no place. */
class SetConflictTest {
    private static final String DAY = "2026-03-13";

    private final Furnished furnished = new Furnished(SetScene.plan(Incomplete.WAIT));
    private final SetScene scene = new SetScene(furnished);

    /** It is a value, as of any other delivery; tests across the files of a day judge what is left of the set. */
    @Test
    void it_stands_aside_and_says_why_the_others_are_taken_and_it_has_its_place_again_when_the_other_is_held() {
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        DeliveryRecord sale = scene.received(SmallProject.SALE, DAY);
        DeliveryRecord returned = scene.received(SmallProject.RETURN, DAY);
        DeliveryRecord call = scene.received(SmallProject.CALL, DAY);

        NextRun next = NextRun.of(furnished.environment());

        assertThat(scene.closing(DAY).members()).contains(sale.id(), returned.id(), call.id());
        assertThat(scene.inForce()).containsExactlyInAnyOrder("abc", returned.id(), call.id());
        assertThat(next.hasConflicts()).isTrue();
        assertThat(next.aside()).singleElement().satisfies(aside -> {
            assertThat(aside.deliveries()).containsExactly(sale.id());
            assertThat(aside.feeds()).containsExactly(SmallProject.SALE);
            assertThat(aside.words())
                    .contains(
                            sale.landed().key() + " stands aside because",
                            "covers only a part of period 2026-03",
                            "larder hold " + sale.id());
        });
        assertThat(Planner.start(furnished.environment())).isEqualTo("started");
        assertThat(scene.identity()).as("asked again").isEqualTo(next.identity().text());

        furnished.environment().decisions().write("ann", "a month in one file", new Decision.PutOnHold("abc"));

        assertThat(scene.inForce()).containsExactlyInAnyOrder(sale.id(), returned.id(), call.id());
        assertThat(NextRun.of(furnished.environment()).aside()).isEmpty();
    }
}

package dev.larder.core.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.lake.SetLayout.Member;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.InForce;
import dev.larder.core.receipt.Notice;
import dev.larder.core.receipt.SetNote;
import dev.larder.core.set.Closing.Reason;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey.By;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final FeedId SALE = FeedId.parse("acme/sale");
    private static final FeedId CALL = FeedId.parse("zenith/call");
    private static final String DAY = "2026-03-01";
    /** The first delivery lands at 08:01, and an hour is waited. */
    private static final Instant OVER = Instant.parse("2026-03-01T09:01:00Z");

    private final DeliveryRecord sale = of(new Deliveries("acme/sale").full("a", "2026-01"), DAY);
    private final DeliveryRecord call = of(new Deliveries("zenith/call").full("b", "2026-01"), DAY);
    private final DeliveryRecord other = of(new Deliveries("zenith/call").full("c", "2026-01"), "2026-03-02");

    @Test
    void it_is_complete_when_every_required_feed_has_a_delivery_of_its_key() {
        Gathering waits = Gathering.of(set(Incomplete.WAIT), DAY, List.of(sale, other));
        Gathering complete = Gathering.of(set(Incomplete.WAIT), DAY, List.of(sale, other, call));

        assertThat(waits.missing()).containsExactly(CALL);
        assertThat(waits.isComplete()).isFalse();
        assertThat(waits.complete(OVER)).isEmpty();
        assertThat(complete.isComplete()).isTrue();
        assertThat(complete.complete(OVER))
                .contains(new Closing(
                        "pair",
                        DAY,
                        Reason.COMPLETE,
                        "every required feed has an accepted delivery",
                        OVER,
                        List.of("a", "b"),
                        List.of()));
        assertThat(complete.isOverdue(OVER)).isFalse();
    }

    @Test
    void deliveries_of_other_sets_and_of_none_are_no_members() {
        DeliveryRecord none = new Deliveries("acme/sale").full("d", "2026-01");
        DeliveryRecord foreign = none.in(new InSet("pairs", DAY, List.of(), null));

        assertThat(Gathering.of(set(Incomplete.WAIT), DAY, List.of(none, foreign))
                        .members())
                .isEmpty();
    }

    @Test
    void it_is_overdue_from_the_end_of_its_wait_on_and_closed_then_if_the_set_says_so() {
        Gathering publish = Gathering.of(set(Incomplete.PUBLISH), DAY, List.of(sale));

        assertThat(publish.until()).contains(OVER);
        assertThat(publish.isOverdue(OVER.minusSeconds(1))).isFalse();
        assertThat(publish.overdue(OVER.minusSeconds(1))).isEmpty();
        assertThat(publish.isOverdue(OVER)).isTrue();
        assertThat(publish.overdue(OVER)).hasValueSatisfying(closing -> {
            assertThat(closing.reason()).isEqualTo(Reason.WAIT);
            assertThat(closing.missing()).containsExactly(CALL);
            assertThat(closing.incomplete()).isTrue();
        });
        assertThat(Gathering.of(set(Incomplete.WAIT), DAY, List.of(sale)).overdue(OVER))
                .isEmpty();
    }

    @Test
    void nothing_is_waited_for_while_nothing_is_there() {
        Gathering nothing = Gathering.of(FeedSet.removed("pair"), DAY, List.of());

        assertThat(nothing.until()).isEmpty();
        assertThat(nothing.isOverdue(OVER)).isFalse();
        assertThat(nothing.complete(OVER)).isEmpty();
    }

    @Test
    void an_instance_of_a_set_that_was_given_up_lacks_nothing() {
        Closing closing = Gathering.of(FeedSet.removed("pair"), DAY, List.of(sale))
                .complete(OVER)
                .orElseThrow();

        assertThat(closing.reason()).isEqualTo(Reason.REMOVED);
        assertThat(closing.incomplete()).isFalse();
    }

    @Test
    void a_fold_is_without_what_waits_whatever_is_held() {
        DeliveryRecord none = new Deliveries("acme/visit").full("d", "2026-01");
        ClosedSets closed = new ClosedSets(Set.of()).and(Set.of(new Instance("pair", DAY)));
        List<DeliveryRecord> all = List.of(sale, other, none);

        assertThat(all.stream().filter(closed::waits)).containsExactly(other);
        assertThat(InForce.fold(closed.without(all), Set.of()).deliveries()).containsExactlyInAnyOrder("a", "d");
        assertThat(new ClosedSets(Set.of()).without(all)).containsExactly(none);
    }

    @Test
    void keys_of_the_lake_say_what_they_are_about() {
        Instance instance = new Instance("pair", DAY);
        String mark = SetLayout.member(instance, SALE, "a");

        assertThat(mark).isEqualTo("members/pair/2026-03-01/acme/sale/a");
        assertThat(SetLayout.memberOf(mark)).isEqualTo(new Member(instance, SALE, "a"));
        assertThat(mark).startsWith(SetLayout.members(instance)).startsWith(SetLayout.members());
        assertThat(SetLayout.closing("pair", DAY))
                .isEqualTo("sets/pair/2026-03-01.json")
                .startsWith(SetLayout.closings("pair"));
        assertThat(SetLayout.instanceOfClosing("sets/pair/2026-03-01.json")).isEqualTo(instance);
        assertThat(instance).isLessThan(new Instance("pair", "2026-03-02")).isLessThan(new Instance("pairs", "2026"));
    }

    @Test
    void people_are_told_what_is_missing_and_what_to_do() {
        Notice incomplete = SetNote.incomplete(Gathering.of(set(Incomplete.WAIT), DAY, List.of(sale)), OVER);

        assertThat(incomplete.key()).isEqualTo("notices/_sets/pair/incomplete/2026-03-01-on-2026-03-01.txt");
        assertThat(incomplete.text()).contains("missing: zenith/call", "larder close pair 2026-03-01 --why TEXT");
        Notice closed = SetNote.closed(Gathering.of(set(Incomplete.PUBLISH), DAY, List.of(sale))
                .overdue(OVER)
                .orElseThrow());
        assertThat(closed.key()).isEqualTo("notices/_sets/pair/closed-incomplete/2026-03-01.txt");
        assertThat(closed.text()).contains("closed 2026-03-01 09:01:00 UTC: the wait was over");
    }

    private static DeliveryRecord of(DeliveryRecord record, String key) {
        return record.in(new InSet("pair", key, List.of(), null));
    }

    private static FeedSet set(Incomplete incomplete) {
        return new FeedSet("pair", List.of(SALE, CALL), List.of(), new SetKey(By.LANDED, "UTC"), 60, incomplete);
    }
}

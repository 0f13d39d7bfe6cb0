package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.plan.Plan;
import dev.larder.core.set.Closing;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales, returns and calls of a day belong together; the clock begins on 15 March 2026, 07:00 UTC, and a day is waited for six hours. */
class SetsTest {
    private static final List<FeedId> FEEDS = SetScene.FEEDS;
    private static final String DAY = "2026-03-15";
    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final SetScene here = new SetScene(new Furnished(SetScene.plan(Incomplete.PUBLISH)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_files_of_a_day_make_one_cause_whatever_their_order(long seed) {
        List<FeedId> order = new ArrayList<>(FEEDS);
        Collections.shuffle(order, new Random(seed));

        for (FeedId feed : order.subList(0, 2)) {
            here.received(feed, DAY);
            here.pass(Duration.ofSeconds(7));
            assertThat(here.pending()).isEmpty();
            assertThat(here.inForce()).isEmpty();
        }
        here.received(order.getLast(), DAY);

        assertThat(here.pending()).contains("set-day-" + DAY);
        assertThat(here.inForce()).hasSize(3);
        assertThat(here.marks()).isEmpty();
        assertThat(here.closing(DAY).reason()).isEqualTo(Closing.Reason.COMPLETE);
        assertThat(here.closing(DAY).members()).hasSize(3);
    }

    @Test
    void a_delivery_that_waits_changes_the_identity_of_no_run_and_delays_no_other_feed() {
        String before = here.identity();

        here.received(SmallProject.SALE, DAY);
        assertThat(here.identity()).isEqualTo(before);

        FEEDS.forEach(feed -> here.received(feed, "2026-03-16"));
        assertThat(here.pending()).as("a later day is not kept waiting").contains("set-day-2026-03-16");
        assertThat(here.inForce()).hasSize(3);
    }

    @Test
    void a_day_with_a_rejected_file_is_published_at_the_end_of_its_wait_and_the_correction_by_itself() {
        here.received(SmallProject.SALE, DAY);
        here.pass(Duration.ofHours(1));
        here.received(SmallProject.RETURN, DAY);
        DeliveryRecord bad = here.put(SmallProject.CALL, "sold_on,shop,amount\n2026-03-15,north,three\n");
        assertThat(bad.accepted()).isFalse();
        here.reconcile();
        assertThat(here.pending()).isEmpty();

        here.pass(SIX_HOURS.minusHours(1).minusSeconds(1));
        here.reconcile();
        assertThat(here.pending()).as("a second before its wait is over").isEmpty();
        here.pass(Duration.ofSeconds(1));
        here.reconcile();

        assertThat(here.pending()).contains("set-day-" + DAY);
        assertThat(here.inForce()).hasSize(2);
        assertThat(here.closing(DAY)).satisfies(closing -> {
            assertThat(closing.reason()).isEqualTo(Closing.Reason.WAIT);
            assertThat(closing.missing()).containsExactly(SmallProject.CALL);
        });
        assertThat(here.text("notices/_sets/day/closed-incomplete/2026-03-15.txt"))
                .isEqualTo("""
                    CLOSED set day, 2026-03-15 - what is there is loaded, though something is missing.
                     missing: zenith/call
                     closed 2026-03-15 13:00:00 UTC: the wait was over
                    What comes later is loaded by itself.
                    """);
        here.delete(here.pending());

        DeliveryRecord correction = here.received(SmallProject.CALL, DAY);

        assertThat(here.pending()).containsExactly("delivery/" + correction.feed() + "/" + correction.id());
        assertThat(here.inForce()).hasSize(3);
        assertThat(here.marks()).isEmpty();
        here.delete(here.pending());
        here.reconcile();
        assertThat(here.pending()).isEmpty();
    }

    @Test
    void a_correction_within_the_wait_completes_the_day() {
        here.received(SmallProject.SALE, DAY);
        here.put(SmallProject.CALL, "sold_on,shop,amount\n2026-03-15,north,three\n");
        here.received(SmallProject.RETURN, DAY);
        here.pass(Duration.ofHours(2));
        here.received(SmallProject.CALL, DAY);

        assertThat(here.pending()).contains("set-day-" + DAY);
        assertThat(here.closing(DAY).reason()).isEqualTo(Closing.Reason.COMPLETE);
    }

    @Test
    void a_set_that_waits_is_told_of_once_a_day_until_a_person_closes_it() {
        Furnished waits = new Furnished(SetScene.plan(Incomplete.WAIT));
        SetScene there = new SetScene(waits);
        there.received(SmallProject.SALE, DAY);
        there.reconcile();
        assertThat(there.notices()).isEmpty();

        there.pass(SIX_HOURS);
        there.reconcile();
        there.pass(Duration.ofHours(1));
        there.reconcile();
        assertThat(there.notices()).containsExactly("notices/_sets/day/incomplete/2026-03-15-on-2026-03-15.txt");
        assertThat(there.text(there.notices().getFirst())).isEqualTo("""
            INCOMPLETE set day, 2026-03-15 - its deliveries are not loaded.
             missing: acme/return, zenith/call
             waited until 2026-03-15 13:00:00 UTC
            Ask for what is missing, or load what is there with: larder close day 2026-03-15 --why TEXT
            """);
        assertThat(waits.ports().counted()).contains("FeedsLate:0", "FeedsLate:1");
        there.pass(Duration.ofDays(1));
        there.reconcile();
        assertThat(there.notices()).hasSize(2);
        assertThat(there.pending()).isEmpty();
        assertThat(there.inForce()).isEmpty();

        there.decidedToClose(DAY, "the shop burnt down");
        assertThat(there.pending()).containsExactly("close-day-" + DAY);
        assertThat(there.inForce()).as("before any look").hasSize(1);
        assertThat(there.sets().waiting()).isEmpty();
        there.pass(Duration.ofSeconds(1));
        there.decidedToClose(DAY, "once more");
        there.reconcile();

        assertThat(there.closing(DAY)).satisfies(closing -> {
            assertThat(closing.reason()).isEqualTo(Closing.Reason.PERSON);
            assertThat(closing.why()).isEqualTo("the shop burnt down");
            assertThat(closing.missing()).containsExactly(SmallProject.RETURN, SmallProject.CALL);
        });
        assertThat(there.inForce()).hasSize(1);
        assertThat(there.marks()).isEmpty();
        there.pass(Duration.ofDays(1));
        there.reconcile();
        assertThat(there.notices()).hasSize(2);
    }

    @Test
    void a_day_of_which_all_is_withdrawn_waits_for_nothing_before_something_comes() {
        SetScene there = new SetScene(new Furnished(SetScene.plan(Incomplete.WAIT)));
        DeliveryRecord mistake = there.received(SmallProject.SALE, DAY);
        there.withdrawn(mistake);
        there.delete(there.pending());

        there.pass(SIX_HOURS);
        there.reconcile();

        assertThat(there.sets().waiting()).isEmpty();
        assertThat(there.notices()).isEmpty();
        FEEDS.forEach(feed -> there.received(feed, DAY));
        assertThat(there.pending()).contains("set-day-" + DAY);
        assertThat(there.inForce()).hasSize(3);
        assertThat(there.marks()).isEmpty();
    }

    @Test
    void a_new_version_of_a_complete_day_enters_alone_at_once() {
        FEEDS.forEach(feed -> here.received(feed, DAY));
        here.delete(here.pending());

        DeliveryRecord later = here.received(SmallProject.SALE, DAY);

        assertThat(here.pending()).containsExactly("delivery/" + later.feed() + "/" + later.id());
        assertThat(here.inForce()).contains(later.id()).hasSize(3);
        assertThat(here.closing(DAY).members()).doesNotContain(later.id());
    }

    @Test
    void two_versions_of_one_file_do_not_make_a_day_complete() {
        here.received(SmallProject.SALE, DAY);
        here.received(SmallProject.SALE, DAY);
        here.received(SmallProject.RETURN, DAY);

        assertThat(here.pending()).isEmpty();
        assertThat(here.sets().waiting()).singleElement().satisfies(gathering -> {
            assertThat(gathering.members()).hasSize(3);
            assertThat(gathering.missing()).containsExactly(SmallProject.CALL);
            assertThat(gathering.until()).contains(Instant.parse("2026-03-15T13:00:00Z"));
        });
    }

    @Test
    void a_file_of_two_days_is_rejected_since_it_would_be_of_two_instances() {
        DeliveryRecord record =
                here.put(SmallProject.SALE, "sold_on,shop,amount\n2026-03-15,north,3\n2026-03-14,north,3\n");

        assertThat(record.accepted()).isFalse();
        assertThat(record.set()).isNull();
        assertThat(record.parts()).isEmpty();
        assertThat(new Receiver(here.furnished()).receipt(record, ReceiptForm.TXT))
                .contains("is of the set day, whose files belong together by one day; this one has 2: 2026-03-14,"
                        + " 2026-03-15");
        assertThat(here.marks()).isEmpty();
    }

    @Test
    void what_was_delivered_before_there_was_a_set_never_waits() {
        here.furnished().delivered("old", DAY);

        assertThat(here.inForce()).containsExactly("old");
    }

    @Test
    void what_waits_when_the_project_gives_its_set_up_is_taken_as_it_is() {
        here.received(SmallProject.SALE, DAY);
        SetScene there = new SetScene(here.furnished().with(SmallProject.plan()));
        assertThat(there.pending()).isEmpty();

        there.reconcile();

        assertThat(there.pending()).contains("set-day-" + DAY);
        assertThat(there.closing(DAY).reason()).isEqualTo(Closing.Reason.REMOVED);
        assertThat(there.inForce()).hasSize(1);
    }

    @Test
    void a_set_that_asks_for_more_reopens_nothing_and_one_that_asks_for_less_is_complete_at_the_next_look() {
        Plan two = SetScene.plan(SetScene.set(List.of(SmallProject.SALE, SmallProject.RETURN), Incomplete.WAIT));
        SetScene before = new SetScene(new Furnished(two));
        before.received(SmallProject.SALE, DAY);
        before.received(SmallProject.RETURN, DAY);
        SetScene more = new SetScene(before.furnished().with(SetScene.plan(Incomplete.WAIT)));
        assertThat(more.inForce()).hasSize(2);
        more.received(SmallProject.SALE, "2026-03-16");
        more.received(SmallProject.RETURN, "2026-03-16");
        assertThat(more.inForce()).hasSize(2);

        SetScene less = new SetScene(more.furnished().with(two));
        less.reconcile();

        assertThat(less.inForce()).hasSize(4);
    }

    @Test
    void the_record_says_what_was_missing_and_until_when() {
        assertThat(here.received(SmallProject.RETURN, DAY).set())
                .isEqualTo(new InSet(
                        "day",
                        DAY,
                        List.of(SmallProject.SALE, SmallProject.CALL),
                        Instant.parse("2026-03-15T13:00:00Z")));
        here.pass(Duration.ofHours(1));
        assertThat(here.received(SmallProject.SALE, DAY).set())
                .isEqualTo(new InSet("day", DAY, List.of(SmallProject.CALL), Instant.parse("2026-03-15T13:00:00Z")));
        assertThat(here.received(SmallProject.CALL, DAY).set()).isEqualTo(new InSet("day", DAY, List.of(), null));
        assertThat(here.received(SmallProject.CALL, DAY).set()).isEqualTo(new InSet("day", DAY, List.of(), null));
    }

    /** Whatever is cut off at whichever write, a repeated message or the schedule mends it. */
    @ParameterizedTest
    @EnumSource
    void a_crash_at_any_write_loses_no_day(Mended mended) {
        int broken = 0;
        for (int writes = 0; ; writes++) {
            SetScene there = new SetScene(new Furnished(SetScene.plan(Incomplete.PUBLISH)));
            there.received(SmallProject.SALE, DAY);
            there.received(SmallProject.RETURN, DAY);
            String key = SetScene.key(SmallProject.CALL);
            String version = there.furnished().ports().supplier().put(key, SetScene.content(DAY));
            there.furnished().ports().lake().breakAfter(writes);
            boolean failed = there.announced(key, version);
            boolean isWhole = there.furnished().ports().lake().isWhole();
            there.furnished().ports().lake().breakAfter(Integer.MAX_VALUE);
            if (isWhole) {
                break;
            }
            broken++;
            assertThat(failed).isTrue();
            if (mended == Mended.BY_THE_MESSAGE) {
                assertThat(there.announced(key, version)).isFalse();
            } else {
                there.reconcile();
                there.furnished().ports().messages().landed().forEach(_ -> there.announced(key, version));
                there.reconcile();
            }
            assertThat(there.pending()).as("after %d writes", writes).contains("set-day-" + DAY);
            assertThat(there.inForce()).as("after %d writes", writes).hasSize(3);
            assertThat(there.marks()).as("after %d writes", writes).isEmpty();
        }
        assertThat(broken).isGreaterThan(10);
    }

    /** Who mends what was cut off. */
    enum Mended {
        BY_THE_MESSAGE,
        BY_THE_SCHEDULE
    }
}

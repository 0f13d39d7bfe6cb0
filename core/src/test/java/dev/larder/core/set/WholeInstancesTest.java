package dev.larder.core.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WholeInstancesTest {
    private static final List<FeedId> FEEDS = List.of(FeedId.parse("acme/sale"), FeedId.parse("zenith/call"));
    private static final FeedId MOOD = FeedId.parse("zenith/mood");
    private static final String DAY = "2026-03-13";

    private final Deliveries sales = new Deliveries("acme/sale");
    private final Deliveries calls = new Deliveries("zenith/call");
    private final Deliveries moods = new Deliveries("zenith/mood");
    private final DeliveryRecord march = sales.period("march", "2026-03");
    private final DeliveryRecord sale = sales.period("sale", DAY);
    private final DeliveryRecord before = calls.full("before", DAY, "2026-03-12");
    private final DeliveryRecord call = calls.period("call", DAY);
    private final DeliveryRecord mood = moods.period("mood", DAY);

    @Test
    void without_a_place_for_one_that_is_required_nothing_of_the_day_is_in_force_and_what_was_there_stays() {
        Folded folded = fold(Incomplete.WAIT, true, march, before, sale, call, mood);

        assertThat(folded.mapping().deliveries()).containsExactlyInAnyOrder("march", "before");
        assertThat(folded.torn()).containsExactly("call", "mood");
        assertThat(folded.conflicts()).containsOnlyKeys("sale", "call", "mood");
        assertThat(folded.conflicts().get("call"))
                .startsWith("it is of the set day 2026-03-13, which waits until there is a place for all of it:"
                        + " delivery sale of acme/sale")
                .contains("covers only a part of period 2026-03");
    }

    @Test
    void with_a_correction_for_which_there_is_a_place_all_of_it_is_in_force() {
        DeliveryRecord days = sales.full("days", DAY);

        Folded folded = fold(Incomplete.WAIT, true, march, sale, call, days);

        assertThat(folded.mapping().deliveries()).containsExactlyInAnyOrder("days", "call");
        assertThat(folded.conflicts()).containsOnlyKeys("sale");
        assertThat(instances(Incomplete.WAIT, true, Set.of())
                        .fold(List.of(march, sale, call, days), Set.of("days"))
                        .torn())
                .as("a correction that stands aside corrects nothing")
                .containsExactly("call");
    }

    @Test
    void what_is_live_is_not_taken_back() {
        Folded folded =
                instances(Incomplete.WAIT, true, Set.of("call")).fold(List.of(march, sale, call, mood), Set.of());

        assertThat(folded.mapping().deliveries()).containsExactlyInAnyOrder("march", "call");
        assertThat(folded.torn()).containsExactly("mood");
    }

    @Test
    void a_day_goes_on_without_one_if_the_set_says_so_or_a_person_does_or_if_it_is_not_required() {
        DeliveryRecord moodOfMarch = moods.period("mood-of-march", "2026-03");
        DeliveryRecord late = moods.period("late", DAY);
        DeliveryRecord[] day = {march, sale, call};

        assertThat(fold(Incomplete.PUBLISH, true, day).torn()).isEmpty();
        assertThat(fold(Incomplete.WAIT, false, day).torn()).isEmpty();
        assertThat(instances(Incomplete.WAIT, true, Set.of())
                        .fold(List.of(day), Set.of("sale"))
                        .mapping()
                        .deliveries())
                .as("on hold")
                .containsExactlyInAnyOrder("march", "call");
        assertThat(fold(Incomplete.WAIT, true, moodOfMarch, sale, call, late)
                        .mapping()
                        .deliveries())
                .as("not required")
                .containsExactlyInAnyOrder("mood-of-march", "sale", "call");
    }

    /** Days and months of two feeds at random; months are of no instance. */
    @Test
    void in_random_histories_each_day_is_in_force_whole_or_not_at_all() {
        int torn = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<Deliveries> feeds = List.of(new Deliveries("acme/sale"), new Deliveries("zenith/call"));
            List<DeliveryRecord> all = new ArrayList<>();
            for (int day = 1; day <= 4; day++) {
                for (Deliveries feed : feeds) {
                    String month = "2026-0" + (1 + random.nextInt(2));
                    if (random.nextInt(6) == 0) {
                        all.add(feed.period("month" + all.size(), month));
                    }
                    all.add(feed.period("day" + day + "-" + all.size(), "2026-0" + (1 + day % 2) + "-0" + day));
                }
            }

            Folded folded = instances(Incomplete.WAIT, true, Set.of()).fold(all, Set.of());

            assertThat(folded.mapping()).as("seed %d", seed).isEqualTo(InForce.fold(all, folded.torn()));
            for (int day = 1; day <= 4; day++) {
                String id = "day" + day + "-";
                List<String> members = all.stream()
                        .map(DeliveryRecord::id)
                        .filter(each -> each.startsWith(id))
                        .toList();
                assertThat(members.stream()
                                .filter(each -> folded.conflicts().containsKey(each))
                                .count())
                        .as("seed %d, day %d: %s", seed, day, folded)
                        .isIn(0L, (long) members.size());
            }
            torn += folded.torn().size();
        }
        assertThat(torn).isGreaterThan(50);
    }

    private static Folded fold(Incomplete incomplete, boolean complete, DeliveryRecord... deliveries) {
        return instances(incomplete, complete, Set.of()).fold(List.of(deliveries), Set.of());
    }

    private static WholeInstances instances(Incomplete incomplete, boolean complete, Set<String> live) {
        FeedSet set = new FeedSet("day", FEEDS, List.of(MOOD), new SetKey(By.PERIOD, "day"), 60, incomplete);
        return new WholeInstances(
                List.of(set), instance -> complete && instance.key().length() == DAY.length(), live);
    }
}

package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.set.FeedSet;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.Gathering;
import dev.larder.core.set.SetKey;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.run.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of a set: after each event the next run's mapping is the fold of what the definition lets in, worked out anew from all
 * records, and there is a cause of a run exactly if that has changed.
 */
class SetHistoriesTest {
    private static final int EVENTS = 60;
    private static final List<String> DAYS = List.of("2026-03-13", "2026-03-14", "2026-03-15");
    private static final Duration WAIT = Duration.ofHours(6);

    /** Instances that were closed though something is missing. */
    private final Set<String> closed = new HashSet<>();

    private final Set<String> decided = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_next_run_is_a_fold_of_what_the_definition_lets_in(long seed) {
        Random random = new Random(seed);
        FeedSet set = set(random);
        SetScene here = new SetScene(new Furnished(SetScene.plan(set)));
        int moved = 0;
        for (int event = 0; event < EVENTS; event++) {
            Mapping before = mapping(here);
            boolean wasTakenUp = isTakenUp(here);
            happens(random, set, here);
            Mapping expected = InForce.fold(letIn(set, here), Set.of());
            assertThat(mapping(here)).as("seed %d, event %d", seed, event).isEqualTo(expected);
            boolean isTakenUp = isTakenUp(here);
            if (wasTakenUp && isTakenUp) {
                assertThat(here.pending().isEmpty())
                        .as("seed %d, event %d: no cause of %s", seed, event, here.pending())
                        .isEqualTo(expected.equals(before));
            }
            here.delete(here.pending());
            moved += expected.equals(before) ? 0 : 1;
        }
        assertThat(moved).as("seed %d: events that changed the mapping", seed).isPositive();
    }

    /** Whether a look has seen what a person decided; until then what comes late has no cause of its own. */
    private boolean isTakenUp(SetScene here) {
        return here.keys(SetLayout.closings()).containsAll(decided);
    }

    /** Any two or three of the feeds, of which the first is required. */
    private static FeedSet set(Random random) {
        List<FeedId> feeds = new ArrayList<>(SetScene.FEEDS);
        Collections.shuffle(feeds, random);
        int size = 2 + random.nextInt(2);
        int required = 1 + random.nextInt(size);
        return new FeedSet(
                "day",
                feeds.subList(0, required),
                feeds.subList(required, size),
                new SetKey(SetKey.By.PERIOD, "day"),
                (int) WAIT.toMinutes(),
                random.nextBoolean() ? Incomplete.PUBLISH : Incomplete.WAIT);
    }

    private void happens(Random random, FeedSet set, SetScene here) {
        here.pass(Duration.ofMinutes(random.nextInt(90)));
        switch (random.nextInt(12)) {
            case 0 -> here.put(any(SetScene.FEEDS, random), "sold_on,shop,amount\n" + DAYS.getFirst() + ",north,x\n");
            case 1, 2, 3 -> {
                here.reconcile();
                Instant now = here.furnished().ports().clock().instant();
                if (set.incomplete() == Incomplete.PUBLISH) {
                    DAYS.stream().filter(day -> isOver(day, here, now)).forEach(closed::add);
                }
            }
            case 4 -> {
                List<Gathering> waiting = here.sets().waiting();
                if (!waiting.isEmpty()) {
                    Gathering one = any(waiting, random);
                    here.decidedToClose(one.key(), "enough");
                    closed.add(one.key());
                    decided.add(SetLayout.closing("day", one.key()));
                }
            }
            default -> here.received(any(SetScene.FEEDS, random), any(DAYS, random));
        }
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static boolean isOver(String day, SetScene here, Instant now) {
        return members(day, here).stream()
                .map(record -> record.landed().at())
                .min(Instant::compareTo)
                .filter(first -> !now.isBefore(first.plus(WAIT)))
                .isPresent();
    }

    private List<DeliveryRecord> letIn(FeedSet set, SetScene here) {
        return here.furnished().environment().deliveries().all().stream()
                .filter(record -> isLetIn(record, set, here))
                .toList();
    }

    private boolean isLetIn(DeliveryRecord record, FeedSet set, SetScene here) {
        InSet in = record.set();
        if (in == null || closed.contains(in.key())) {
            return true;
        }
        List<FeedId> there =
                members(in.key(), here).stream().map(DeliveryRecord::feed).toList();
        return there.containsAll(set.required());
    }

    private static List<DeliveryRecord> members(String day, SetScene here) {
        return here.furnished().environment().deliveries().all().stream()
                .filter(DeliveryRecord::accepted)
                .filter(record -> record.set() != null && record.set().key().equals(day))
                .toList();
    }

    private static Mapping mapping(SetScene here) {
        return NextRun.of(here.furnished().environment()).inputs().mapping();
    }

    /** Six files of two days at once, each by a call of its own. */
    @RepeatedTest(20)
    void whoever_comes_last_sees_that_the_day_is_complete() throws Exception {
        SetScene here = new SetScene(new Furnished(SetScene.plan(Incomplete.WAIT)));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (FeedId feed : SetScene.FEEDS) {
            for (String day : DAYS.subList(0, 2)) {
                String key = "suppliers/" + feed + "/" + feed.name() + "_" + day + ".csv";
                String version = here.furnished().ports().supplier().put(key, SetScene.content(day));
                calls.add(() -> here.announced(key, version));
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).as("failed").isFalse();
            }
        }
        assertThat(mapping(here).deliveries()).hasSize(6);
        assertThat(here.keys(SetLayout.closings())).hasSize(2);
        assertThat(here.keys(LakeLayout.pending()))
                .contains("pending/set-day-2026-03-13", "pending/set-day-2026-03-14");
        assertThat(here.marks()).isEmpty();
    }
}

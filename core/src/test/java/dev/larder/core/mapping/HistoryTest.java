package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.History.Apart;
import dev.larder.core.mapping.Settlement.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

final class HistoryTest {
    private static final int HISTORIES = Integer.getInteger("larder.histories", 300);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void what_is_left_of_a_history_folds_as_all_records_do() {
        int conflicts = 0;
        int pasts = 0;
        int settled = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            Life life = new Life(seed);
            life.live();
            conflicts += life.conflicts;
            pasts += life.pasts;
            settled += life.past.values().stream().mapToInt(List::size).sum();
        }
        assertThat(conflicts).as("conflicts met").isGreaterThan(HISTORIES / 2);
        assertThat(pasts).as("pasts read").isGreaterThan(HISTORIES);
        assertThat(settled).as("deliveries settled").isGreaterThan(4 * HISTORIES);
    }

    @Test
    void the_past_is_not_read_for_what_landed_last() {
        Deliveries acme = new Deliveries("acme/rx");
        List<DeliveryRecord> all =
                new ArrayList<>(List.of(acme.full("a", "2026-01", "2026-02"), acme.period("b", "2026-02")));
        History history = settled(History.NOTHING.with(all, none()), new Limits(0, 0, Set.of()));
        assertThat(history.later()).isEmpty();

        all.add(acme.period("c", "2026-03"));

        assertThat(InForce.of(
                        history.with(all.subList(2, 3), none())
                                .open(apart(), none())
                                .deliveries(),
                        Set.of()))
                .isEqualTo(InForce.of(all, Set.of()));
    }

    @Test
    void what_is_left_out_is_looked_for_only_where_nothing_tells_its_feed() {
        Deliveries acme = new Deliveries("acme/rx");
        History history = settled(
                History.NOTHING.with(
                        List.of(
                                acme.full("gone", "2026-01"),
                                acme.full("live", "2026-01"),
                                acme.full("new", "2026-01")),
                        none()),
                new Limits(1, 0, Set.of()));

        assertThat(history.unplaced(Set.of("gone", "live", "new", "never"))).containsExactly("gone", "never");
    }

    @Test
    void only_what_is_decided_is_settled_and_only_when_there_is_much() {
        Deliveries acme = new Deliveries("acme/rx");
        History history = History.NOTHING.with(
                List.of(acme.period("a", "2026-01"), acme.period("b", "2026-01"), acme.period("c", "2026-01")), none());

        assertThat(settled(history, new Limits(1, 2, Set.of("b"))).later())
                .extracting(Essence::id)
                .containsExactly("b", "c");
        assertThat(settled(history, new Limits(1, 3, Set.of())).later()).hasSize(3);
    }

    private static History settled(History history, Limits limits) {
        return Settlement.of(history, history.open(apart(), none()), Set.of(), limits)
                .history();
    }

    private static History.Past none() {
        return feed -> {
            throw new AssertionError("the past of " + feed + " was read");
        };
    }

    private static Apart apart() {
        return new Apart(Set.of(), Map.of());
    }

    /** Deliveries of two feeds and of bundles over both that arrive in any order and again, with holds that come and go. */
    private static final class Life {
        private final Random random;
        private final List<DeliveryRecord> coming = new ArrayList<>();
        private final List<DeliveryRecord> recorded = new ArrayList<>();
        private final List<DeliveryRecord> pending = new ArrayList<>();
        private final Set<String> held = new HashSet<>();
        private final Map<FeedId, List<Essence>> past = new HashMap<>();
        private final String from;
        private History history = History.NOTHING;
        private int conflicts;
        private int pasts;

        Life(long seed) {
            from = "seed " + seed;
            random = new Random(seed);
            coming.addAll(named(RandomFeed.of(seed), "acme/rx", "a"));
            coming.addAll(named(RandomFeed.of(seed + 1_000_000), "best/rx", "b"));
            bundle();
            // mostly as they landed, now and then much later
            coming.sort(InForce.LANDED);
            for (int swaps = random.nextInt(6); swaps > 0; swaps--) {
                Collections.swap(coming, random.nextInt(coming.size()), random.nextInt(coming.size()));
            }
        }

        /** Some of both feeds become members that are accepted together. */
        private void bundle() {
            int together = 2 + random.nextInt(2);
            Landed like = coming.get(random.nextInt(coming.size())).landed();
            Landed object = new Landed(like.bucket(), like.key() + ".zip", "zip", like.at(), 1);
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                members.add(random.nextInt(coming.size()));
            }
            if (random.nextBoolean() && new HashSet<>(members).size() == together) {
                for (int i = 0; i < together; i++) {
                    DeliveryRecord was = coming.get(members.get(i));
                    Landed.Member member = new Landed.Member("m" + i + ".csv", i + 1, together);
                    coming.set(members.get(i), with(was, was.feed().toString(), was.id(), object.member(member)));
                }
            }
        }

        void live() {
            while (!coming.isEmpty() || random.nextInt(4) > 0) {
                for (int more = random.nextInt(3); more > 0 && !coming.isEmpty(); more--) {
                    DeliveryRecord next = coming.removeFirst();
                    recorded.add(next);
                    pending.add(next);
                }
                if (!recorded.isEmpty() && random.nextInt(5) == 0) {
                    // a repeated event
                    pending.add(recorded.get(random.nextInt(recorded.size())));
                }
                decide();
                run();
            }
        }

        private void decide() {
            if (random.nextInt(3) == 0) {
                String id = (random.nextBoolean() ? "a" : "b") + "d" + random.nextInt(8);
                if (!held.remove(id)) {
                    held.add(id);
                }
            }
        }

        private void run() {
            History next = history.with(pending, this::past);
            Map<String, FeedId> feeds = new HashMap<>();
            next.unplaced(held)
                    .forEach(id -> recorded.stream()
                            .filter(record -> record.id().equals(id))
                            .findFirst()
                            .ifPresent(record -> feeds.put(id, record.feed())));
            History.Open open = next.open(new Apart(held, feeds), this::past);
            Set<String> apart = new HashSet<>(held);
            next.later().stream().filter(_ -> random.nextInt(5) == 0).forEach(delivery -> apart.add(delivery.id()));
            for (Set<String> out : List.of(apart, held)) {
                Folded expected = InForce.of(recorded, out);
                Folded folded = InForce.of(open.deliveries(), out);
                assertThat(folded.mapping()).as(from).isEqualTo(expected.mapping());
                assertThat(folded.conflicts())
                        .as(from)
                        .containsOnlyKeys(expected.conflicts().keySet());
                conflicts += expected.conflicts().size();
            }
            leaveOutAnything(next, new Apart(held, feeds));
            if (random.nextInt(4) > 0) {
                Set<String> undecided = new HashSet<>();
                pending.stream().filter(_ -> random.nextInt(3) == 0).forEach(delivery -> undecided.add(delivery.id()));
                Settlement settlement =
                        Settlement.of(next, open, held, new Limits(random.nextInt(3), random.nextInt(6), undecided));
                settlement
                        .newly()
                        .forEach((feed, newly) -> past.computeIfAbsent(feed, _ -> new ArrayList<>())
                                .addAll(again(newly)));
                history = settlement.history();
                pending.clear();
            }
        }

        /** Of feeds whose whole past is asked for also what is settled. */
        private void leaveOutAnything(History next, Apart apart) {
            Set<FeedId> feeds = new HashSet<>(next.settled().feeds().keySet());
            History.Open open = next.open(apart, feeds, this::past);
            Set<String> out = new HashSet<>(held);
            recorded.stream().filter(_ -> random.nextInt(5) == 0).forEach(delivery -> out.add(delivery.id()));
            Folded folded = InForce.of(open.deliveries(), out);
            Folded expected = InForce.of(recorded, out);
            assertThat(folded.mapping()).as(from).isEqualTo(expected.mapping());
            assertThat(folded.conflicts())
                    .as(from)
                    .containsOnlyKeys(expected.conflicts().keySet());
        }

        private List<Essence> past(FeedId feed) {
            pasts++;
            return past.getOrDefault(feed, List.of());
        }

        /** As it is written and read. */
        private static List<Essence> again(List<Essence> essences) {
            return JSON.readValue(JSON.writeValueAsString(essences), new TypeReference<List<Essence>>() {});
        }

        private static List<DeliveryRecord> named(List<DeliveryRecord> history, String feed, String prefix) {
            return history.stream()
                    .map(record -> with(record, feed, prefix + record.id(), record.landed()))
                    .toList();
        }

        private static DeliveryRecord with(DeliveryRecord was, String feed, String id, Landed landed) {
            return new DeliveryRecord(
                    id,
                    FeedId.parse(feed),
                    landed,
                    was.verdict(),
                    was.contractVersion(),
                    was.coverage(),
                    was.redelivery(),
                    was.window(),
                    was.table(),
                    was.columns(),
                    was.original(),
                    was.sha256(),
                    was.bytes(),
                    was.rows(),
                    new TreeMap<>(was.periods()),
                    was.parts(),
                    was.problems(),
                    was.problemCounts(),
                    was.warnings(),
                    was.sameAs(),
                    was.remarks(),
                    was.rejects(),
                    was.set());
        }
    }
}

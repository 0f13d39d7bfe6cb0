package dev.larder.core.blame;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Additions;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.run.Term;
import dev.larder.core.set.Closing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several suppliers, a live release, and new deliveries of which one to three are poisoned; with tests of three gates, of one feed and across feeds.
 * What a test finds depends on the mapping of its feeds, and on the plan, knobs and waivers that concern it.
 */
final class BlamedHistory {
    private static final String[] PERIODS = {"2026-01", "2026-02", "2026-03"};

    /** What is wrong. */
    enum Kind {
        /** One to three deliveries whose rows are wrong. */
        ROWS,
        /** The same, and a test across two feeds that fails for either side alone. */
        ACROSS,
        /** The same, where deliveries of several feeds are instances of a set. */
        SETS,
        /** A file of everything in which a period is missing. */
        VANISHED,
        /** The new plan, or a knob that was turned, or both, or each of them: it fails as long as they are there. */
        TERMS,
        /** A waiver has ended, and what it covered is live. */
        ENDED,
        /** One of the terms, and deliveries too. */
        BOTH,
        /** Neither a delivery nor a term, such as a hold: it fails whatever is left out. */
        BESIDES
    }

    /** A test of a gate: what it finds depends on the mapping of its feeds, and on those of its terms that stand aside. */
    private record Test(
            String name, int gate, Set<FeedId> feeds, Set<String> terms, BiPredicate<Mapping, Set<String>> fails) {}

    private final Random random;
    private final Kind kind;
    private final List<FeedId> feeds;
    private final List<Deliveries> suppliers;
    private final List<DeliveryRecord> all = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private final List<Unit.Instance> instances = new ArrayList<>();
    private final Mapping live;
    private final List<Unit> units;
    private final List<Unit> terms;
    private final Map<Set<String>, Tried> known = new HashMap<>();

    private BlamedHistory(long seed, Kind kind, int feeds, int newcomers) {
        this.random = new Random(seed);
        this.kind = kind;
        this.feeds = IntStream.range(0, feeds)
                .mapToObj(number -> FeedId.parse("supplier_" + number + "/feed"))
                .toList();
        this.suppliers =
                this.feeds.stream().map(feed -> new Deliveries(feed.toString())).toList();
        suppliers.forEach(supplier -> all.add(supplier.full("old" + all.size(), PERIODS)));
        live = InForce.fold(all, Set.of());
        List<DeliveryRecord> fresh = IntStream.range(0, newcomers)
                .mapToObj(_ -> delivery(random.nextInt(feeds)))
                .toList();
        all.addAll(fresh);
        if (kind == Kind.SETS) {
            instances(fresh);
        }
        terms = changedTerms();
        poison(fresh);
        Set<String> added = Additions.to(live, all);
        units = Unit.of(added, all, instances);
    }

    /** A history that is blocked: seeds are tried in turn until the tests fail. */
    static BlamedHistory of(long seed, Kind kind) {
        for (long turn = seed * 1_000; ; turn++) {
            Random random = new Random(turn);
            BlamedHistory history = new BlamedHistory(turn, kind, 3 + random.nextInt(4), 2 + random.nextInt(7));
            if (history.failing(Set.of()).isPresent() && !history.units.isEmpty()) {
                return history;
            }
        }
    }

    List<Unit> units() {
        return units;
    }

    /** What differs beside deliveries, in the order in which it is given up. */
    List<Unit> terms() {
        return terms;
    }

    private List<Unit> changedTerms() {
        List<Term> changed = new ArrayList<>();
        if (kind == Kind.ENDED) {
            changed.add(Term.waiver("test_0", "2026-03-01"));
        }
        boolean isTerm = kind == Kind.TERMS || kind == Kind.BOTH;
        if (kind != Kind.BESIDES && (isTerm || random.nextInt(3) == 0)) {
            int knobs = random.nextInt(4);
            IntStream.range(0, knobs).forEach(knob -> changed.add(Term.knob("knob_" + knob, "1")));
            if (knobs == 0 || random.nextBoolean()) {
                changed.add(Term.plan("0123456789abcdef"));
            }
        }
        return changed.stream().map(Unit::of).toList();
    }

    /** A run without these units; the gates after the first that blocks are not reached. */
    Tried run(Collection<String> aside) {
        return known.computeIfAbsent(Set.copyOf(aside), set -> {
            Optional<List<Failure>> failing = failing(set);
            return new Tried(set, failing.isEmpty(), failing.orElse(List.of()));
        });
    }

    /** Whether leaving these out gives what is live. */
    boolean isLive(Set<String> aside) {
        return kind != Kind.BESIDES && aside.size() == units.size() + terms.size();
    }

    /** Whether what is live is what is left without all of them, and not before. */
    boolean isLiveReached() {
        Set<String> ids = units.stream().map(Unit::id).collect(Collectors.toSet());
        return without(ids).equals(live)
                && ids.stream().noneMatch(id -> {
                    Set<String> fewer = new HashSet<>(ids);
                    fewer.remove(id);
                    return without(fewer).equals(live);
                });
    }

    private Optional<List<Failure>> failing(Collection<String> aside) {
        Mapping mapping = without(aside);
        for (int gate = 0; gate < 3; gate++) {
            int now = gate;
            List<Failure> failures = tests.stream()
                    .filter(test -> test.gate() == now && test.fails().test(mapping, Set.copyOf(aside)))
                    .map(test -> new Failure(test.name(), new TreeSet<>(test.feeds()), test.terms()))
                    .toList();
            if (!failures.isEmpty()) {
                return Optional.of(failures);
            }
        }
        return Optional.empty();
    }

    private Mapping without(Collection<String> aside) {
        Set<String> apart = new HashSet<>();
        units.stream().filter(unit -> aside.contains(unit.id())).forEach(unit -> apart.addAll(unit.deliveries()));
        return InForce.fold(all, apart);
    }

    /** Two days of two or three files; what is left came by itself, such as a member later than its closing. */
    private void instances(List<DeliveryRecord> fresh) {
        List<DeliveryRecord> rest = new ArrayList<>(fresh);
        Collections.shuffle(rest, random);
        for (int day = 1; day <= 2; day++) {
            List<String> members = rest.subList(0, Math.min(rest.size(), 2 + random.nextInt(2))).stream()
                    .map(DeliveryRecord::id)
                    .toList();
            rest.removeIf(each -> members.contains(each.id()));
            Closing closing = new Closing(
                    "day", "2026-01-0" + day, Closing.Reason.COMPLETE, "", Instant.EPOCH, members, List.of());
            instances.add(Unit.Instance.of(closing, live.deliveries()));
        }
    }

    /** Whether each instance is in one unit, or brings nothing new. */
    boolean isNoInstanceTorn() {
        return instances.stream()
                .allMatch(instance -> units.stream()
                        .filter(unit -> unit.deliveries().stream().anyMatch(instance.members()::contains))
                        .allMatch(unit -> unit.deliveries().containsAll(instance.members())));
    }

    /** How many units are of more than one delivery. */
    long together() {
        return units.stream().filter(unit -> unit.deliveries().size() > 1).count();
    }

    private DeliveryRecord delivery(int feed) {
        String id = "new" + all.size() + "_" + feed + "_" + random.nextInt(1_000_000);
        String period = PERIODS[random.nextInt(PERIODS.length)];
        return switch (random.nextInt(3)) {
            case 0 -> suppliers.get(feed).full(id, PERIODS);
            case 1 -> suppliers.get(feed).period(id, period);
            default -> suppliers.get(feed).append(id, id + ".csv", Redelivery.ADDS, period);
        };
    }

    private void poison(List<DeliveryRecord> fresh) {
        switch (kind) {
            case ROWS -> wrongRows(fresh, 1 + random.nextInt(Math.min(3, fresh.size())));
            case ACROSS, SETS -> {
                if (random.nextBoolean()) {
                    wrongRows(fresh, 1);
                }
                across();
            }
            case VANISHED -> {
                int feed = random.nextInt(feeds.size());
                all.add(suppliers.get(feed).full("gone" + feed, "2026-01", "2026-02"));
                if (random.nextBoolean()) {
                    all.add(suppliers.get(feed).period("after" + feed, "2026-01"));
                }
                FeedId id = feeds.get(feed);
                add(Set.of(id), mapping -> mapping.of(id).size() < PERIODS.length);
            }
            case TERMS -> wrongTerms();
            case ENDED -> add(Set.of(feeds.get(random.nextInt(feeds.size()))), terms.subList(0, 1), 1);
            case BOTH -> {
                wrongTerms();
                wrongRows(fresh, 1 + random.nextInt(Math.min(2, fresh.size())));
            }
            case BESIDES -> add(Set.of(feeds.get(random.nextInt(feeds.size()))), _ -> true);
        }
    }

    /** A test that one or two of the terms make fail: both together, or each for itself. */
    private void wrongTerms() {
        List<Unit> wrong = new ArrayList<>(terms);
        Collections.shuffle(wrong, random);
        List<Unit> some = wrong.subList(0, 1 + random.nextInt(Math.min(2, wrong.size())));
        add(Set.of(feeds.get(random.nextInt(feeds.size()))), some, 1 + random.nextInt(some.size()));
    }

    /** It passes when so many of these stand aside. */
    private void add(Set<FeedId> read, List<Unit> wrong, int enough) {
        Set<String> ids = wrong.stream().map(Unit::id).collect(Collectors.toSet());
        Set<String> concerning = new TreeSet<>(ids);
        terms.stream().filter(_ -> random.nextBoolean()).map(Unit::id).forEach(concerning::add);
        tests.add(new Test(
                "test_" + tests.size(),
                random.nextInt(3),
                read,
                concerning,
                (_, aside) -> aside.stream().filter(ids::contains).count() < enough));
    }

    private void wrongRows(List<DeliveryRecord> fresh, int number) {
        for (int i = 0; i < number; i++) {
            DeliveryRecord wrong = fresh.get(random.nextInt(fresh.size()));
            Set<FeedId> read = new TreeSet<>(Set.of(wrong.feed()));
            while (random.nextInt(3) == 0) {
                read.add(feeds.get(random.nextInt(feeds.size())));
            }
            add(read, mapping -> mapping.deliveries().contains(wrong.id()));
        }
    }

    /** Both sides have a new file of the first period, or neither. */
    private void across() {
        FeedId one = feeds.get(random.nextInt(feeds.size()));
        FeedId other = feeds.get(random.nextInt(feeds.size()));
        add(new TreeSet<>(List.of(one, other)), mapping -> isNew(mapping, one) != isNew(mapping, other));
    }

    private static boolean isNew(Mapping mapping, FeedId feed) {
        return mapping.of(feed).getOrDefault(new Period(PERIODS[0]), List.of()).stream()
                .anyMatch(id -> id.startsWith("new"));
    }

    private void add(Set<FeedId> read, Predicate<Mapping> fails) {
        Set<String> concerning = terms.stream()
                .filter(_ -> random.nextBoolean())
                .map(Unit::id)
                .collect(Collectors.toCollection(TreeSet::new));
        tests.add(new Test(
                "test_" + tests.size(), random.nextInt(3), read, concerning, (mapping, _) -> fails.test(mapping)));
    }
}

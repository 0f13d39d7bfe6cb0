package dev.larder.core.run;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.Model;
import dev.larder.core.run.Rebuild.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A random life of an environment: deliveries, holds and liftings, knobs and plans that change, runs that publish, are blocked or
 * fail, rollbacks. After every publish, what is live is compared with a rebuild of everything from the rows in force.
 */
final class RandomHistory {
    private static final int STEPS = 16;

    private final Random random;
    private final Planted planted;
    private final boolean exact;
    private final Lake lake;
    private final RandomSupplier supplier;
    private final Set<String> held = new HashSet<>();
    private final Set<RunIdentity> blocked = new HashSet<>();
    private final List<Release> releases = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final Tally tally;
    private SmallStar star;
    private int arrivedWhenPlanned;

    RandomHistory(long seed, Planted planted, boolean exact, Tally tally) {
        this.random = new Random(seed);
        this.planted = planted;
        this.exact = exact;
        this.tally = tally;
        this.lake = new Lake(planted);
        PeriodUnit unit = random.nextBoolean() ? PeriodUnit.DAY : PeriodUnit.MONTH;
        this.supplier = new RandomSupplier(random, lake, unit);
        this.star = new SmallStar(unit, 0, 1);
        releases.add(Release.empty(Instant.EPOCH));
        states.add(new State(0, Mapping.EMPTY, star, Map.of()));
    }

    /** Lives it; the first difference from the oracle, or empty when there was none. */
    Optional<String> firstDifference() {
        for (int step = 0; step < STEPS; step++) {
            Optional<String> difference = step();
            if (difference.isEmpty() && random.nextInt(10) < 7) {
                difference = run(random.nextInt(100));
            }
            if (difference.isPresent()) {
                return Optional.of("step " + step + ": " + difference.orElseThrow());
            }
        }
        return run(0);
    }

    private Optional<String> step() {
        int dice = random.nextInt(100);
        if (dice < 60 || lake.size() == 0) {
            lake.receive(supplier.next());
            tally.count("deliveries");
        } else if (dice < 70) {
            held.add(Lake.id(random.nextInt(lake.size())));
            tally.count("holds");
        } else if (dice < 80) {
            held.stream().sorted().findFirst().ifPresent(held::remove);
            tally.count("liftings");
        } else if (dice < 85) {
            star = new SmallStar(star.unit(), star.variant(), 1 + random.nextInt(2));
        } else if (dice < 90) {
            star = new SmallStar(star.unit(), random.nextInt(4), star.floor());
        } else if (releases.getLast().contentOf() >= 2) {
            return rollback();
        }
        return Optional.empty();
    }

    private Optional<String> run(int dice) {
        Mapping mapping = InForce.fold(lake.records(), held);
        RunIdentity identity = RunIdentity.of(inputs(mapping));
        if (releases.getLast().isOf(identity) || blocked.contains(identity)) {
            tally.count("nothing to do");
            return Optional.empty();
        }
        Rebuild rebuild =
                new Rebuild(lake, planted, states.getLast(), new State(releases.size(), mapping, star, Map.of()));
        Map<String, List<Row>> tables = rebuild.run(exact);
        if (dice >= 80) {
            tally.count(dice >= 90 ? "blocked runs" : "failed runs");
            if (dice >= 90) {
                blocked.add(identity);
            }
            return Optional.empty();
        }
        arrivedWhenPlanned = lake.size();
        publish(mapping, identity.text(), releases.size(), held, tables);
        tally.published(rebuild.dirty());
        return difference(tables, rebuiltFromRows());
    }

    /** The rollback's own run, then what the next ordinary run would be made of if nothing else had arrived. */
    private Optional<String> rollback() {
        Rollback rollback = Rollback.of(releases, lake.records());
        Release target = rollback.target();
        State then = states.get(target.number());
        held.addAll(rollback.hold());
        held.removeAll(rollback.lift());
        Rebuild rebuild = new Rebuild(
                lake, planted, states.getLast(), new State(rollback.number(), target.mapping(), then.star(), Map.of()));
        Map<String, List<Row>> tables = rebuild.run(exact);
        star = pinned(rollback.pins());
        publish(target.mapping(), target.identity(), rollback.contentOf(), rollback.held(), tables);
        tally.count("rollbacks");
        List<DeliveryRecord> knownThen = lake.records().subList(0, arrivedWhenPlanned);
        if (!InForce.fold(knownThen, rollback.held()).equals(target.mapping())) {
            return Optional.of(
                    "holding " + rollback.hold() + " and lifting " + rollback.lift() + " does not lead back");
        }
        return star.equals(then.star())
                ? difference(tables, then.tables())
                : Optional.of("pins " + rollback.pins() + " do not lead back to " + then.star());
    }

    private SmallStar pinned(Pins pins) {
        State live = states.getLast();
        String plan = pins.planHash();
        return new SmallStar(
                star.unit(),
                plan == null ? live.star().variant() : Integer.parseInt(plan.substring("plan-".length())),
                Integer.parseInt(
                        pins.knobs().getOrDefault("floor", "" + live.star().floor())));
    }

    private void publish(
            Mapping mapping, String identity, int contentOf, Set<String> onHold, Map<String, List<Row>> tables) {
        int number = releases.size();
        RunInputs inputs = inputs(mapping);
        releases.add(new Release(
                number,
                contentOf,
                identity,
                "run-" + number,
                inputs.planHash(),
                mapping,
                inputs.knobs(),
                inputs.waivers(),
                new TreeSet<>(onHold),
                Instant.EPOCH.plusSeconds(number),
                new TreeMap<>(),
                AcceptedMeasures.NONE));
        states.add(new State(number, mapping, star, tables));
        tally.count("releases");
    }

    private RunInputs inputs(Mapping mapping) {
        return new RunInputs(
                "test",
                mapping,
                star.plan().hash(),
                new TreeMap<>(Map.of("floor", "" + star.floor())),
                new TreeSet<>());
    }

    private Map<String, List<Row>> rebuiltFromRows() {
        Map<FeedId, List<Row>> replayed = new HashMap<>();
        Map<String, List<Row>> tables = new HashMap<>();
        for (Model model : star.plan().models()) {
            tables.put(
                    model.name(),
                    star.model(
                            model.name(),
                            input -> input.startsWith("star.")
                                    ? tables.getOrDefault(input.substring(5), List.of())
                                    : star.view(
                                            input,
                                            feed -> replayed.computeIfAbsent(feed, id -> lake.replayed(id, held)))));
        }
        return tables;
    }

    private Optional<String> difference(Map<String, List<Row>> live, Map<String, List<Row>> expected) {
        for (Model model : star.plan().models()) {
            Map<Row, Integer> diff = Row.diff(
                    live.getOrDefault(model.name(), List.of()), expected.getOrDefault(model.name(), List.of()));
            if (!diff.isEmpty()) {
                return Optional.of(
                        "release " + (releases.size() - 1) + ", " + model.name() + ", live minus expected: " + diff);
            }
        }
        return Optional.empty();
    }
}

package dev.larder.functions.blame;

import dev.larder.core.blame.Cone;
import dev.larder.core.blame.Decision;
import dev.larder.core.blame.Decision.Reason;
import dev.larder.core.blame.Search;
import dev.larder.core.blame.Unit;
import dev.larder.core.contract.FeedId;
import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.mapping.Additions;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.EngineKnob;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.run.RunInputs;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.set.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that was blocked: its order, its trials, and the units that may be to blame. What came after it was planned takes no part.
 *
 * @param known deliveries of its fold, of which any may be left out, but for those on hold and those that stood aside when it was planned
 * @param units that came since the live release, the newest first
 * @param now what the next run would be by now: what people decided, and what stood aside beside the live release
 */
record Case(
        Environment environment,
        Plan plan,
        Trials trials,
        Release live,
        List<DeliveryRecord> known,
        List<Unit> units,
        NextRun now) {
    /** Of the four hours that an execution may take. */
    private static final Duration TIME_FOR_TRIALS = Duration.ofHours(3);

    static Case of(Environment environment, RunFolder last) {
        RunOrder first = RunOrder.of(environment.lake(), last.ofTrial(0));
        Plan plan = environment.plan(first.plan());
        Release live = Releases.get(environment.lake(), first.compared());
        NextRun now = NextRun.of(environment, live);
        Set<String> apart = new HashSet<>(first.held());
        first.aside().stream().filter(each -> !each.isConflict()).forEach(each -> apart.addAll(each.deliveries()));
        List<DeliveryRecord> takingPart = without(
                environment.history().whole(changed(live.mapping(), first.mapping()), apart, now.seen()), apart);
        List<DeliveryRecord> known = without(takingPart, Additions.to(first.mapping(), takingPart));
        Set<String> added = Additions.to(live.mapping(), known);
        List<Unit> units = Unit.of(
                added,
                known,
                instances(environment, added, known, live.mapping().deliveries()));
        return new Case(environment, plan, Trials.until(environment.lake(), plan, last), live, known, units, now);
    }

    /** The instances of sets that new deliveries are of; what was closed is read, since only that says who came later. */
    private static List<Unit.Instance> instances(
            Environment environment, Set<String> added, List<DeliveryRecord> known, Set<String> live) {
        Sets sets = new Sets(environment);
        return environment
                .deliveries()
                .of(known.stream()
                        .filter(delivery -> added.contains(delivery.id()))
                        .map(delivery -> LakeLayout.deliveryRecord(delivery.feed(), delivery.id()))
                        .toList())
                .stream()
                .flatMap(delivery -> Stream.ofNullable(delivery.set()))
                .map(in -> new Instance(in.set(), in.key()))
                .distinct()
                .flatMap(instance -> sets.closing(instance).stream())
                .map(closing -> Unit.Instance.of(closing, live))
                .toList();
    }

    /** Feeds of all that may be to blame. */
    private static Set<FeedId> changed(Mapping live, Mapping next) {
        Set<FeedId> changed = new TreeSet<>(live.inForce().keySet());
        changed.addAll(next.inForce().keySet());
        changed.removeIf(feed -> live.of(feed).equals(next.of(feed)));
        return changed;
    }

    private static List<DeliveryRecord> without(List<DeliveryRecord> deliveries, Set<String> ids) {
        return deliveries.stream()
                .filter(delivery -> !ids.contains(delivery.id()))
                .toList();
    }

    /** Whether the run gives back the content of a release, of which nothing may be missing. */
    boolean isRollback() {
        return first().restores() != null;
    }

    Search search() {
        boolean isLiveWithoutAll = live.isOf(identity(fold(ids(units))));
        Predicate<Set<String>> isLive = aside -> isLiveWithoutAll && aside.size() == units.size();
        return new Search(units, trials.tried(plan), bound(), isLive, !live.isEmpty());
    }

    /** The mapping of the next trial. */
    Mapping mapping(Decision.Try next) {
        return fold(ids(next.aside())).mapping();
    }

    /** The knobs of all trials. */
    SortedMap<String, String> knobs() {
        return first().knobs();
    }

    /**
     * The order of the next trial.
     *
     * @param missing ids of deliveries in force that are not loaded
     */
    RunOrder order(RunFolder folder, Decision.Try next, Set<String> missing) {
        RunOrder first = first();
        Folded folded = fold(ids(next.aside()));
        List<Aside> aside = new ArrayList<>(
                first.aside().stream().filter(each -> !each.isConflict()).toList());
        aside.addAll(aside(next.aside()));
        aside.addAll(NextRun.conflicts(known, folded, now.recorded(), live.number()));
        NextRun trial = now.without(aside, waivers(folded), inputs(folded));
        Approvals approvals = trial.approvals(live);
        return new RunOrder(
                folder.run(),
                identity(folded),
                first.plan(),
                first.livePlan(),
                folded.mapping(),
                first.knobs(),
                NextRun.ids(waivers(folded)),
                first.held(),
                first.compared(),
                first.release(),
                first.at(),
                folded.mapping().records(missing),
                trial.changesSince(live),
                first.changedKnobs(),
                first.rejecting(),
                newcomers(folded.mapping().deliveries()),
                waivers(folded).stream()
                        .map(waiver -> RunOrder.Waived.of(waiver, plan, folded.mapping()))
                        .toList(),
                null,
                approvals.policy().approvals() == 0 ? null : approvals,
                trial.agreement(),
                aside,
                new RunOrder.Trial(folder.trial(), wanted(), ids(next.aside()), next.ends(), next.certainty()),
                null);
    }

    private List<Newcomer> newcomers(Set<String> inForce) {
        return first().newcomers().stream()
                .filter(each -> inForce.contains(each.delivery()))
                .toList();
    }

    /** These units as what stands aside, because of what failed in their cones. */
    List<Aside> aside(List<Unit> units) {
        List<String> either = search().either(units).stream()
                .flatMap(List::stream)
                .filter(unit -> !units.contains(unit))
                .map(unit -> unit.place() + " [" + LakeLayout.shortId(unit.id()) + "]")
                .distinct()
                .limit(5)
                .toList();
        return units.stream().map(unit -> aside(unit, either)).toList();
    }

    boolean isEither(List<Unit> units) {
        return !search().either(units).isEmpty();
    }

    private Aside aside(Unit unit, List<String> either) {
        SortedSet<String> because = new TreeSet<>();
        List<String> sentences = new ArrayList<>();
        for (Map<String, String> failed : trials.found()) {
            failed.forEach((name, sentence) -> {
                boolean isInCone = Cone.of(plan, name).feeds().stream()
                        .anyMatch(feed -> unit.feeds().contains(feed));
                if (isInCone && because.add(name)) {
                    sentences.add(sentence);
                }
            });
        }
        if (because.isEmpty()) {
            trials.found().getFirst().forEach((name, sentence) -> {
                because.add(name);
                sentences.add(sentence);
            });
        }
        Aside before = now.recorded().stream()
                .filter(each -> each.unit().equals(unit.id()))
                .findFirst()
                .orElse(null);
        Instant lifted = now.lifted(unit.deliveries(), first().at());
        return new Aside(
                unit.id(),
                unit.deliveries(),
                unit.feeds(),
                unit.place(),
                because,
                String.join("; ", sentences),
                either,
                before == null ? live.number() : before.since(),
                before == null ? first().at() : before.at(),
                lifted,
                "");
    }

    /** What was tried, for people. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (int number = 1; number < trials.orders().size(); number++) {
            RunOrder.Trial trial =
                    Objects.requireNonNull(trials.orders().get(number).trial());
            Map<String, String> failed = trials.found().get(number);
            words.add(trial.words() + ": " + FindCulprit.without(without(trial)) + " "
                    + (failed.isEmpty() ? "every test passes" : "it fails: " + String.join("; ", failed.values())));
        }
        return words;
    }

    /** The units that a trial leaves out. */
    List<Unit> without(RunOrder.Trial trial) {
        return units.stream()
                .filter(unit -> trial.without().contains(unit.id()))
                .toList();
    }

    /** Why nothing can be published, for people. */
    String whole(Reason reason) {
        return switch (reason) {
            case NOT_A_UNIT -> "Without any new delivery it fails as well: " + besides();
            case NO_SET -> "Without the new deliveries that the failing tests read it fails as well.";
            case NOTHING_LEFT -> "Without the new deliveries nothing would be left to publish.";
        };
    }

    /** What else differs from the live release. */
    private String besides() {
        List<String> differs = new ArrayList<>();
        RunOrder first = first();
        if (!first.plan().equals(live.planHash())) {
            differs.add("the plan, which is new");
        }
        first.changedKnobs().forEach(knob -> differs.add("knob " + knob));
        if (!first.held().equals(live.held())) {
            differs.add("a hold that was set or lifted");
        }
        if (!first.waivers().equals(live.waivers())) {
            differs.add("a waiver that is new or has expired");
        }
        return (differs.isEmpty()
                        ? "nothing else differs from release " + live.number()
                        : String.join(", or ", differs) + " is the culprit")
                + ".";
    }

    private RunOrder first() {
        return trials.orders().getFirst();
    }

    /** As many as the project wants. */
    private int wanted() {
        return EngineKnob.MOST_TRIALS.value(first().knobs());
    }

    /** As many as the project wants, but no more than there is time for, if each takes twice as long as those before it on average. */
    private int bound() {
        int done = trials.orders().size() - 1;
        long spent = Math.max(
                1, Duration.between(first().at(), environment.clock().instant()).toSeconds());
        long more = (TIME_FOR_TRIALS.toSeconds() - spent) * (done + 1) / (2 * spent);
        return Math.clamp(done + more, done, Math.max(done, wanted()));
    }

    private Folded fold(Set<String> aside) {
        Set<String> apart = new HashSet<>();
        units.stream().filter(unit -> aside.contains(unit.id())).forEach(unit -> apart.addAll(unit.deliveries()));
        return InForce.of(known, apart);
    }

    private RunIdentity identity(Folded folded) {
        return RunIdentity.of(inputs(folded));
    }

    private RunInputs inputs(Folded folded) {
        RunOrder first = first();
        return new RunInputs(
                environment.settings().environment(),
                folded.mapping(),
                first.plan(),
                first.knobs(),
                NextRun.ids(waivers(folded)));
    }

    /** Those that apply to this mapping, as if it had been planned when the run was. */
    private List<Waiver> waivers(Folded folded) {
        return NextRun.waivers(now.decisions(), plan, folded.mapping(), first().at());
    }

    private static SortedSet<String> ids(Collection<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.larder.functions.blame;

import dev.larder.core.blame.Decision;
import dev.larder.core.blame.Decision.Reason;
import dev.larder.core.blame.Inquiry;
import dev.larder.core.blame.Unit;
import dev.larder.core.contract.FeedId;
import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Additions;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.mapping.MappingDifference;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.EngineKnob;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.run.RunInputs;
import dev.larder.core.run.Term;
import dev.larder.core.set.WholeInstances;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.run.Terms;
import dev.larder.functions.run.Wanted;
import dev.larder.functions.set.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that was blocked: its order, its trials, and the units and terms that may be to blame. What came after it was planned takes no part.
 *
 * @param known deliveries of its fold, of which any may be left out, but for those on hold and those that stood aside when it was planned
 * @param units that came since the live release, the newest first
 * @param changed terms in which it differs from the live release; what is given up first comes first
 * @param now what the next run would be by now: what people decided, and what stood aside beside the live release
 */
record Case(
        Environment environment,
        Plan plan,
        Trials trials,
        Release live,
        List<DeliveryRecord> known,
        List<Unit> units,
        List<Term> changed,
        NextRun now) {
    /** Of the four hours that an execution may take. */
    private static final Duration TIME_FOR_TRIALS = Duration.ofHours(3);

    static Case of(Environment environment, RunFolder last) {
        RunOrder first = RunOrder.of(environment.lake(), last.ofTrial(0));
        Plan plan = environment.plan(first.plan());
        Release live = Releases.get(environment.lake(), first.compared());
        Mapping mapping = first.mapping(live);
        NextRun now = NextRun.of(environment, live);
        Set<String> apart = new HashSet<>(first.held());
        Set<String> displaced = new HashSet<>();
        first.aside().forEach(each -> (each.isConflict() ? displaced : apart).addAll(each.deliveries()));
        List<DeliveryRecord> takingPart =
                without(environment.history().whole(changed(live.mapping(), mapping), apart, now.seen()), apart);
        List<DeliveryRecord> known = without(takingPart, Additions.to(mapping, without(takingPart, displaced)));
        Set<String> added = Additions.to(live.mapping(), known);
        List<Unit> units = Unit.of(
                added,
                known,
                NewInstances.of(environment, added, known, live.mapping().deliveries()));
        Trials trials = Trials.until(environment, last);
        List<Term> changed =
                new ChangedTerms(environment, first, live, now.decisions().until(first.at())).all();
        return new Case(environment, plan, trials, live, known, units, changed, now);
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

    Inquiry search() {
        Set<String> all = ids(suspects());
        boolean isLiveWithoutAll = live.isOf(identity(fold(all), terms(all)));
        Predicate<Set<String>> isLive = aside -> isLiveWithoutAll && aside.containsAll(all);
        return new Inquiry(
                units,
                changed.stream().map(Unit::of).toList(),
                trials.tried(environment),
                bound(),
                isLive,
                !live.isEmpty());
    }

    /** Units and terms. */
    private List<Unit> suspects() {
        return Stream.concat(units.stream(), changed.stream().map(Unit::of)).toList();
    }

    /** What it is made with when these (ids) stand aside, beside what did so when it was planned. */
    private Terms terms(Set<String> aside) {
        RunOrder first = first();
        List<Term> former = ChangedTerms.aside(first);
        List<Term> added =
                changed.stream().filter(term -> aside.contains(term.id())).toList();
        Terms terms = Terms.of(
                environment,
                now.decisions().until(first.at()),
                first.at(),
                ChangedTerms.plan(first),
                live,
                Stream.concat(former.stream(), added.stream()).toList());
        // With the same terms it is the same run: what was decided while it was planned does not count.
        return added.isEmpty() ? new Terms(plan, first.knobs(), terms.beyond(), terms.decisions(), terms.at()) : terms;
    }

    /** The mapping of the next trial. */
    Mapping mapping(Decision.Try next) {
        return fold(ids(next.aside())).mapping();
    }

    /** The knobs of the next trial. */
    SortedMap<String, String> knobs(Decision.Try next) {
        return terms(ids(next.aside())).knobs();
    }

    /**
     * The order of the next trial.
     *
     * @param missing ids of deliveries in force that are not loaded
     */
    RunOrder order(RunFolder folder, Decision.Try next, Set<String> missing) {
        RunOrder first = first();
        Set<String> without = ids(next.aside());
        Folded folded = fold(without);
        Terms terms = terms(without);
        List<Aside> aside = new ArrayList<>(
                first.aside().stream().filter(each -> !each.isConflict()).toList());
        aside.addAll(aside(next.aside()));
        aside.addAll(NextRun.conflicts(known, folded, now.recorded(), live.number()));
        NextRun trial = now.without(aside, terms, inputs(folded, terms));
        List<Waiver> waivers = trial.waivers();
        Approvals approvals = trial.approvals(live);
        return new RunOrder(
                folder.run(),
                trial.identity(),
                terms.plan().hash(),
                first.livePlan(),
                MappingDifference.between(live.number(), live.mapping(), folded.mapping()),
                terms.knobs(),
                NextRun.ids(waivers),
                first.held(),
                first.compared(),
                first.release(),
                first.at(),
                folded.mapping().records(missing),
                trial.changesSince(live),
                NextRun.changedKnobs(live, terms.knobs()),
                RunOrder.rejecting(terms.plan()),
                newcomers(folded.mapping().deliveries()),
                waived(waivers, terms.plan(), folded.mapping()),
                null,
                approvals.policy().approvals() == 0 ? null : approvals,
                trial.agreement(),
                aside,
                new RunOrder.Trial(folder.trial(), mostTrials(), ids(next.aside()), next.ends(), next.certainty()),
                wanted(aside, folded.mapping()),
                null);
    }

    /** What it would be made with if no term stood aside; null if none does. */
    private @Nullable Wanted wanted(List<Aside> aside, Mapping mapping) {
        return aside.stream().allMatch(each -> each.term() == null) ? null : wanted().wanted(mapping);
    }

    private Terms wanted() {
        RunOrder first = first();
        return Terms.of(
                environment, now.decisions().until(first.at()), first.at(), ChangedTerms.plan(first), live, List.of());
    }

    private static List<RunOrder.Waived> waived(List<Waiver> waivers, Plan plan, Mapping mapping) {
        return waivers.stream()
                .map(waiver -> RunOrder.Waived.of(waiver, plan, mapping))
                .toList();
    }

    private List<Newcomer> newcomers(Set<String> inForce) {
        return first().newcomers().stream()
                .filter(each -> inForce.contains(each.delivery()))
                .toList();
    }

    /** These units and terms as what stands aside, because of what failed in their cones. */
    List<Aside> aside(List<Unit> aside) {
        List<String> either = search().either(aside).stream()
                .flatMap(List::stream)
                .filter(unit -> !aside.contains(unit))
                .map(unit -> unit.deliveries().isEmpty()
                        ? unit.place()
                        : unit.place() + " ["
                                + unit.deliveries().stream()
                                        .map(LakeLayout::shortId)
                                        .collect(Collectors.joining(", "))
                                + "]")
                .distinct()
                .limit(5)
                .toList();
        Set<String> all = ids(aside);
        return aside.stream().map(unit -> aside(unit, all, either)).toList();
    }

    /** The same, where nothing else is left to publish: with their digests beside the live release. */
    List<Aside> beside(List<Unit> units) {
        return new RunOrder.Cones(
                        terms(ids(units)).cone(live.mapping(), live.measures()),
                        wanted().cone(live.mapping(), live.measures()))
                .recorded(aside(units));
    }

    boolean isEither(List<Unit> units) {
        return !search().either(units).isEmpty();
    }

    private Aside aside(Unit unit, Set<String> all, List<String> either) {
        Map<String, String> because = trials.because(environment, unit, blaming(unit, all));
        Optional<Term> term =
                changed.stream().filter(each -> each.id().equals(unit.id())).findFirst();
        Aside before = now.recorded().stream()
                .filter(each -> each.unit().equals(unit.id()))
                .findFirst()
                .orElse(null);
        Instant lifted = term.isPresent()
                ? now.lifted(unit.id(), because.keySet(), first().at())
                : now.lifted(unit.deliveries(), first().at());
        return new Aside(
                unit.id(),
                unit.deliveries(),
                unit.feeds(),
                unit.place(),
                new TreeSet<>(because.keySet()),
                String.join("; ", because.values()),
                either,
                before == null ? live.number() : before.since(),
                before == null ? first().at() : before.at(),
                lifted,
                "",
                term.map(each -> refused(each, all)).orElse(null));
    }

    /** What says that it is to blame: of a term, trials without any new unit; of a unit, those beside the same terms. */
    private Predicate<Set<String>> blaming(Unit unit, Set<String> aside) {
        Set<String> terms = changed.stream().map(Term::id).collect(Collectors.toSet());
        if (terms.contains(unit.id())) {
            return without -> without.containsAll(ids(units)) && !without.contains(unit.id());
        }
        return without -> terms.stream().allMatch(term -> aside.contains(term) == without.contains(term));
    }

    /** The term as it was refused: a knob with its value under the plan that there is. */
    private Term refused(Term term, Set<String> aside) {
        Set<String> others = new TreeSet<>(aside);
        others.remove(term.id());
        return term.kind() == Term.Kind.KNOB
                ? Term.knob(term.name(), terms(others).knobs().getOrDefault(term.name(), term.wanted()))
                : term;
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

    /** The units and terms that a trial leaves out. */
    List<Unit> without(RunOrder.Trial trial) {
        return suspects().stream()
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
        if (live.isEmpty()) {
            differs.add("the plan, which is new");
        }
        if (!first.held().equals(live.held())) {
            differs.add("a hold that was set or lifted");
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
    private int mostTrials() {
        return EngineKnob.MOST_TRIALS.value(first().knobs());
    }

    /** As many as the project wants, but no more than there is time for, if each takes twice as long as those before it on average. */
    private int bound() {
        int done = trials.orders().size() - 1;
        long spent = Math.max(
                1, Duration.between(first().at(), environment.clock().instant()).toSeconds());
        long more = (TIME_FOR_TRIALS.toSeconds() - spent) * (done + 1) / (2 * spent);
        return Math.clamp(done + more, done, Math.max(done, mostTrials()));
    }

    private Folded fold(Set<String> aside) {
        Set<String> apart = new HashSet<>();
        units.stream().filter(unit -> aside.contains(unit.id())).forEach(unit -> apart.addAll(unit.deliveries()));
        return new WholeInstances(
                        environment.plan(ChangedTerms.plan(first())).sets(),
                        Sets.complete(environment.lake(), now.decisions().until(first().at())),
                        live.mapping().deliveries())
                .fold(known, apart);
    }

    private RunIdentity identity(Folded folded, Terms terms) {
        return RunIdentity.of(inputs(folded, terms));
    }

    private RunInputs inputs(Folded folded, Terms terms) {
        return new RunInputs(
                environment.settings().environment(),
                folded.mapping(),
                terms.plan().hash(),
                terms.knobs(),
                NextRun.ids(terms.waivers(folded.mapping())));
    }

    private static SortedSet<String> ids(Collection<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toCollection(TreeSet::new));
    }
}

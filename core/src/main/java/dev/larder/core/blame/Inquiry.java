package dev.larder.core.blame;

import dev.larder.core.blame.Decision.Certainty;
import dev.larder.core.blame.Decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what blocks a run. First {@link Search} looks among the new deliveries. If it fails without any of them, the culprit is among the terms: the
 * least set of them without which the run passes, still without any new delivery, stands aside; and then the new deliveries are tried with
 * what is left, all of them first. So a new plan, knob or end of a waiver holds up no data, and a delivery is blamed only by a run that passes
 * without it.
 *
 * @param units new ones, the newest first
 * @param terms what else differs from the live release, as units of no feed; what is given up first comes first
 * @param tried the run itself, which left out nothing and failed, and every trial after it, in their order
 * @param bound the most trials
 * @param live whether the run without these (ids of units and terms) would be what is live already, whose tests have passed
 * @param anythingLeft whether there is a release
 */
public record Inquiry(
        List<Unit> units,
        List<Unit> terms,
        List<Tried> tried,
        int bound,
        Predicate<Set<String>> live,
        boolean anythingLeft) {
    /** Copies the lists. */
    public Inquiry {
        units = List.copyOf(units);
        terms = List.copyOf(terms);
        tried = List.copyOf(tried);
    }

    /** What comes next. */
    public Decision next() {
        Decision decision = among(Set.of()).next();
        if (terms.isEmpty() || !decision.equals(new Decision.Whole(Reason.NOT_A_UNIT))) {
            return decision;
        }
        Optional<Set<String>> settled = settled();
        return settled.isPresent()
                ? beside(settled.get(), Certainty.LEAST)
                : ofTerms(amongTerms().next());
    }

    /** Others that may be the culprit as well, as sets of the same size; see {@link Search#either}. */
    public List<List<Unit>> either(List<Unit> aside) {
        Set<String> ids = ids(aside);
        List<Unit> blamed =
                terms.stream().filter(term -> ids.contains(term.id())).toList();
        List<Unit> left = units.stream().filter(unit -> ids.contains(unit.id())).toList();
        Stream<List<Unit>> others = blamed.isEmpty() ? Stream.of() : amongTerms().either(blamed).stream();
        // As long as terms are tried, all new units are left out, and none of them is blamed.
        boolean isAmongTerms = !blamed.isEmpty() && left.size() == units.size();
        boolean isTried =
                trials(ids(blamed)).stream().anyMatch(each -> each.aside().isEmpty());
        return isAmongTerms || !isTried
                ? others.toList()
                : Stream.concat(others, among(ids(blamed)).either(left).stream())
                        .toList();
    }

    /** The terms that were found to stand aside: those of the first trial that has new units again. */
    private Optional<Set<String>> settled() {
        return tried.stream()
                .filter(each -> !units.isEmpty() && !each.aside().containsAll(ids(units)))
                .map(each -> within(each.aside(), terms))
                .filter(aside -> !aside.isEmpty())
                .findFirst();
    }

    /** The search among terms, in which no new unit takes part. */
    private Search amongTerms() {
        Set<String> all = ids(units);
        List<Tried> without = tried.stream()
                .filter(each -> each.aside().containsAll(all))
                .map(each -> new Tried(within(each.aside(), terms), each.passed(), each.failures()))
                .toList();
        // Of the trials one was without any new unit; two are kept, to try all of them again, and to leave out those
        // that harm.
        int most = units.isEmpty() ? bound : Math.max(without.size() - 1, bound - 3);
        return new Search(terms, without, most, aside -> live.test(union(aside, all)), true);
    }

    /** Without any new unit these terms were found, or are tried. */
    private Decision ofTerms(Decision found) {
        if (units.isEmpty()) {
            return found;
        }
        return switch (found) {
            case Decision.Try(var aside, var _, var certainty) ->
                isKnownToPass(aside)
                        ? beside(ids(aside), certainty)
                        : new Decision.Try(concat(units, aside), false, certainty);
            case Decision.Publish(var aside, var certainty) -> beside(ids(aside), certainty);
            case Decision.Stay(var aside, var certainty) -> beside(ids(aside), certainty);
            case Decision.Whole _ -> new Decision.Whole(Reason.NOT_A_UNIT);
        };
    }

    private boolean isKnownToPass(List<Unit> aside) {
        Set<String> all = union(ids(units), ids(aside));
        return tried.stream().anyMatch(each -> each.passed() && each.aside().equals(all));
    }

    /** These terms stand aside; all new units are tried, and then searched. */
    private Decision beside(Set<String> aside, Certainty certainty) {
        List<Unit> chosen =
                terms.stream().filter(term -> aside.contains(term.id())).toList();
        Optional<Tried> all =
                tried.stream().filter(each -> each.aside().equals(aside)).findFirst();
        if (all.isEmpty()) {
            return bound <= tried.size() - 1
                    ? new Decision.Whole(Reason.NO_SET)
                    : new Decision.Try(chosen, true, certainty);
        }
        if (all.get().passed()) {
            return publish(chosen, certainty);
        }
        return switch (among(aside).next()) {
            case Decision.Try(var some, var ends, var how) -> new Decision.Try(concat(some, chosen), ends, how);
            case Decision.Publish(var some, var how) -> publish(concat(some, chosen), how);
            case Decision.Stay(var some, var how) -> new Decision.Stay(concat(some, chosen), how);
            case Decision.Whole whole -> whole;
        };
    }

    /** What passed is published if it was tried last; the run without all that is new is live, and else it is tried again. */
    private Decision publish(List<Unit> aside, Certainty certainty) {
        Tried last = tried.getLast();
        if (last.passed() && last.aside().equals(ids(aside))) {
            return new Decision.Publish(aside, certainty);
        }
        return live.test(ids(aside)) ? new Decision.Stay(aside, certainty) : new Decision.Try(aside, true, certainty);
    }

    /** The search among new units beside these terms, as far as it has got. */
    private Search among(Set<String> aside) {
        List<Tried> beside = trials(aside);
        int left = bound - (tried.size() - 1);
        return new Search(units, beside, left + beside.size() - 1, some -> live.test(union(some, aside)), anythingLeft);
    }

    /** What was tried beside these terms, the trial with all units first. */
    private List<Tried> trials(Set<String> aside) {
        List<Tried> trials = new ArrayList<>();
        for (Tried each : tried) {
            if (within(each.aside(), terms).equals(aside)) {
                Set<String> some = within(each.aside(), units);
                trials.add(some.isEmpty() ? 0 : trials.size(), new Tried(some, each.passed(), each.failures()));
            }
        }
        return trials;
    }

    private static Set<String> within(Set<String> aside, List<Unit> of) {
        return of.stream().map(Unit::id).filter(aside::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static List<Unit> concat(List<Unit> one, List<Unit> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Set<String> ids(Collection<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two of the same are the same; who asks whether something is live does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Inquiry inquiry
                && units.equals(inquiry.units)
                && terms.equals(inquiry.terms)
                && tried.equals(inquiry.tried)
                && bound == inquiry.bound
                && anythingLeft == inquiry.anythingLeft;
    }

    @Override
    public int hashCode() {
        return Objects.hash(units, terms, tried, bound, anythingLeft);
    }
}

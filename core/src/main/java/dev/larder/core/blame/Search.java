package dev.larder.core.blame;

import dev.larder.core.blame.Decision.Certainty;
import dev.larder.core.blame.Decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for the least set of new units whose absence lets every test pass. It keeps no state: what was tried says what comes next, so a crash or a
 * repeated call changes nothing.
 *
 * <p>First all new units are left out; if that fails, none of them is the culprit. Then sets of one, two and three, the newest first, of the units that
 * the failing tests read. Tests across feeds are not monotone, so sets are not halved: one is passed over only if it is known to fail, because it leaves
 * out the same of all that a failing test reads. When there are more sets than trials left, a set that passes is made smaller (delta debugging).
 *
 * @param units new ones, the newest first
 * @param tried the run itself, which left out none and failed, and every trial after it, in their order
 * @param bound the most trials
 * @param live whether the run without these units (ids) would be what is live already, whose tests have passed
 * @param anythingLeft whether a release would be left without any of the units: there is none before the first delivery
 */
public record Search(
        List<Unit> units, List<Tried> tried, int bound, Predicate<Set<String>> live, boolean anythingLeft) {
    private static final int LARGEST_LISTED = 3;
    private static final int MOST_LISTED = 20_000;

    /** Copies the lists; throws {@link IllegalArgumentException} when the run itself was not tried. */
    public Search {
        units = List.copyOf(units);
        tried = List.copyOf(tried);
        if (tried.isEmpty() || !tried.getFirst().aside().isEmpty()) {
            throw new IllegalArgumentException("a search begins with the run that failed");
        }
    }

    /** What comes next. */
    public Decision next() {
        Set<String> all = ids(units);
        if (units.isEmpty()) {
            return new Decision.Whole(Reason.NOT_A_UNIT);
        }
        if (anythingLeft) {
            Optional<Boolean> base = known(all);
            if (base.isEmpty() && left() == 0) {
                return new Decision.Whole(Reason.NO_SET);
            }
            if (base.isEmpty()) {
                return new Decision.Try(units, false, Certainty.BOUND);
            }
            if (!base.get()) {
                return new Decision.Whole(Reason.NOT_A_UNIT);
            }
        }
        List<Unit> cone = cone();
        return listed(cone).orElseGet(() -> reduced(cone));
    }

    /** Other sets as small as this one, newest first, of which no trial has shown that they do not help either: it may be either. */
    public List<List<Unit>> either(List<Unit> aside) {
        Set<String> chosen = ids(aside);
        List<Unit> cone = cone();
        if (aside.size() > LARGEST_LISTED || isTooMany(cone.size(), aside.size())) {
            return List.of();
        }
        return sets(cone, aside.size()).stream()
                .filter(set -> !ids(set).equals(chosen) && isPossible(ids(set)) && isUseful(ids(set)))
                .toList();
    }

    /** The new units that the failing tests read, the newest first. */
    List<Unit> cone() {
        List<Unit> inside = units.stream()
                .filter(unit -> tried.stream()
                        .flatMap(each -> each.failures().stream())
                        .anyMatch(failure -> failure.concerns(unit)))
                .toList();
        return inside.isEmpty() ? units : inside;
    }

    /** The next set of up to three that may pass, unless all are known to fail or the trials do not suffice for all of a size. */
    private Optional<Decision> listed(List<Unit> cone) {
        for (int size = 1; size <= Math.min(LARGEST_LISTED, cone.size()); size++) {
            if (isTooMany(cone.size(), size)) {
                return Optional.empty();
            }
            List<List<Unit>> sets = sets(cone, size).stream()
                    .filter(set -> isUseful(ids(set)) && isPossible(ids(set)))
                    .toList();
            long open = sets.stream().filter(set -> isOpen(ids(set))).count();
            if (open > left() - (size == cone.size() || isLive(cone) ? 0 : 1)) {
                return Optional.empty();
            }
            Optional<List<Unit>> next = sets.stream()
                    .filter(set -> isOpen(ids(set)) || known(ids(set)).orElse(false))
                    .findFirst();
            if (next.isPresent()) {
                return next.map(set ->
                        isOpen(ids(set)) ? new Decision.Try(set, true, Certainty.LEAST) : chosen(set, Certainty.LEAST));
            }
        }
        return Optional.empty();
    }

    /** Begins with everything in the cone, and leaves out less and less while it passes and trials are left. */
    private Decision reduced(List<Unit> cone) {
        Optional<List<Unit>> smallest = smallestPassing(cone);
        if (smallest.isEmpty()) {
            Optional<Boolean> whole = known(ids(cone));
            if (whole.isPresent()) {
                return new Decision.Whole(Reason.NO_SET);
            }
            if (!anythingLeft && cone.size() == units.size()) {
                return new Decision.Whole(Reason.NOTHING_LEFT);
            }
            return left() == 0
                    ? new Decision.Whole(Reason.NO_SET)
                    : new Decision.Try(cone, left() == 1 || cone.size() == 1, Certainty.BOUND);
        }
        List<Unit> passing = smallest.get();
        if (left() >= (isLive(passing) ? 1 : 2)) {
            Optional<List<Unit>> next = smaller(passing);
            if (next.isPresent()) {
                return new Decision.Try(next.get(), next.get().size() == 1, Certainty.LEAST);
            }
            return chosen(passing, passing.size() == 1 ? Certainty.LEAST : Certainty.MINIMAL);
        }
        return chosen(passing, Certainty.BOUND);
    }

    /** A set that passes stands aside: as it is if it was tried last, and by another trial if another one was tried since. */
    private Decision chosen(List<Unit> aside, Certainty certainty) {
        Set<String> chosen = ids(aside);
        Tried last = tried.getLast();
        if (last.passed() && last.aside().equals(chosen)) {
            return new Decision.Publish(aside, certainty);
        }
        return isLive(aside) ? new Decision.Stay(aside, certainty) : new Decision.Try(aside, true, certainty);
    }

    private Optional<List<Unit>> smallestPassing(List<Unit> cone) {
        Set<String> inside = ids(cone);
        List<Set<String>> passing = new ArrayList<>();
        tried.stream().filter(Tried::passed).map(Tried::aside).forEach(passing::add);
        if (isLive(cone)) {
            passing.add(inside);
        }
        return passing.stream()
                .filter(inside::containsAll)
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .map(ids ->
                        cone.stream().filter(unit -> ids.contains(unit.id())).toList());
    }

    /** A part of a set that passes, or the set without that part, of which nobody knows yet; parts become smaller and smaller. */
    private Optional<List<Unit>> smaller(List<Unit> passing) {
        for (int parts = 2; parts < 2 * passing.size(); parts *= 2) {
            List<List<Unit>> chunks = chunks(passing, Math.min(parts, passing.size()));
            List<List<Unit>> all = new ArrayList<>(chunks);
            chunks.forEach(chunk -> all.add(
                    passing.stream().filter(unit -> !chunk.contains(unit)).toList()));
            Optional<List<Unit>> next = all.stream()
                    .filter(set -> !set.isEmpty() && set.size() < passing.size())
                    .filter(set -> isUseful(ids(set)) && isOpen(ids(set)))
                    .findFirst();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private static List<List<Unit>> chunks(List<Unit> set, int parts) {
        List<List<Unit>> chunks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            chunks.add(set.subList(part * set.size() / parts, (part + 1) * set.size() / parts));
        }
        return chunks;
    }

    /** Sets that nobody would try are not listed either. */
    private static boolean isTooMany(int of, int size) {
        long sets = 1;
        for (int i = 0; i < size; i++) {
            sets = sets * (of - i) / (i + 1);
        }
        return sets > MOST_LISTED;
    }

    private int left() {
        return bound - (tried.size() - 1);
    }

    /** Whether nothing is known of the run without these. */
    private boolean isOpen(Set<String> aside) {
        return known(aside).isEmpty() && isPossible(aside);
    }

    private boolean isPossible(Set<String> aside) {
        return anythingLeft || aside.size() < units.size();
    }

    private boolean isLive(Collection<Unit> aside) {
        return anythingLeft && live.test(ids(aside));
    }

    private Optional<Boolean> known(Set<String> aside) {
        if (anythingLeft && live.test(aside)) {
            return Optional.of(true);
        }
        return tried.stream()
                .filter(each -> each.aside().equals(aside))
                .findFirst()
                .map(Tried::passed);
    }

    /** Whether it leaves out something else of what each failing test reads than the trial in which that test failed. */
    private boolean isUseful(Set<String> aside) {
        return tried.stream()
                .noneMatch(each -> each.failures().stream()
                        .anyMatch(failure -> within(aside, failure).equals(within(each.aside(), failure))));
    }

    private Set<String> within(Set<String> aside, Failure failure) {
        Set<String> within = new HashSet<>();
        for (Unit unit : units) {
            if (aside.contains(unit.id()) && failure.concerns(unit)) {
                within.add(unit.id());
            }
        }
        return within;
    }

    /** All sets of this size, those of the newest units first. */
    private static List<List<Unit>> sets(List<Unit> of, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Unit>> sets = new ArrayList<>();
        for (int first = 0; first <= of.size() - size; first++) {
            Unit unit = of.get(first);
            sets(of.subList(first + 1, of.size()), size - 1).forEach(rest -> {
                List<Unit> set = new ArrayList<>(List.of(unit));
                set.addAll(rest);
                sets.add(List.copyOf(set));
            });
        }
        return sets;
    }

    private static Set<String> ids(Collection<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two searches of the same are the same; who asks whether something is live does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Search search
                && units.equals(search.units)
                && tried.equals(search.tried)
                && bound == search.bound
                && anythingLeft == search.anythingLeft;
    }

    @Override
    public int hashCode() {
        return Objects.hash(units, tried, bound, anythingLeft);
    }
}

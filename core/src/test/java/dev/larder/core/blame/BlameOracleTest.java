package dev.larder.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.blame.BlamedHistory.Kind;
import dev.larder.core.blame.Decision.Certainty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The search against brute force over all subsets of the new units: {@code -Dlarder.blame.histories=N} makes more of them. What it says is the
 * least is the least, and the newest of several; what it calls minimal is minimal; and what is published passed.
 */
final class BlameOracleTest {
    private static final int HISTORIES = Integer.getInteger("larder.blame.histories", 200);
    private static final int BOUND = 8;
    private static final List<Kind> KINDS = List.of(Kind.values());

    /** How a search ended. */
    private record Found(List<Unit> aside, Certainty certainty, List<Unit> either, int trials) {}

    @Test
    void what_stands_aside_is_what_brute_force_finds() {
        List<Integer> trials = new ArrayList<>();
        Map<Certainty, Integer> certainties = new EnumMap<>(Certainty.class);
        long together = 0;
        int byTerms = 0;
        for (int seed = 1; seed <= HISTORIES; seed++) {
            Kind kind = KINDS.get(seed % KINDS.size());
            BlamedHistory history = BlamedHistory.of(seed, kind);
            assertThat(history.isLiveReached()).as("seed %d", seed).isTrue();
            assertThat(history.isNoInstanceTorn()).as("seed %d", seed).isTrue();
            together += history.together();
            List<Tried> tried = new ArrayList<>(List.of(history.run(Set.of())));
            Found found = search(history, tried);
            trials.add(tried.size() - 1);
            if (kind == Kind.BESIDES) {
                assertThat(found).as("seed %d", seed).isNull();
                assertThat(tried).as("seed %d", seed).hasSize(2);
            } else {
                assertThat(found).as("seed %d %s", seed, kind).isNotNull();
                certainties.merge(found.certainty(), 1, Integer::sum);
                judge(history, found, "seed " + seed + " " + kind);
                byTerms += terms(history, found).isEmpty() ? 0 : 1;
            }
        }
        System.out.printf(
                "blame: %d of %d histories, trials: median %d, most %d, bound %d; %s; %d units of several deliveries; plan, knob or end of a waiver in %d%n",
                HISTORIES,
                HISTORIES,
                trials.stream().sorted().toList().get(HISTORIES / 2),
                trials.stream().mapToInt(Integer::intValue).max().orElseThrow(),
                BOUND,
                certainties,
                together,
                byTerms);
        assertThat(together).isGreaterThan(HISTORIES / 5);
        assertThat(byTerms).isGreaterThan(HISTORIES / 4);
        assertThat(trials).allMatch(number -> number <= BOUND);
        assertThat(certainties.get(Certainty.LEAST)).isGreaterThan(HISTORIES / 2);
    }

    /** The end of the search; null when no unit is the culprit. */
    private static @Nullable Found search(BlamedHistory history, List<Tried> tried) {
        while (true) {
            Inquiry search = new Inquiry(history.units(), history.terms(), tried, BOUND, history::isLive, true);
            switch (search.next()) {
                case Decision.Try(var aside, var ends, var certainty) -> {
                    List<Unit> either =
                            search.either(aside).stream().flatMap(List::stream).toList();
                    tried.add(history.run(ids(aside)));
                    if (tried.getLast().passed() && ends) {
                        return new Found(aside, certainty, either, tried.size() - 1);
                    }
                }
                case Decision.Publish(var aside, var certainty) -> {
                    assertThat(tried.getLast().aside()).isEqualTo(ids(aside));
                    return new Found(aside, certainty, List.of(), tried.size() - 1);
                }
                case Decision.Stay(var aside, var certainty) -> {
                    assertThat(history.isLive(ids(aside))).isTrue();
                    return new Found(aside, certainty, List.of(), tried.size() - 1);
                }
                case Decision.Whole _ -> {
                    return null;
                }
            }
        }
    }

    private static void judge(BlamedHistory history, Found found, String seed) {
        Set<String> terms = terms(history, found);
        assertThat(history.run(ids(found.aside())).passed() || history.isLive(ids(found.aside())))
                .as(seed)
                .isTrue();
        judgeTerms(history, terms, found.trials(), seed);
        Set<String> aside = new TreeSet<>(ids(found.aside()));
        aside.removeAll(terms);
        List<Set<String>> passing = subsets(history.units()).stream()
                .filter(set -> history.run(union(set, terms)).passed())
                .toList();
        switch (found.certainty()) {
            case LEAST -> {
                int least = passing.stream().mapToInt(Set::size).min().orElseThrow();
                assertThat(aside).as(seed).hasSize(least);
                List<Set<String>> ties =
                        passing.stream().filter(set -> set.size() == least).toList();
                assertThat(aside).as("%s: the newest of %s", seed, ties).isEqualTo(newest(history.units(), ties));
                if (!history.isLive(ids(found.aside()))) {
                    ties.stream()
                            .filter(set -> !set.equals(aside))
                            .forEach(other ->
                                    assertThat(ids(found.either())).as(seed).containsAll(other));
                }
            }
            case MINIMAL ->
                aside.forEach(unit -> {
                    Set<String> fewer = new TreeSet<>(aside);
                    fewer.remove(unit);
                    assertThat(passing).as(seed).doesNotContain(fewer);
                });
            // Of the trials among terms two are kept for the deliveries.
            case BOUND ->
                assertThat(found.trials()).as(seed).isGreaterThanOrEqualTo(terms.isEmpty() ? BOUND - 1 : BOUND - 2);
        }
    }

    /** Terms stand aside only if the run fails without any new unit, and then no smaller set of them is enough. */
    private static void judgeTerms(BlamedHistory history, Set<String> terms, int trials, String seed) {
        Set<String> all = ids(history.units());
        List<Set<String>> passing = subsets(history.terms()).stream()
                .filter(set -> history.run(union(set, all)).passed())
                .toList();
        assertThat(passing).as(seed).contains(terms);
        int least = passing.stream().mapToInt(Set::size).min().orElseThrow();
        if (least <= 1) {
            List<Set<String>> ties =
                    passing.stream().filter(set -> set.size() == least).toList();
            assertThat(terms).as(seed).isEqualTo(newest(history.terms(), ties));
        } else {
            assertThat(trials >= BOUND - 2
                            || passing.stream().noneMatch(set -> set.size() < terms.size() && terms.containsAll(set)))
                    .as(seed)
                    .isTrue();
        }
    }

    private static Set<String> terms(BlamedHistory history, Found found) {
        Set<String> terms = new TreeSet<>(ids(found.aside()));
        terms.retainAll(ids(history.terms()));
        return terms;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    /** The set of the newest units, as the sets of one size are listed. */
    private static Set<String> newest(List<Unit> of, List<Set<String>> ties) {
        List<String> order = of.stream().map(Unit::id).toList();
        return ties.stream()
                .min((one, other) -> {
                    for (String unit : order) {
                        if (one.contains(unit) != other.contains(unit)) {
                            return one.contains(unit) ? -1 : 1;
                        }
                    }
                    return 0;
                })
                .orElseThrow();
    }

    private static List<Set<String>> subsets(List<Unit> of) {
        List<String> units = of.stream().map(Unit::id).toList();
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << units.size(); bits++) {
            Set<String> set = new TreeSet<>();
            for (int i = 0; i < units.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    set.add(units.get(i));
                }
            }
            subsets.add(set);
        }
        return subsets;
    }

    private static Set<String> ids(List<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toSet());
    }
}

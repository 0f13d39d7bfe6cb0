package dev.larder.functions.blame;

import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.Term;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.Terms;
import dev.larder.functions.run.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The terms in which a run differs from the live release and which may be to blame: the plan, knobs, and waivers that have ended.
 *
 * @param decisions those that were known when the run was planned
 */
record ChangedTerms(Environment environment, RunOrder first, Release live, Decisions decisions) {
    /** The ends of waivers, then knobs, then the plan, which is the most to give up. */
    List<Term> all() {
        if (live.isEmpty()) {
            return List.of();
        }
        List<Term> all = new ArrayList<>(ended());
        all.addAll(knobs());
        if (!first.plan().equals(live.planHash())) {
            all.add(Term.plan(first.plan()));
        }
        return all;
    }

    /** Waivers of the live release that do not apply any more, though what they were given for is live. */
    private List<Term> ended() {
        Plan plan = environment.plan(live.planHash());
        SortedMap<String, String> ended = new TreeMap<>();
        decisions.waivers().stream()
                .filter(waiver -> live.waivers().contains(waiver.id())
                        && !first.waivers().contains(waiver.id())
                        && waiver.concerns(plan, live.mapping()))
                .map(Waiver::what)
                .forEach(waiver -> ended.put(waiver.test(), waiver.until().toString()));
        return ended.entrySet().stream()
                .map(each -> Term.waiver(each.getKey(), each.getValue()))
                .toList();
    }

    /** Knobs of the live release with another value, under this plan or under the live one. */
    private List<Term> knobs() {
        SortedMap<String, String> changed = new TreeMap<>();
        List<Term> ofLivePlan = Stream.concat(aside(first).stream(), Stream.of(Term.plan(first.plan())))
                .toList();
        Stream.of(under(ofLivePlan), first.knobs())
                .flatMap(knobs -> knobs.entrySet().stream())
                .filter(this::isChanged)
                .forEach(each -> changed.put(each.getKey(), each.getValue()));
        return changed.entrySet().stream()
                .map(each -> Term.knob(each.getKey(), each.getValue()))
                .toList();
    }

    private boolean isChanged(Map.Entry<String, String> knob) {
        String before = live.knobs().get(knob.getKey());
        return before != null && !before.equals(knob.getValue());
    }

    private SortedMap<String, String> under(List<Term> aside) {
        return Terms.of(environment, decisions, first.at(), plan(first), live, aside)
                .knobs();
    }

    /** Hash of the plan that the run would have if none stood aside. */
    static String plan(RunOrder first) {
        Wanted wanted = first.wanted();
        return wanted == null ? first.plan() : wanted.plan();
    }

    /** Terms that stood aside when the run was planned. */
    static List<Term> aside(RunOrder first) {
        return first.aside().stream().map(Aside::term).filter(Objects::nonNull).toList();
    }
}

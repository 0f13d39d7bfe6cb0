package dev.larder.functions.run;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Policy;
import dev.larder.core.decision.Waiver;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.core.run.Term;
import dev.larder.core.run.Term.Kind;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run is made with beside its mapping: plan, knobs and waivers. Where a term stands aside, it is that of the live release. Who plans a run and who
 * looks for its culprit work it out here, so both get the same.
 *
 * @param knobs every knob of the plan with its value
 * @param beyond ids of waivers that count beyond their end
 * @param decisions all that people decided
 * @param at when waivers and knobs are asked whether they have ended
 */
public record Terms(
        Plan plan, SortedMap<String, String> knobs, SortedSet<String> beyond, Decisions decisions, Instant at) {
    /** Copies the collections. */
    public Terms {
        knobs = new TreeMap<>(knobs);
        beyond = new TreeSet<>(beyond);
    }

    /**
     * Those of a run.
     *
     * @param wanted hash of the plan that it would have
     * @param live the release in whose terms what stands aside is left; of release 0 there are none
     */
    public static Terms of(
            Environment environment,
            Decisions decisions,
            Instant at,
            String wanted,
            Release live,
            Collection<Term> aside) {
        boolean isPlanAside = aside.stream().anyMatch(term -> term.kind() == Kind.PLAN);
        Plan plan = environment.plan(isPlanAside ? live.planHash() : wanted);
        SortedMap<String, String> knobs = decisions.knobs(plan, at);
        SortedSet<String> beyond = new TreeSet<>();
        for (Term term : aside) {
            String name = term.name();
            switch (term.kind()) {
                case PLAN -> {}
                case KNOB ->
                    plan.knobs().stream()
                            .filter(knob -> knob.name().equals(name))
                            .filter(knob -> live.knobs().containsKey(name)
                                    && knob.problem(live.knobs().get(name)).isEmpty())
                            .forEach(_ -> knobs.put(name, live.knobs().get(name)));
                case WAIVER ->
                    decisions.waivers().stream()
                            .filter(waiver -> waiver.what().test().equals(name)
                                    && live.waivers().contains(waiver.id()))
                            .forEach(waiver -> beyond.add(waiver.id()));
            }
        }
        return new Terms(plan, knobs, beyond, decisions, at);
    }

    /** The waivers that apply to a run of this mapping, under the policy of the environment. */
    public List<Waiver> waivers(Mapping mapping) {
        Policy policy = decisions.policy();
        return decisions.waivers(plan, mapping, at, beyond).stream()
                .filter(waiver -> decisions.isValid(waiver, policy) || beyond.contains(waiver.id()))
                .toList();
    }

    /** Takes the digests of what stands aside beside a mapping. */
    public ConeDigest cone(Mapping rest, AcceptedMeasures measures) {
        return new ConeDigest(plan, rest, knobs, NextRun.ids(waivers(rest)), measures);
    }

    /** The same as an order keeps it. */
    public Wanted wanted(Mapping mapping) {
        return new Wanted(plan.hash(), knobs, NextRun.ids(waivers(mapping)));
    }
}

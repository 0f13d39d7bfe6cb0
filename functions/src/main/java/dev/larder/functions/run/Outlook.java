package dev.larder.functions.run;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.decision.Decisions;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.Term;
import dev.larder.core.run.Term.Kind;
import dev.larder.core.set.WholeInstances;
import dev.larder.functions.Environment;
import dev.larder.functions.set.Sets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The terms of the next run: what is wanted, and what of it still stands aside.
 *
 * @param wanted what it would be made with if none of it did
 * @param live empty before the environment was set up
 */
record Outlook(Environment environment, Optional<Release> live, Terms wanted) {
    static Outlook of(Environment environment, Optional<Release> live, Decisions decisions, Instant now) {
        String deployed = environment.settings().plan();
        String plan = decisions.pinned().plan(deployed).orElse(deployed);
        return new Outlook(
                environment,
                live,
                Terms.of(environment, decisions, now, plan, live.orElse(Release.empty(now)), List.of()));
    }

    /** Takes the digests of terms that stand aside. */
    ConeDigest cone(Mapping rest) {
        return wanted.cone(rest, measures());
    }

    /** Folds by the sets of the project that is wanted. */
    WholeInstances instances() {
        return new WholeInstances(
                wanted.plan().sets(),
                Sets.complete(environment.lake(), wanted.decisions()),
                live.map(release -> release.mapping().deliveries()).orElse(Set.of()));
    }

    AcceptedMeasures measures() {
        return live.map(Release::measures).orElse(AcceptedMeasures.NONE);
    }

    /** The terms where these stand aside. */
    Terms without(List<Aside> aside) {
        List<Term> terms =
                aside.stream().map(Aside::term).filter(Objects::nonNull).toList();
        return terms.isEmpty() || live.isEmpty()
                ? wanted
                : Terms.of(
                        environment,
                        wanted.decisions(),
                        wanted.at(),
                        wanted.plan().hash(),
                        live.get(),
                        terms);
    }

    /** Of these, what is wanted as it was when it was refused: the same plan, the same value of a knob under the plan that there is, no new waiver. */
    List<Aside> still(List<Aside> aside, Mapping rest) {
        List<Aside> still = new ArrayList<>(ofKind(aside, Kind.PLAN).stream()
                .filter(each -> isTerm(each, wanted.plan().hash())
                        && !live.map(Release::planHash)
                                .equals(Optional.of(wanted.plan().hash())))
                .toList());
        Terms now = without(still);
        still.addAll(ofKind(aside, Kind.KNOB).stream()
                .filter(each -> isTerm(each, now.knobs().getOrDefault(name(each), "")))
                .toList());
        Set<String> apply = new TreeSet<>(NextRun.ids(now.waivers(rest)));
        still.addAll(ofKind(aside, Kind.WAIVER).stream()
                .filter(each -> !apply.containsAll(without(List.of(each)).beyond()))
                .toList());
        return still;
    }

    private static List<Aside> ofKind(List<Aside> aside, Kind kind) {
        return aside.stream()
                .filter(each -> each.term() != null && each.term().kind() == kind)
                .toList();
    }

    private static boolean isTerm(Aside aside, String wanted) {
        return aside.term() != null && aside.term().wanted().equals(wanted);
    }

    private static String name(Aside aside) {
        return aside.term() == null ? "" : aside.term().name();
    }
}

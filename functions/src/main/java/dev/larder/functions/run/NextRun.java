package dev.larder.functions.run;

import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Pinned;
import dev.larder.core.decision.Policy;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.run.RunInputs;
import dev.larder.functions.Deliveries;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.history.DeliveryHistory.Seen;
import dev.larder.functions.run.Standing.Holding;
import dev.larder.functions.set.Sets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the next run would be, by the deliveries, holds and plan of this moment; whoever asks computes the same.
 *
 * @param seen the history of deliveries, without what is on hold or stands aside
 * @param held ids of the deliveries on hold
 * @param waivers with which its tests are judged
 * @param decisions all that people decided
 * @param restores number of the release whose content it gives back; null for a run that goes on
 * @param wanted what it would be made with if no term stood aside
 * @param aside what is left out of the mapping beside them, and which terms are those of the live release
 * @param recorded what stood aside beside the live release
 * @param records reads whole records
 * @param preview who wants to see it with another knob, and nothing published; null for a run that publishes
 */
public record NextRun(
        Plan plan,
        Seen seen,
        SortedSet<String> held,
        List<Aside> aside,
        List<Aside> recorded,
        List<Waiver> waivers,
        RunInputs inputs,
        RunIdentity identity,
        @Nullable Integer restores,
        Terms wanted,
        Decisions decisions,
        Deliveries records,
        @Nullable Decided preview) {
    private static final int MOST_PREVIEWS = 20;

    /** Copies the collections. */
    public NextRun {
        held = new TreeSet<>(held);
        waivers = List.copyOf(waivers);
        aside = List.copyOf(aside);
        recorded = List.copyOf(recorded);
    }

    /** Reads the lake. */
    public static NextRun of(Environment environment) {
        return of(environment, Releases.newest(environment.lake()));
    }

    /** The same, where this release is live; empty before an environment is set up. */
    public static NextRun of(Environment environment, Optional<Release> live) {
        return of(environment, live, null);
    }

    /** The same, where this release is live; its record must be in the lake. */
    public static NextRun of(Environment environment, Release live) {
        return of(environment, Optional.of(live), null);
    }

    /** The same, or the preview that has this identity. */
    public static NextRun of(Environment environment, Release live, String identity) {
        NextRun next = of(environment, live);
        return next.identity().text().equals(identity)
                ? next
                : next.decisions().previews().stream()
                        .limit(MOST_PREVIEWS)
                        .flatMap(asked -> preview(environment, live, asked).stream())
                        .filter(preview -> preview.identity().text().equals(identity))
                        .findFirst()
                        .orElse(next);
    }

    /**
     * What the next run would be with the knob that a person asks for; empty while a rollback comes first, and if the project does not have the
     * knob or allow the value. Its identity is of no other run.
     */
    public static Optional<NextRun> preview(Environment environment, Release live, Decided asked) {
        return Optional.of(of(environment, Optional.of(live), asked)).filter(next -> next.preview() != null);
    }

    private static NextRun of(Environment environment, Optional<Release> live, @Nullable Decided asked) {
        // Before decisions are read: what is decided meanwhile may be known or not, and counts as what comes later.
        Instant now = environment.clock().instant();
        Decisions decisions = environment.decisions().read();
        List<Aside> recorded =
                live.map(release -> AsideList.of(environment.lake(), release)).orElse(List.of());
        Seen seen = environment
                .history()
                .now(Standing.apart(decisions.held(), recorded), new Sets(environment).closedBy(decisions));
        Outlook asIs = Outlook.of(environment, live, decisions, now);
        return outstanding(environment, seen, asIs, recorded)
                .orElseGet(() -> ordinary(environment, seen, asIs, recorded, asked));
    }

    private static NextRun ordinary(
            Environment environment, Seen seen, Outlook asIs, List<Aside> recorded, @Nullable Decided asked) {
        Decisions decisions = asIs.wanted().decisions();
        Decided preview = asked != null && isAllowed(asIs.wanted().plan(), asked) ? asked : null;
        Outlook outlook = preview == null
                ? asIs
                : Outlook.of(
                        environment,
                        asIs.live(),
                        decisions.as(preview),
                        asIs.wanted().at());
        Standing standing = Standing.of(
                apart -> environment.history().without(apart, seen),
                Holding.of(decisions, Instant.MAX),
                recorded,
                outlook);
        Terms terms = standing.terms();
        Mapping mapping = standing.folded().mapping();
        List<Waiver> waivers = terms.waivers(mapping);
        RunInputs inputs = new RunInputs(
                environment.settings().environment(),
                mapping,
                terms.plan().hash(),
                terms.knobs(),
                judgedBy(waivers, preview));
        return new NextRun(
                terms.plan(),
                standing.seen(),
                decisions.held(),
                standing.aside(),
                recorded,
                waivers,
                inputs,
                RunIdentity.of(inputs),
                null,
                outlook.wanted(),
                decisions,
                environment.deliveries(),
                preview);
    }

    /** Ids of the waivers, and of what makes a preview no run that publishes. */
    private static SortedSet<String> judgedBy(List<Waiver> waivers, @Nullable Decided preview) {
        SortedSet<String> judgedBy = ids(waivers);
        if (preview != null) {
            judgedBy.add(LakeLayout.preview(preview.id()));
        }
        return judgedBy;
    }

    /** Whether the project allows what a person asks for. */
    private static boolean isAllowed(Plan plan, Decided asked) {
        return asked.what() instanceof Decision.Preview(String name, String value)
                && plan.knobs().stream()
                        .anyMatch(knob ->
                                knob.name().equals(name) && knob.problem(value).isEmpty());
    }

    /** The same run with another mapping and other terms, which is made without these. */
    public NextRun without(List<Aside> others, Terms terms, RunInputs of) {
        return new NextRun(
                terms.plan(),
                seen,
                held,
                others,
                recorded,
                terms.waivers(of.mapping()),
                of,
                RunIdentity.of(of),
                restores,
                wanted,
                decisions,
                records,
                preview);
    }

    /** What its order keeps of the terms that it would have; null if none stands aside. */
    public @Nullable Wanted orderedWanted() {
        return aside.stream().anyMatch(each -> each.term() != null) ? wanted.wanted(inputs.mapping()) : null;
    }

    /** Names of knobs whose value is not that of the release. */
    public static SortedSet<String> changedKnobs(Release live, Map<String, String> knobs) {
        SortedSet<String> changed = new TreeSet<>();
        knobs.forEach((name, value) -> {
            if (!value.equals(live.knobs().get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** Ids of waivers. */
    public static SortedSet<String> ids(List<Waiver> waivers) {
        return waivers.stream().map(Waiver::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A rollback that is not made yet comes before all else: whatever has landed meanwhile, analysts get back what they had. */
    private static Optional<NextRun> outstanding(
            Environment environment, Seen seen, Outlook asIs, List<Aside> recorded) {
        Decisions decisions = asIs.wanted().decisions();
        Pinned pinned = decisions.pinned();
        if (pinned.rollbacks().isEmpty()) {
            return Optional.empty();
        }
        Lake lake = environment.lake();
        int number = asIs.live().map(Release::number).orElse(0);
        return pinned.outstanding(number).map(rollback -> {
            Release target = Releases.get(lake, rollback.content());
            RunInputs inputs = new RunInputs(
                    environment.settings().environment(),
                    target.mapping(),
                    target.planHash(),
                    target.knobs(),
                    target.waivers());
            return new NextRun(
                    environment.plan(target.planHash()),
                    seen,
                    decisions.held(),
                    recorded,
                    recorded,
                    decisions.waivers().stream()
                            .filter(waiver -> target.waivers().contains(waiver.id()))
                            .toList(),
                    inputs,
                    RunIdentity.of(inputs),
                    target.number(),
                    asIs.wanted(),
                    decisions,
                    environment.deliveries(),
                    null);
        });
    }

    /** Who must agree to it and who has; what gives back an accepted release needs nobody. */
    public Approvals approvals(Release live) {
        Policy policy = restores == null ? decisions.policy() : Policy.SMALL_TEAM;
        SortedSet<String> authors = new TreeSet<>();
        List<String> unsigned = new ArrayList<>();
        if (!plan.hash().equals(live.planHash())) {
            authors.addAll(decisions.authors(plan.hash()));
            if (authors.isEmpty()) {
                unsigned.add("nobody has signed its project: who made it says so with larder sign");
            }
        }
        inputs.knobs().forEach((knob, value) -> {
            if (!value.equals(live.knobs().get(knob))) {
                decisions.all().stream()
                        .filter(each ->
                                each.what() instanceof Decision.SetKnob || each.what() instanceof Decision.UnsetKnob)
                        .filter(each -> each.what().about().equals(knob))
                        .reduce((_, last) -> last)
                        .ifPresent(each -> authors.add(each.person()));
            }
        });
        waivers.stream()
                .filter(waiver -> !live.waivers().contains(waiver.id()))
                .forEach(waiver -> authors.add(waiver.decided().person()));
        return new Approvals(policy, authors, unsigned, decisions.approvals(identity));
    }

    /** What a run that waits for people waits for: another policy, another word, or another live release makes it worth another look. */
    public String agreement() {
        Policy policy = decisions.policy();
        return policy.jsonName() + "-" + decisions.approvals(identity).hashCode() + "-"
                + decisions.authors(plan.hash()).hashCode();
    }

    /** Whether something stands aside because the fold has no place for it. */
    public boolean hasConflicts() {
        return aside.stream().anyMatch(Aside::isConflict);
    }

    /** What the fold has no place for, as what stands aside beside this release. */
    public static List<Aside> conflicts(
            List<DeliveryRecord> deliveries, Folded folded, List<Aside> recorded, int release) {
        return Standing.conflicts(deliveries, folded, recorded, release);
    }

    /** When a person last wanted a term tried again that fails these tests, as far as was known at a moment; null if nobody did. */
    public @Nullable Instant lifted(String term, Collection<String> because, Instant known) {
        return Holding.of(decisions, known).lifted(term, because);
    }

    /** When a person last wanted one of these deliveries tried again, as far as was known at a moment; null if nobody did. */
    public @Nullable Instant lifted(Collection<String> deliveries, Instant known) {
        return Holding.of(decisions, known).lifted(deliveries);
    }

    /** The same run with what stands aside because of a test; itself if nothing does, or if it gives back a release. */
    public NextRun with(Environment environment, String test) {
        List<Aside> others =
                aside.stream().filter(each -> !each.because().contains(test)).toList();
        if (restores != null || others.size() == aside.size()) {
            return this;
        }
        Outlook outlook = new Outlook(environment, Releases.newest(environment.lake()), wanted);
        Standing.Fold all = Standing.Fold.of(
                apart -> environment.history().without(apart, seen), Standing.apart(held, others), outlook.instances());
        Mapping mapping = all.folded().mapping();
        Terms terms = outlook.without(others);
        RunInputs of = new RunInputs(
                environment.settings().environment(), mapping, terms.plan().hash(), terms.knobs(), inputs.waivers());
        return new NextRun(
                terms.plan(),
                all.seen(),
                held,
                others,
                recorded,
                waivers,
                of,
                RunIdentity.of(of),
                null,
                wanted,
                decisions,
                records,
                preview);
    }

    /**
     * Deliveries whose fold is that of all: those in force, for what they are in force, and those that are not settled. They say only
     * what the fold reads of a record.
     */
    public List<DeliveryRecord> deliveries() {
        return seen.deliveries();
    }

    /** The name of its first execution. */
    public ExecutionName firstExecution() {
        Set<String> elsewhere = inputs.mapping().deliveries();
        deliveries().forEach(delivery -> elsewhere.remove(delivery.id()));
        List<DeliveryRecord> all = new ArrayList<>(deliveries());
        all.addAll(records.of(inputs.mapping().records(elsewhere)));
        return ExecutionName.first(identity, inputs.mapping(), all);
    }

    /** Deliveries in force that a release does not have, the newest first. */
    public List<DeliveryRecord> newSince(Release live) {
        Set<String> ids = inputs.mapping().deliveries();
        ids.removeAll(live.mapping().deliveries());
        return newestFirst(inputs.mapping(), ids);
    }

    /** Deliveries of a release that are on hold now, the newest first. */
    public List<DeliveryRecord> heldSince(Release live) {
        Set<String> ids = live.mapping().deliveries();
        ids.retainAll(held);
        return newestFirst(live.mapping(), ids);
    }

    /** In what the next mapping differs from that of a release; reads the records that say what only one of them has. */
    public Changes changesSince(Release live) {
        Mapping next = inputs.mapping();
        List<DeliveryRecord> compared = new ArrayList<>(deliveries());
        compared.addAll(records.of(live.mapping().records(Changes.unknown(live.mapping(), next, deliveries()))));
        compared.addAll(records.of(next.records(Changes.unknown(next, live.mapping(), deliveries()))));
        return Changes.between(live.mapping(), next, compared);
    }

    private List<DeliveryRecord> newestFirst(Mapping mapping, Set<String> ids) {
        return records.of(mapping.records(ids)).stream()
                .sorted(Comparator.comparing(DeliveryRecord::landed).reversed())
                .toList();
    }
}

package dev.larder.functions.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.blame.ConeDigest;
import dev.larder.core.blame.Decision.Certainty;
import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Balance;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.mapping.MappingDifference;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.functions.Lake;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run will do, decided once by planning and read by every later step: {@code runs/dt=<date>/<run>/plan.json}.
 *
 * @param run the execution's name, or the trial's
 * @param plan hash of the plan
 * @param livePlan hash of the live release's plan; empty for release 0
 * @param mapping as what differs from the live release's; steps that do not read it do not read that release
 * @param held ids of deliveries on hold
 * @param compared number of the live release
 * @param release number of the release to be made
 * @param at when it was planned: what was decided until then, it knows
 * @param copy keys of the records of deliveries that must be loaded
 * @param feeds periods whose content differs from the live release
 * @param changedKnobs names of knobs whose value differs
 * @param rejecting tables below {@code raw} of feeds whose rejects have a table beside them
 * @param waived the waivers that apply, the newest last
 * @param restores number of the release whose content a rollback gives back; null for a run that goes on
 * @param approvals who must agree to the diff and who has; null if nobody must
 * @param agreement {@link NextRun#agreement} when it was planned
 * @param newcomers deliveries in force that the live release does not have, the newest first
 * @param aside what is left out of the mapping, since tests fail with it or the fold has no place for it
 * @param trial null for the run itself
 * @param wanted what it would be made with if no term stood aside; null if none does
 * @param preview who wants to see it, and that nothing is published, for people; null for a run that publishes
 */
@InFormat(Format.RUN)
public record RunOrder(
        String run,
        RunIdentity identity,
        String plan,
        String livePlan,
        MappingDifference mapping,
        SortedMap<String, String> knobs,
        SortedSet<String> waivers,
        SortedSet<String> held,
        int compared,
        int release,
        Instant at,
        List<String> copy,
        Changes feeds,
        SortedSet<String> changedKnobs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> rejecting,
        List<Newcomer> newcomers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Waived> waived,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer restores,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Approvals approvals,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String agreement,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Aside> aside,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Trial trial,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Wanted wanted,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String preview) {
    /** Copies the collections. */
    public RunOrder {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
        waivers = Collections.unmodifiableSortedSet(new TreeSet<>(waivers));
        held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
        copy = List.copyOf(copy);
        changedKnobs = Collections.unmodifiableSortedSet(new TreeSet<>(changedKnobs));
        rejecting = Collections.unmodifiableSortedSet(
                new TreeSet<>(Objects.requireNonNullElse(rejecting, Collections.emptySortedSet())));
        newcomers = List.copyOf(newcomers);
        waived = List.copyOf(Objects.requireNonNullElse(waived, List.of()));
        aside = List.copyOf(Objects.requireNonNullElse(aside, List.of()));
    }

    /** A run of nothing new and no other knobs, that nothing is waived in, that keeps no rejects, and beside which nothing stands aside. */
    public RunOrder(
            String run,
            RunIdentity identity,
            String plan,
            String livePlan,
            Mapping mapping,
            SortedMap<String, String> knobs,
            SortedSet<String> waivers,
            SortedSet<String> held,
            int compared,
            int release,
            Instant at,
            List<String> copy,
            Changes feeds) {
        this(
                run,
                identity,
                plan,
                livePlan,
                MappingDifference.whole(mapping),
                knobs,
                waivers,
                held,
                compared,
                release,
                at,
                copy,
                feeds,
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /**
     * A waiver that applies.
     *
     * @param id one of {@link #waivers}
     * @param whole whether it was given for what this run would publish; otherwise it covers no more than what is live already
     * @param words who gave it, until when and why
     */
    public record Waived(String id, String test, Allowance most, boolean whole, String words) {
        /** What a run of this plan and mapping must know of it. */
        public static Waived of(Waiver waiver, Plan plan, Mapping mapping) {
            boolean whole = plan.tests().stream()
                    .filter(test -> test.name().equals(waiver.what().test()))
                    .anyMatch(test -> waiver.isGivenFor(plan, test, mapping));
            return new Waived(waiver.id(), waiver.what().test(), waiver.what().most(), whole, waiver.words());
        }
    }

    /**
     * A run without some new units, to find out which of them blocks it.
     *
     * @param number from 1
     * @param bound the most trials that the run makes
     * @param without ids of the new units that are left out
     * @param ends whether it is published if every test passes; otherwise the search goes on
     * @param certainty what is then known of them
     */
    public record Trial(int number, int bound, SortedSet<String> without, boolean ends, Certainty certainty) {
        /** Copies the set. */
        public Trial {
            without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        }

        /** For people. */
        public String words() {
            return "trial " + number + " of " + bound;
        }
    }

    /**
     * A delivery as people know it.
     *
     * @param key where it landed
     * @param balance what became of its records; null unless some were left out
     * @param drift which columns came or went with it
     * @param set the set and the instance that it is of, for example {@code launch-day 2026-03-15}; null if it is of none
     */
    public record Newcomer(
            String delivery,
            String key,
            Instant landed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Balance balance,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> drift,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String set) {
        /** Copies the list; what a document does not say is empty. */
        public Newcomer {
            drift = List.copyOf(Objects.requireNonNullElse(drift, List.of()));
        }

        /** A delivery of no set. */
        public Newcomer(String delivery, String key, Instant landed, @Nullable Balance balance, List<String> drift) {
            this(delivery, key, landed, balance, drift, null);
        }

        /** The delivery of this record. */
        public static Newcomer of(DeliveryRecord record) {
            Remarks remarks = record.remarks();
            return new Newcomer(
                    record.id(),
                    record.landed().place(),
                    record.landed().at(),
                    record.balance(),
                    remarks == null ? List.of() : remarks.drift(),
                    record.set() == null
                            ? null
                            : record.set().set() + " " + record.set().key());
        }
    }

    /** Tables of feeds whose rejects have a table beside them. */
    public static SortedSet<String> rejecting(Plan plan) {
        return plan.feeds().stream()
                .filter(Plan.Feed::keepsRejects)
                .map(Plan.Feed::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The order of a run; throws {@link IllegalStateException} if it was not planned. */
    public static RunOrder of(Lake lake, RunFolder folder) {
        return lake.get(folder.order(), RunOrder.class);
    }

    /** The newest trial of a run that was planned, or the run itself. */
    public static RunFolder newest(Lake lake, RunFolder run) {
        RunFolder newest = run;
        while (lake.find(newest.ofTrial(newest.trial() + 1).order(), RunOrder.class)
                .isPresent()) {
            newest = newest.ofTrial(newest.trial() + 1);
        }
        return newest;
    }

    /** The time of the release that it makes, in whole seconds, as the database keeps it. */
    public Instant releasedAt() {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The mapping that it is made with, given the live release; throws {@link IllegalArgumentException} for another one. */
    public Mapping mapping(Release live) {
        return mapping.of(live.number(), live.mapping());
    }

    /** Rows and hash, by table and day, of the star after the publish. */
    public SortedMap<String, SortedMap<Period, PeriodContent>> contents(Release before, List<ModelChange> changes) {
        SortedMap<String, SortedMap<Period, PeriodContent>> contents = new TreeMap<>();
        changes.forEach(change -> contents.put(
                change.model(),
                change.over(before.contents().getOrDefault(change.model(), Collections.emptySortedMap()))));
        return contents;
    }

    /**
     * The release that the run made.
     *
     * @param before the live one before it
     * @param contentOf the release whose content it has
     * @param measured what its tests measured, by test and dimension
     * @param cones take the digests of what stands aside, by the measures of the release
     */
    Release made(
            Release before,
            int contentOf,
            List<ModelChange> changes,
            Map<String, SortedMap<String, BigDecimal>> measured,
            Function<AcceptedMeasures, Cones> cones) {
        AcceptedMeasures measures = before.measures().then(measured);
        return new Release(
                release,
                contentOf,
                identity.text(),
                run,
                plan,
                mapping(before),
                knobs,
                waivers,
                held,
                releasedAt(),
                contents(before, changes),
                measures,
                cones.apply(measures).recorded(aside));
    }

    /**
     * Takes the digests by which the next run sees whether anything has changed.
     *
     * @param deliveries of those that stand aside, by what the run is made with
     * @param terms of terms that stand aside, by what it would be made with
     */
    public record Cones(ConeDigest deliveries, ConeDigest terms) {
        /** What stands aside, with its digests. */
        public List<Aside> recorded(List<Aside> aside) {
            return aside.stream()
                    .map(each -> each.in((each.term() == null ? deliveries : terms).of(each)))
                    .toList();
        }
    }
}

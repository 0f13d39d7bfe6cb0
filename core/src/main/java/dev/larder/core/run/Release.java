package dev.larder.core.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What analysts read, and what it was made of. Numbers only rise; a release never changes.
 *
 * @param number from 0, the empty release that an environment is created with
 * @param contentOf the release whose content this one has: its own number, or an earlier one after a rollback
 * @param identity the run's {@link RunIdentity} as text; empty for release 0
 * @param run name of the execution that published it; empty for release 0
 * @param planHash empty for release 0
 * @param knobs every knob with its value
 * @param waivers ids of the waivers that applied
 * @param held ids of deliveries that were on hold when it was planned
 * @param contents rows and hash per table of the star (without schema) and day of its period column; {@link Period#UNDATED} for a
 *     table without one
 * @param measures what data tests have measured in this release and those before it
 * @param aside what it was made without, since a test failed with it
 */
@InFormat(Format.RELEASE)
public record Release(
        int number,
        int contentOf,
        String identity,
        String run,
        String planHash,
        Mapping mapping,
        SortedMap<String, String> knobs,
        SortedSet<String> waivers,
        SortedSet<String> held,
        Instant publishedAt,
        SortedMap<String, SortedMap<Period, PeriodContent>> contents,
        AcceptedMeasures measures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Aside> aside) {
    /** Copies the collections; throws {@link IllegalArgumentException} when it would have the content of a later release. */
    public Release {
        if (number < 0 || contentOf < 0 || contentOf > number) {
            throw new IllegalArgumentException(
                    "release " + number + " with the content of " + contentOf + ": expected an earlier one or itself");
        }
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
        waivers = Collections.unmodifiableSortedSet(new TreeSet<>(waivers));
        held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
        SortedMap<String, SortedMap<Period, PeriodContent>> copy = new TreeMap<>();
        contents.forEach(
                (table, periods) -> copy.put(table, Collections.unmodifiableSortedMap(new TreeMap<>(periods))));
        contents = Collections.unmodifiableSortedMap(copy);
        // Records that were written before tests were recorded have none.
        measures = Objects.requireNonNullElse(measures, AcceptedMeasures.NONE);
        aside = List.copyOf(Objects.requireNonNullElse(aside, List.of()));
    }

    /** A release beside which nothing stands aside. */
    public Release(
            int number,
            int contentOf,
            String identity,
            String run,
            String planHash,
            Mapping mapping,
            SortedMap<String, String> knobs,
            SortedSet<String> waivers,
            SortedSet<String> held,
            Instant publishedAt,
            SortedMap<String, SortedMap<Period, PeriodContent>> contents,
            AcceptedMeasures measures) {
        this(
                number,
                contentOf,
                identity,
                run,
                planHash,
                mapping,
                knobs,
                waivers,
                held,
                publishedAt,
                contents,
                measures,
                List.of());
    }

    /** Release 0: nothing delivered, no plan, no table. */
    public static Release empty(Instant createdAt) {
        return new Release(
                0,
                0,
                "",
                "",
                "",
                Mapping.EMPTY,
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                createdAt,
                new TreeMap<>(),
                AcceptedMeasures.NONE);
    }

    /** The same content under a later number, for a warehouse that was put back to it. */
    public Release again(int later, Instant at) {
        return new Release(
                later, contentOf, identity, run, planHash, mapping, knobs, waivers, held, at, contents, measures,
                aside);
    }

    /** The same release with another mapping and other contents. */
    Release with(Mapping other, SortedMap<String, SortedMap<Period, PeriodContent>> content) {
        return new Release(
                number,
                contentOf,
                identity,
                run,
                planHash,
                other,
                knobs,
                waivers,
                held,
                publishedAt,
                content,
                measures,
                aside);
    }

    /** Whether nothing was ever built for it: release 0, or its content under a later number. */
    public boolean isEmpty() {
        return planHash.isEmpty();
    }

    /** Whether a run of this identity would publish what is already live. */
    public boolean isOf(RunIdentity other) {
        return identity.equals(other.text());
    }
}

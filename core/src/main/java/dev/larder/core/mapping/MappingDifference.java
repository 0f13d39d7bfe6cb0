package dev.larder.core.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.contract.FeedId;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodsDifference;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as what differs in it from that of a release, so that what names it does not grow with all that was ever delivered.
 *
 * @param inForce as {@link Mapping} has it, of the periods that differ; of all periods if there is no base
 * @param gone periods for which something was in force in that release, and nothing is in this mapping
 * @param base number of the release; null for a mapping that is whole, as versions before differences wrote it
 */
public record MappingDifference(
        SortedMap<FeedId, SortedMap<Period, List<String>>> inForce,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<FeedId, SortedSet<Period>> gone,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer base) {
    /** Copies the maps; what a document does not say is gone is nothing. */
    public MappingDifference {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
        gone = Collections.unmodifiableSortedMap(
                new TreeMap<>(Objects.requireNonNullElse(gone, Collections.emptySortedMap())));
    }

    /** A mapping by itself. */
    public static MappingDifference whole(Mapping mapping) {
        return new MappingDifference(mapping.inForce(), Collections.emptySortedMap(), null);
    }

    /** What differs in a mapping from that of the release of this number. */
    public static MappingDifference between(int base, Mapping was, Mapping is) {
        PeriodsDifference<FeedId, List<String>> difference = PeriodsDifference.between(was.inForce(), is.inForce());
        return new MappingDifference(difference.changed(), difference.gone(), base);
    }

    /** The mapping, given the number of a release and its mapping; throws {@link IllegalArgumentException} if it differs from another one. */
    public Mapping of(int number, Mapping mapping) {
        if (base == null) {
            return new Mapping(inForce);
        }
        if (number != base) {
            throw new IllegalArgumentException(
                    "a mapping differs from that of release " + base + ", and release " + number + " was found");
        }
        return new Mapping(new PeriodsDifference<>(inForce, gone).of(mapping.inForce()));
    }
}

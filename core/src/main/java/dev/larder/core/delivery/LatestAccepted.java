package dev.larder.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.period.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the next delivery of a feed is compared with: the one that was accepted last, as far as is known when it is read, and some before it.
 *
 * @param periods labels of its periods
 * @param parked its columns that the contract does not know
 * @param former those that landed before it, the newest first, each without former ones; at most {@link #MOST} of few periods
 */
@InFormat(Format.DELIVERY)
public record LatestAccepted(
        String delivery,
        Landed landed,
        @Nullable String contractVersion,
        long rows,
        List<String> periods,
        List<String> parked,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LatestAccepted> former) {
    /** How many are remembered. */
    static final int MOST = 40;

    private static final int FEW_PERIODS = 31;
    private static final Comparator<LatestAccepted> NEWEST_FIRST =
            Comparator.comparing(LatestAccepted::landed).reversed();

    /** Copies the lists. */
    public LatestAccepted {
        periods = List.copyOf(periods);
        parked = List.copyOf(parked);
        former = List.copyOf(Objects.requireNonNullElse(former, List.of()));
    }

    /** This one and those before it, with another in its place among them. */
    public LatestAccepted with(LatestAccepted other) {
        List<LatestAccepted> all = Stream.concat(Stream.of(other), Stream.concat(Stream.of(this), former.stream()))
                .map(each -> each.before(List.of()))
                .filter(new HashSet<>()::add)
                .sorted(NEWEST_FIRST)
                .toList();
        return all.getFirst()
                .before(all.stream()
                        .skip(1)
                        .filter(each -> each.periods.size() <= FEW_PERIODS)
                        .limit(MOST)
                        .toList());
    }

    /** As it was known when this version landed; empty if all that is known landed later. */
    public Optional<LatestAccepted> asOf(Landed version) {
        List<LatestAccepted> earlier = Stream.concat(Stream.of(this), former.stream())
                .filter(each -> each.landed.compareTo(version) < 0)
                .toList();
        return earlier.stream().findFirst().map(newest -> newest.before(earlier.subList(1, earlier.size())));
    }

    /**
     * The one that a file with these periods follows: the newest with the same periods, or else the newest version of the same file, or
     * else the newest.
     */
    LatestAccepted followed(Landed file, Collection<String> periods) {
        List<LatestAccepted> all =
                Stream.concat(Stream.of(this), former.stream()).toList();
        Set<String> same = Set.copyOf(periods);
        return all.stream()
                .filter(each -> same.equals(Set.copyOf(each.periods)))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.landed.isSameFile(file))
                        .findFirst())
                .orElse(this);
    }

    private LatestAccepted before(List<LatestAccepted> earlier) {
        return new LatestAccepted(delivery, landed, contractVersion, rows, periods, parked, earlier);
    }

    /** An accepted delivery as the one after it sees it. */
    public static LatestAccepted of(DeliveryRecord record) {
        Remarks remarks = record.remarks();
        return new LatestAccepted(
                record.id(),
                record.landed(),
                record.contractVersion(),
                record.rows(),
                record.periods().keySet().stream().map(Period::label).toList(),
                remarks == null ? List.of() : remarks.parked(),
                List.of());
    }
}

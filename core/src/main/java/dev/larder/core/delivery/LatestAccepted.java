package dev.larder.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.Sha256;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the next delivery of a feed is compared with: the one that was accepted last, as far as is known when it is read, and some before it.
 *
 * @param periods labels of its periods; of a former one with many a single text that only says whether others are the same
 * @param parked its columns that the contract does not know
 * @param former those that landed before it, the newest first, each without former ones; at most {@link #MOST}
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
    /** No label of a period begins with it. */
    private static final String SHORT = "#";

    private static final int SHORT_DIGITS = 20;
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
        Set<String> known = new HashSet<>();
        List<LatestAccepted> all = Stream.concat(Stream.of(other), Stream.concat(Stream.of(this), former.stream()))
                .map(each -> each.before(List.of()))
                .filter(each -> known.add(each.delivery))
                .sorted(NEWEST_FIRST)
                .toList();
        return all.getFirst()
                .before(all.stream()
                        .skip(1)
                        .limit(MOST)
                        .map(LatestAccepted::shortened)
                        .toList());
    }

    private LatestAccepted shortened() {
        return periods.size() <= FEW_PERIODS ? this : having(List.of(inShort(periods)));
    }

    /** In an order of its own, so that equal periods have equal texts. */
    private static String inShort(Collection<String> periods) {
        return SHORT + Sha256.hex(String.join("\n", new TreeSet<>(periods))).substring(0, SHORT_DIGITS);
    }

    private boolean isShort() {
        return periods.size() == 1 && periods.getFirst().startsWith(SHORT);
    }

    /** As it was known when this version landed; empty if all that is known landed later. */
    public Optional<LatestAccepted> asOf(Landed version) {
        List<LatestAccepted> earlier = Stream.concat(Stream.of(this), former.stream())
                .filter(each -> each.landed.compareTo(version) < 0)
                .toList();
        return earlier.stream()
                .filter(each -> !each.isShort())
                .findFirst()
                .map(newest -> newest.before(
                        earlier.stream().filter(each -> !each.equals(newest)).toList()));
    }

    /**
     * The one that a file with these periods follows: the newest with the same periods, or else the newest version of the same file, or
     * else the newest.
     */
    LatestAccepted followed(Landed file, Collection<String> periods) {
        List<LatestAccepted> all =
                Stream.concat(Stream.of(this), former.stream()).toList();
        Set<String> same = Set.copyOf(periods);
        String inShort = inShort(periods);
        return all.stream()
                .filter(each -> each.isShort()
                        ? each.periods.getFirst().equals(inShort)
                        : same.equals(Set.copyOf(each.periods)))
                .findFirst()
                .map(each -> each.having(List.copyOf(periods)))
                .or(() -> all.stream()
                        .filter(each -> !each.isShort() && each.landed.isSameFile(file))
                        .findFirst())
                .orElse(this);
    }

    private LatestAccepted having(List<String> others) {
        return new LatestAccepted(delivery, landed, contractVersion, rows, others, parked, former);
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

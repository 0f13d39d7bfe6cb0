package dev.larder.core.delivery;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.period.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next delivery of a feed is compared with: the one that was accepted last, as far as is known when it is read.
 *
 * @param periods labels of its periods
 * @param parked its columns that the contract does not know
 */
@InFormat(Format.DELIVERY)
public record LatestAccepted(
        String delivery,
        Landed landed,
        @Nullable String contractVersion,
        long rows,
        List<String> periods,
        List<String> parked) {
    /** Copies the lists. */
    public LatestAccepted {
        periods = List.copyOf(periods);
        parked = List.copyOf(parked);
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
                remarks == null ? List.of() : remarks.parked());
    }
}

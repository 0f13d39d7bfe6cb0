package dev.larder.core.calendar;

import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted delivery, as a calendar sees it.
 *
 * @param again whether its file, or the same content, was there before
 * @param whole whether it speaks for everything that the supplier knows
 * @param days from the first day of its first period to the last one of its last; null when it is undated
 */
public record Arrival(
        String delivery,
        String file,
        Instant landed,
        boolean again,
        boolean whole,
        @Nullable DateRange days) {

    /** That of a record. */
    public static Arrival of(DeliveryRecord record) {
        DateRange window = record.window();
        return new Arrival(
                record.id(),
                record.landed().fileName(),
                record.landed().at(),
                record.sameAs() != null || record.landed().revision() > 1,
                record.coverage() == Coverage.FULL,
                window != null ? window : days(List.copyOf(record.periods().keySet())));
    }

    /** That of the latest one, of which less is known. */
    public static Arrival of(LatestAccepted latest) {
        return new Arrival(
                latest.delivery(),
                latest.landed().fileName(),
                latest.landed().at(),
                false,
                false,
                days(latest.periods().stream()
                        .map(Arrival::period)
                        .flatMap(Optional::stream)
                        .toList()));
    }

    /** The last day of the newest period. */
    @Nullable
    LocalDate newest() {
        return days == null ? null : days.until().minusDays(1);
    }

    private static @Nullable DateRange days(List<Period> periods) {
        List<DateRange> ranges =
                periods.stream().map(Period::range).flatMap(Optional::stream).toList();
        return ranges.isEmpty()
                ? null
                : new DateRange(
                        ranges.stream()
                                .map(DateRange::from)
                                .min(LocalDate::compareTo)
                                .orElseThrow(),
                        ranges.stream()
                                .map(DateRange::until)
                                .max(LocalDate::compareTo)
                                .orElseThrow());
    }

    private static Optional<Period> period(String label) {
        try {
            return Optional.of(new Period(label));
        } catch (DateTimeException undated) {
            return Optional.empty();
        }
    }
}

package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Remarks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a delivery landed, on its supplier's clock and on everybody's. */
final class LandingTime {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);

    private LandingTime() {}

    /** For example {@code 2026-03-22 09:00:00 Europe/Rome (08:00:00 UTC)}; of the same in both zones, UTC alone. */
    static String of(DeliveryRecord record) {
        Remarks remarks = record.remarks();
        return of(record.landed().at(), remarks == null ? null : remarks.zone());
    }

    /** On the supplier's clock alone. */
    static String there(DeliveryRecord record) {
        Remarks remarks = record.remarks();
        return there(record.landed().at(), remarks == null ? null : remarks.zone());
    }

    /** On the clock of the zone alone, for example {@code 2026-03-22 09:00:00 Europe/Rome}. */
    static String there(Instant instant, @Nullable String zone) {
        ZoneId local = zone(zone);
        return SHOWN.format(instant.atZone(local)) + " " + (local.equals(ZoneOffset.UTC) ? "UTC" : local);
    }

    private static String of(Instant instant, @Nullable String zone) {
        String universal = SHOWN.format(instant.atZone(ZoneOffset.UTC));
        ZoneId local = zone(zone);
        String there = SHOWN.format(instant.atZone(local));
        if (there.equals(universal)) {
            return universal + " UTC";
        }
        boolean sameDay = there.substring(0, 10).equals(universal.substring(0, 10));
        return there + " " + local + " (" + (sameDay ? universal.substring(11) : universal) + " UTC)";
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}

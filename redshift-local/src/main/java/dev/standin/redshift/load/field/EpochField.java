package dev.standin.redshift.load.field;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBWritableVector;

/** Seconds or milliseconds since 1970 in UTC: TIMEFORMAT 'epochsecs' and 'epochmillisecs'. Source: copy-parameters-data-conversion.html. */
final class EpochField extends Field {
    private static final int MOST_DIGITS = 15;
    private final boolean milliseconds;

    EpochField(boolean milliseconds) {
        this.milliseconds = milliseconds;
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        String text = new String(bytes, from, until - from, StandardCharsets.ISO_8859_1);
        if (!text.matches("-?[0-9]{1," + MOST_DIGITS + "}")) {
            throw Rejected.unsettled("an epoch time that is no whole number of at most 15 digits");
        }
        long number = Long.parseLong(text);
        Instant instant = milliseconds ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw Rejected.unsettled("an epoch time outside of the years 1 to 9999");
        }
        column.setTimestamp(row, time);
    }
}

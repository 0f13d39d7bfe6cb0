package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many records of a file may be wrong and be left out, so that the others are accepted: a number, or a share. Exactly one is said.
 *
 * @param records as many
 * @param perMillion as many of a million: 5,000 is 0.5 %
 */
public record BadRows(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long records,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long perMillion) {
    private static final long MILLION = 1_000_000;
    private static final double PERCENT = 10_000;

    /** Whether so many bad ones are too many, whatever else the file has. */
    public boolean areExceededBy(long bad) {
        return records != null && bad > records;
    }

    /**
     * Whether a file may have so many bad records.
     *
     * @param all its records, the bad ones included
     */
    public boolean allow(long bad, long all) {
        return records != null
                ? bad <= records
                : perMillion != null && bad * MILLION <= Math.multiplyExact(perMillion, all);
    }

    /** For people: {@code 5}, {@code 0.5 %}. */
    public String words() {
        if (records != null) {
            return String.format(Locale.ENGLISH, "%,d", records);
        }
        String percent = String.format(Locale.ENGLISH, "%.4f", (perMillion == null ? 0 : perMillion) / PERCENT);
        return percent.replaceFirst("\\.?0+$", "") + " %";
    }
}

package dev.larder.core.delivery;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows and sums of row hashes by period. Not thread-safe. */
final class PeriodTallies {
    /** One period's rows and the sum of their hashes, modulo 2^64. */
    static final class Tally {
        private final Period period;
        private final byte[] text;
        private long rows;
        private long sum;
        private long rejects;

        private Tally(Period period) {
            this.period = period;
            // In quotes, an undated period is an empty text and not null.
            text = (period.text().isEmpty() ? "\"\"" : period.text()).getBytes(StandardCharsets.US_ASCII);
        }

        void add(long hash) {
            rows++;
            sum += hash;
        }

        /** Counts a bad record that is left out. */
        void addReject() {
            rejects++;
        }

        /** The period as it stands in a conformed row. */
        byte[] text() {
            return text;
        }
    }

    private final PeriodUnit unit;
    private final int most;
    private final Map<Integer, Tally> byKey = new HashMap<>();
    private int lastKey = -1;
    private @Nullable Tally last;

    PeriodTallies(PeriodUnit unit, int most) {
        this.unit = unit;
        this.most = most;
    }

    /** The tallies of a delivery that names one period, which has a tally even without rows. */
    static PeriodTallies of(Period only) {
        PeriodTallies tallies = new PeriodTallies(PeriodUnit.NONE, 1);
        tallies.byKey.put(0, new Tally(only));
        return tallies;
    }

    /** The tally of the period that contains this day; null if there would be more periods than allowed. */
    @Nullable
    Tally of(int year, int month, int day) {
        int key = key(year, month, day);
        if (key != lastKey) {
            last = find(key, year, month, day);
            lastKey = key;
        }
        return last;
    }

    private @Nullable Tally find(int key, int year, int month, int day) {
        Tally known = byKey.get(key);
        if (known != null || byKey.size() >= most) {
            return known;
        }
        Tally added = new Tally(Period.of(unit, LocalDate.of(year, month, day)));
        byKey.put(key, added);
        return added;
    }

    private int key(int year, int month, int day) {
        return switch (unit) {
            case NONE -> 0;
            case YEAR -> year;
            case MONTH -> year * 16 + month;
            case DAY -> (year * 16 + month) * 32 + day;
        };
    }

    /** The periods that have bad records and no row, in their order. */
    List<Period> emptied() {
        return byKey.values().stream()
                .filter(tally -> tally.rejects > 0 && tally.rows == 0)
                .map(tally -> tally.period)
                .sorted()
                .toList();
    }

    SortedMap<Period, PeriodContent> contents() {
        SortedMap<Period, PeriodContent> contents = new TreeMap<>();
        for (Tally tally : byKey.values()) {
            contents.put(
                    tally.period, new PeriodContent(tally.rows, HexFormat.of().toHexDigits(tally.sum)));
        }
        return contents;
    }
}

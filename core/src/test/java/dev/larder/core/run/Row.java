package dev.larder.core.run;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of any table of the test world: a day, a key and a number. */
record Row(LocalDate day, String key, long value) implements Comparable<Row> {
    /** The day of rows that have none. */
    static final LocalDate UNDATED = LocalDate.of(1970, 1, 1);

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::day).thenComparing(Row::key).thenComparingLong(Row::value);

    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }

    /** A 64-bit hash (FNV-1a), mixed at the end: sums of plain FNV are equal for rows that only swapped a character. */
    long hash() {
        long hash = 0xcbf29ce484222325L;
        for (char each : toString().toCharArray()) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    static List<Row> sorted(Collection<Row> rows) {
        return rows.stream().sorted().toList();
    }

    /** Candidate minus live, counting duplicates: how often more (or, negative, less often) each row is in the candidate. */
    static Map<Row, Integer> diff(Collection<Row> candidate, Collection<Row> live) {
        Map<Row, Integer> diff = new HashMap<>();
        candidate.forEach(row -> diff.merge(row, 1, Integer::sum));
        live.forEach(row -> diff.merge(row, -1, Integer::sum));
        diff.values().removeIf(count -> count == 0);
        return diff;
    }

    static Set<String> keys(Collection<Row> rows) {
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        return keys;
    }
}

package dev.larder.core.sample.internal.column;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the values of a column are like. Not thread-safe. */
public final class ColumnProfile {
    /** What people write where there is no value. */
    private static final Set<String> NOTHING = Set.of(
            "NA", "N/A", "n/a", "#N/A", "#NV", "NULL", "null", "(null)", "\\N", "-", "--", "?", ".", "NaN", "nan",
            "None", "none");

    private static final int LONGEST_NOTHING = 6;

    private final Numbers numbers = new Numbers();
    private final Dates dates = new Dates();
    private final Moments moments = new Moments();
    private final ValueCounts distinct = new ValueCounts();
    private final Map<String, Long> nothings = new TreeMap<>();
    private long values;
    private long empty;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private boolean areFlags = true;

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until) {
        take(bytes, from, until, Cell.OF_A_TEXT_FILE);
    }

    /** What holds a value. */
    public enum Cell {
        /** Anything may be written there. */
        OF_A_TEXT_FILE,
        /** A text of a sheet, which is no number however it looks. */
        TEXT,
        /** A number of a sheet, which is no date unless it is shown as one. */
        NUMBER
    }

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until, Cell cell) {
        if (from == until) {
            empty++;
            return;
        }
        values++;
        longest = Math.max(longest, until - from);
        distinct.take(bytes, from, until);
        if (until - from <= LONGEST_NOTHING && isNothing(bytes, from, until)) {
            return;
        }
        shortest = Math.min(shortest, until - from);
        if (cell == Cell.TEXT) {
            numbers.ruleOut();
        } else {
            numbers.take(bytes, from, until);
        }
        if (cell == Cell.NUMBER) {
            dates.ruleOut();
            moments.ruleOut();
        } else {
            dates.take(bytes, from, until);
            moments.take(bytes, from, until);
        }
        areFlags = areFlags && isFlag(bytes, from, until);
    }

    /** Takes a value in UTF-8. */
    public void take(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        take(bytes, 0, bytes.length);
    }

    private boolean isNothing(byte[] bytes, int from, int until) {
        byte first = bytes[from];
        if (first >= '0' && first <= '9') {
            return false;
        }
        String text = new String(bytes, from, until - from, StandardCharsets.UTF_8);
        boolean nothing = NOTHING.contains(text);
        if (nothing) {
            nothings.merge(text, 1L, Long::sum);
        }
        return nothing;
    }

    private static boolean isFlag(byte[] bytes, int from, int until) {
        String word = until - from == 4 ? "true" : until - from == 5 ? "false" : "";
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** Adds what was seen of another part of the same column. */
    public void add(ColumnProfile other) {
        numbers.add(other.numbers);
        dates.add(other.dates);
        moments.add(other.moments);
        distinct.add(other.distinct);
        other.nothings.forEach((text, count) -> nothings.merge(text, count, Long::sum));
        values += other.values;
        empty += other.empty;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        areFlags &= other.areFlags;
    }

    /** As numbers. */
    public Numbers numbers() {
        return numbers;
    }

    /** As dates. */
    public Dates dates() {
        return dates;
    }

    /** As dates with a time of day. */
    public Moments moments() {
        return moments;
    }

    /** Whether all values that say something are true or false. */
    public boolean areFlags() {
        return areFlags && said() > 0;
    }

    /** Values that say something. */
    private long said() {
        return values - nothings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows. */
    public long rows() {
        return values + empty;
    }

    /** Rows without a value. */
    public long empty() {
        return empty;
    }

    /** Texts that mean "no value" to people, and how often each stands here. */
    public Map<String, Long> nothings() {
        return nothings;
    }

    /** Bytes of the longest value. */
    public int longest() {
        return longest;
    }

    /** Whether all values that say something have one length. */
    public boolean isOfOneLength() {
        return shortest == longest;
    }

    /** All different values in the order in which they came, if they are at most 256. */
    public Optional<Set<String>> distinct() {
        return distinct.areAll() ? Optional.of(distinct.values()) : Optional.empty();
    }
}

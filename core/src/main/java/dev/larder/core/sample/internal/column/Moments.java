package dev.larder.core.sample.internal.column;

import java.util.Optional;

/** Whether all values of a column are a date with a time of day, and in which form. Not thread-safe. */
public final class Moments {
    /** What is read without a format of its own. */
    public static final String ISO = "ISO";
    /** Fractions beyond microseconds are not taken. */
    private static final int MOST_DECIMALS = 6;

    private final Dates dates = new Dates();
    private boolean alive = true;
    private long values;
    private int separator;
    private long withSeconds;
    private long withDecimals;
    private long withOffset;
    private long shortHours;
    private long halves;

    /** Some value is none. */
    void ruleOut() {
        alive = false;
    }

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until) {
        if (alive) {
            alive = read(bytes, from, until);
            values++;
        }
    }

    private boolean read(byte[] bytes, int from, int until) {
        int colon = from;
        while (colon < until && bytes[colon] != ':') {
            colon++;
        }
        int hour = colon;
        while (hour > from && isDigit(bytes[hour - 1])) {
            hour--;
        }
        if (colon == until || colon - hour < 1 || colon - hour > 2 || hour - 1 <= from) {
            return false;
        }
        int between = bytes[hour - 1];
        if ((between != ' ' && between != 'T') || (separator != 0 && separator != between)) {
            return false;
        }
        separator = between;
        shortHours += colon - hour == 1 ? 1 : 0;
        dates.take(bytes, from, hour - 1);
        return dates.pattern().isPresent() && time(bytes, colon + 1, until);
    }

    private boolean time(byte[] bytes, int from, int until) {
        int at = from + 2;
        if (at > until || !isDigit(bytes[from]) || !isDigit(bytes[from + 1])) {
            return false;
        }
        if (at + 3 <= until && bytes[at] == ':' && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2])) {
            withSeconds++;
            at += 3;
            int point = at;
            while (at < until && (at == point ? bytes[at] == '.' : isDigit(bytes[at]))) {
                at++;
            }
            withDecimals += at > point ? 1 : 0;
            if (at == point + 1 || at - point - 1 > MOST_DECIMALS) {
                return false;
            }
        }
        return rest(bytes, at, until);
    }

    private boolean rest(byte[] bytes, int at, int until) {
        int length = until - at;
        if (length == 0) {
            return true;
        }
        if (length == 3 && bytes[at] == ' ' && (bytes[at + 1] == 'A' || bytes[at + 1] == 'P') && bytes[at + 2] == 'M') {
            halves++;
            return true;
        }
        withOffset++;
        boolean isSigned = bytes[at] == '+' || bytes[at] == '-';
        return (length == 1 && bytes[at] == 'Z') || (isSigned && (length == 3 || length == 5 || length == 6));
    }

    /** Adds what was seen of another part of the same column. */
    public void add(Moments other) {
        alive &= other.alive && (separator == 0 || other.separator == 0 || separator == other.separator);
        separator = separator == 0 ? other.separator : separator;
        dates.add(other.dates);
        values += other.values;
        withSeconds += other.withSeconds;
        withDecimals += other.withDecimals;
        withOffset += other.withOffset;
        shortHours += other.shortHours;
        halves += other.halves;
    }

    /** The form of all values: {@link #ISO}, or a pattern of java.time; empty if there is none. */
    public Optional<String> pattern() {
        Optional<String> date = dates.pattern();
        if (!alive || values == 0 || date.isEmpty()) {
            return Optional.empty();
        }
        if (date.get().equals("yyyy-MM-dd") && shortHours == 0 && halves == 0) {
            return Optional.of(ISO);
        }
        boolean uniform = (withSeconds == 0 || withSeconds == values) && (halves == 0 || halves == values);
        if (!uniform || withDecimals > 0 || withOffset > 0) {
            return Optional.empty();
        }
        String hour = halves > 0 ? "h" : "H";
        return Optional.of(date.get() + (separator == 'T' ? "'T'" : " ") + (shortHours > 0 ? hour : hour + hour) + ":mm"
                + (withSeconds > 0 ? ":ss" : "") + (halves > 0 ? " a" : ""));
    }

    /** Whether a value says how far its clock is from UTC. */
    public boolean hasOffset() {
        return withOffset > 0;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}

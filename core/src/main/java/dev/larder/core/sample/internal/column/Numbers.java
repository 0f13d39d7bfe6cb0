package dev.larder.core.sample.internal.column;

/** In which styles all values of a column are numbers, and how long they are. Not thread-safe. */
public final class Numbers {
    private static final int STYLES = NumberStyle.ALL.size();
    private static final int GROUP = 3;

    private int alive = (1 << STYLES) - 1;
    private long values;
    private long percents;
    private long parentheses;
    private boolean leadingZero;
    /** The most digits of all values that are nothing but digits. */
    private int plainDigits;

    private final int[] digits = new int[STYLES];
    private final int[] scale = new int[STYLES];
    private final long[] grouped = new long[STYLES];
    /** Values with decimals of another number than three, which cannot be groups. */
    private final long[] telling = new long[STYLES];
    /** Values with one group and nothing else, which may as well be three decimals. */
    private final long[] single = new long[STYLES];

    private int wholeDigits;
    private int decimals;
    private int groups;

    /** Some value is none. */
    void ruleOut() {
        alive = 0;
    }

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until) {
        if (alive == 0) {
            return;
        }
        values++;
        int at = from;
        while (at < until && isDigit(bytes[at])) {
            at++;
        }
        if (at == until) {
            plainDigits = Math.max(plainDigits, until - from);
            leadingZero |= until - from > 1 && bytes[from] == '0';
            return;
        }
        spelled(bytes, from, until);
    }

    private void spelled(byte[] bytes, int from, int until) {
        int first = from;
        int end = until;
        if (bytes[end - 1] == '%') {
            percents++;
            end--;
        }
        if (end - first > 2 && bytes[first] == '(' && bytes[end - 1] == ')') {
            parentheses++;
            first++;
            end--;
        } else if (end > first && (bytes[first] == '-' || bytes[first] == '+')) {
            first++;
        }
        leadingZero |= end - first > 1 && bytes[first] == '0' && isDigit(bytes[first + 1]);
        for (int i = 0; i < STYLES; i++) {
            if ((alive & (1 << i)) != 0) {
                if (read(NumberStyle.ALL.get(i), bytes, first, end)) {
                    count(i);
                } else {
                    alive &= ~(1 << i);
                }
            }
        }
    }

    private void count(int style) {
        digits[style] = Math.max(digits[style], wholeDigits);
        scale[style] = Math.max(scale[style], decimals);
        grouped[style] += groups > 0 ? 1 : 0;
        telling[style] += decimals > 0 && decimals != GROUP ? 1 : 0;
        single[style] += groups == 1 && decimals == 0 ? 1 : 0;
    }

    private boolean read(NumberStyle style, byte[] bytes, int from, int until) {
        int whole = from;
        while (whole < until && bytes[whole] != style.decimal()) {
            whole++;
        }
        wholeDigits = 0;
        groups = 0;
        for (int at = from; at < whole; at++) {
            if (isDigit(bytes[at])) {
                wholeDigits++;
            } else if (style.group() != 0
                    && bytes[at] == style.group()
                    && at > from
                    && (whole - at) % (GROUP + 1) == 0) {
                groups++;
            } else {
                return false;
            }
        }
        decimals = Math.max(0, until - whole - 1);
        for (int at = whole + 1; at < until; at++) {
            if (!isDigit(bytes[at])) {
                return false;
            }
        }
        boolean grouping = groups == 0 || (groups == (wholeDigits - 1) / GROUP && bytes[from] != '0');
        return wholeDigits > 0 && grouping && (whole == until || decimals > 0);
    }

    /** Adds what was seen of another part of the same column. */
    public void add(Numbers other) {
        alive &= other.alive;
        values += other.values;
        percents += other.percents;
        parentheses += other.parentheses;
        leadingZero |= other.leadingZero;
        plainDigits = Math.max(plainDigits, other.plainDigits);
        for (int i = 0; i < STYLES; i++) {
            digits[i] = Math.max(digits[i], other.digits[i]);
            scale[i] = Math.max(scale[i], other.scale[i]);
            grouped[i] += other.grouped[i];
            telling[i] += other.telling[i];
            single[i] += other.single[i];
        }
    }

    /** Whether all values are numbers in this style; a code with a leading zero is none. */
    public boolean are(NumberStyle style) {
        boolean isUniform = percents == 0 || percents == values;
        return values > 0 && !leadingZero && isUniform && (alive & (1 << index(style))) != 0;
    }

    /** Whether the style is needed: some value has what it says, and could not be read without. */
    public boolean speakFor(NumberStyle style) {
        int i = index(style);
        return are(style) && (grouped[i] > 0 || telling[i] > 0);
    }

    /** Whether every value has one group, as three decimals would stand there: among amounts in thousands some are smaller than one, or larger than a million. */
    public boolean mayBeDecimals(NumberStyle style) {
        return are(style) && single[index(style)] == values;
    }

    /** Whether all values end with a percent sign. */
    public boolean arePercents() {
        return percents > 0 && percents == values;
    }

    /** Whether a value stands in parentheses. */
    public boolean haveParentheses() {
        return parentheses > 0;
    }

    /** The most digits before the decimals. */
    public int digits(NumberStyle style) {
        return Math.max(plainDigits, digits[index(style)]);
    }

    /** The most decimals. */
    public int scale(NumberStyle style) {
        return scale[index(style)];
    }

    private static int index(NumberStyle style) {
        return NumberStyle.ALL.indexOf(style);
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}

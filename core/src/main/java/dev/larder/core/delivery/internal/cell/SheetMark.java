package dev.larder.core.delivery.internal.cell;

import java.util.Optional;

/** The byte before a value of a sheet that says what its cell is; a text has none, unless it begins with such a byte itself. */
public final class SheetMark {
    /** No mark: a text. */
    public static final byte NONE = 0;
    /** A text that begins with a mark's byte. */
    public static final byte TEXT = 1;
    /** A number; as a date, day 1 is 1 January 1900. */
    public static final byte NUMBER = 2;
    /** A number; as a date, day 0 is 1 January 1904. */
    public static final byte NUMBER_FROM_1904 = 3;
    /** {@code true} or {@code false}. */
    public static final byte BOOLEAN = 4;
    /** An error, as {@code #N/A}. */
    public static final byte ERROR = 5;
    /** A formula whose value is not in the file. */
    public static final byte FORMULA = 6;

    /** A number that is shown as a date, as that date in ISO 8601 with its time; of samples only, which tell styles. */
    public static final byte SHOWN_AS_DATE = 7;

    private SheetMark() {}

    /** Whether the byte is a mark. */
    public static boolean isMark(byte one) {
        return one >= TEXT && one <= SHOWN_AS_DATE;
    }

    /** A stored number as date and time in ISO 8601, to the millisecond; empty if it is none. */
    public static Optional<String> moment(String number, boolean from1904) {
        return SerialDay.moment(number, from1904);
    }

    /** Where the value begins that begins here with its mark, if it has one. */
    public static int behind(byte[] bytes, int from, int until) {
        return from < until && isMark(bytes[from]) ? from + 1 : from;
    }
}

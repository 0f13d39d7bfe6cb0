package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.NumberSpelling;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers that a contract lets look otherwise than plain: brings them into the plain form, which another cell then checks. */
final class SpelledNumberCell extends Cell {
    private static final int GROUP = 3;
    private static final Fault NO_NUMBER = Fault.type("is not a number");
    private static final Fault NO_PERCENT = Fault.type("has no percent sign at its end");
    private static final Fault OPEN_PARENTHESIS = Fault.type("has one parenthesis without the other");

    private final Cell plain;
    private final NumberSpelling spelling;
    /** Not a byte of a number where there is none. */
    private final int group;

    private final int decimalSeparator;
    private final boolean dropsDecimals;
    private final Fault wrongGroups;
    private byte[] scratch = new byte[64];
    private int length;

    private SpelledNumberCell(Column column, FileDialect dialect, Cell plain) {
        super(column);
        this.plain = plain;
        spelling = Objects.requireNonNullElse(column.spelling(), NumberSpelling.PLAIN);
        group = dialect.groupSeparator() == null ? -1 : dialect.groupSeparator();
        decimalSeparator = dialect.decimalSeparator();
        dropsDecimals = spelling.zeroDecimals() && column.type().kind() != Kind.DECIMAL;
        wrongGroups = Fault.type("has a \"" + (char) group + "\" that does not stand before each three digits");
    }

    /** The cell itself, if the contract says nothing about how its numbers look. */
    static Cell around(Cell plain, Column column, FileDialect dialect) {
        boolean isNumber = plain instanceof WholeNumberCell || plain instanceof DecimalCell;
        return isNumber && (column.spelling() != null || dialect.groupSeparator() != null)
                ? new SpelledNumberCell(column, dialect, plain)
                : plain;
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        int end = until;
        if (spelling.percentSign()) {
            if (bytes[end - 1] != '%') {
                return NO_PERCENT;
            }
            end--;
        }
        boolean inParentheses = spelling.parentheses() && end > from && bytes[from] == '(';
        if (inParentheses && bytes[end - 1] != ')') {
            return OPEN_PARENTHESIS;
        }
        if (!copy(bytes, inParentheses ? from + 1 : from, inParentheses ? end - 1 : end)) {
            return wrongGroups;
        }
        if (length == 1) {
            return NO_NUMBER;
        }
        return inParentheses ? negative(row) : plain.value(scratch, 1, length, row);
    }

    /** Another sign within the parentheses makes it no number. */
    private @Nullable Fault negative(RowBuffer row) {
        scratch[0] = '-';
        return plain.value(scratch, 0, length, row);
    }

    /** Puts the number without groups behind the place for a sign; false if they are wrong. */
    private boolean copy(byte[] bytes, int from, int until) {
        if (scratch.length < until - from + 1) {
            scratch = Arrays.copyOf(scratch, 2 * (until - from + 1));
        }
        length = 1;
        int whole = wholeUntil(bytes, from, until);
        int first = from < whole && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        int groups = 0;
        for (int at = from; at < whole; at++) {
            if (bytes[at] != group) {
                scratch[length++] = bytes[at];
            } else if ((whole - at) % (GROUP + 1) != 0 || at == first) {
                return false;
            } else {
                groups++;
            }
        }
        int end = dropsDecimals ? withoutZeros(bytes, whole, until) : until;
        System.arraycopy(bytes, whole, scratch, length, end - whole);
        length += end - whole;
        // With one group marked, all are, and the first has at most three digits.
        int digits = whole - first - groups;
        return groups == 0 || groups == (digits - 1) / GROUP;
    }

    private int wholeUntil(byte[] bytes, int from, int until) {
        int at = from;
        while (at < until && bytes[at] != decimalSeparator) {
            at++;
        }
        return at;
    }

    /** The decimal separator's place if nothing but zeros follows it, at least one. */
    private static int withoutZeros(byte[] bytes, int whole, int until) {
        int at = whole + 1;
        while (at < until && bytes[at] == '0') {
            at++;
        }
        return whole + 1 < until && at == until ? whole : until;
    }
}

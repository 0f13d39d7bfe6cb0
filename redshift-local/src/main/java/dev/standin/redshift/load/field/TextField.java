package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.type.Type;
import java.util.Arrays;
import java.util.HexFormat;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** VARCHAR, and CHAR, whose trailing blanks do not count. Source: r_Character_types.html, multi-byte-character-load-errors.html. */
final class TextField extends Field {
    private static final int TOO_LONG = 1204;
    private static final int NO_CHARACTER = 1220;
    private final byte[] @Nullable [] texts = new byte[Field.MOST_ROWS][];
    private final int longest;
    private final boolean padded;
    private final TextRules rules;

    TextField(Type type, TextRules rules) {
        longest = type.size();
        padded = type.kind() == Type.Kind.CHAR;
        this.rules = rules;
    }

    @Override
    public void readNull(DuckDBWritableVector column, int row) {
        texts[row] = null;
    }

    /** Sets all texts at once, by one call of the engine and not one for each. */
    @Override
    public void finish(DuckDBWritableVector column, int rows) {
        column.setStringUtf8Batch(0, rows == texts.length ? texts : Arrays.copyOf(texts, rows));
    }

    @Override
    public boolean isNull(byte[] bytes, int from, int until) throws Rejected {
        return rules.isNull(bytes, from, until);
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        boolean ascii = true;
        for (int at = from; at < until; at++) {
            if (bytes[at] == 0) {
                throw Rejected.unsettled("a text with the byte 0");
            }
            ascii &= bytes[at] > 0;
        }
        if (!ascii && rules.replaces()) {
            byte[] valid = rules.replaced(bytes, from, until);
            set(valid, 0, valid.length, row);
            return;
        }
        if (!ascii) {
            requireCharacters(bytes, from, until);
        }
        set(bytes, from, until, row);
    }

    private void set(byte[] bytes, int from, int until, int row) throws Rejected {
        int end = padded || rules.trims() ? stripped(bytes, from, until) : until;
        if (end - from > longest && rules.truncates()) {
            end = Utf8.wholeBefore(bytes, from, from + longest);
        } else if (end - from > longest) {
            throw Rejected.error(TOO_LONG, "String length exceeds DDL length of " + longest + " bytes");
        } else if (until - from > longest && padded) {
            throw Rejected.unsettled("a text with more blanks at its end than the column has room for");
        }
        texts[row] = Arrays.copyOfRange(bytes, from, end);
    }

    private static int stripped(byte[] bytes, int from, int until) {
        int end = until;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private void requireCharacters(byte[] bytes, int from, int until) throws Rejected {
        int wrong = Utf8.firstWrong(bytes, from, until);
        if (wrong < until) {
            throw Rejected.error(
                    NO_CHARACTER,
                    "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: "
                            + HexFormat.of().toHexDigits(bytes[wrong]));
        }
        if (padded) {
            throw Rejected.error(NO_CHARACTER, "Multibyte character not supported for CHAR (Hint: Try using VARCHAR)");
        }
    }
}

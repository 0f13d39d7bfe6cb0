package dev.standin.redshift.load;

import dev.standin.redshift.load.field.Rejected;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Records of a text file that is not CSV: fields with one character between them, as they stand; with ESCAPE a backslash makes the next
 * character a part of the field, with REMOVEQUOTES quotes around a field go. Sources: copy-parameters-data-format.html,
 * copy-parameters-data-conversion.html.
 */
final class DelimitedRecords extends Records {
    private static final byte BACKSLASH = '\\';
    private final boolean escapes;
    private final boolean removes;

    /** Whether {@code \N} is null, and so may be written {@code \\N} too. */
    private final boolean standard;

    DelimitedRecords(InputStream in, char delimiter, boolean escapes, boolean removes, boolean standard) {
        super(in, delimiter, escapes ? new char[] {BACKSLASH} : new char[0]);
        this.escapes = escapes;
        this.removes = removes;
        this.standard = standard;
    }

    @Override
    int field(int start) throws Rejected {
        if (start == until && !ended) {
            return MORE;
        }
        boolean quoted = removes && start < until && isQuote(buffer[start]);
        int first = quoted ? start + 1 : start;
        byte quote = quoted ? buffer[start] : 0;
        boolean escaped = false;
        int at = first;
        while (at < until && !(quoted ? buffer[at] == quote : isEnd(at))) {
            boolean escape = escapes && buffer[at] == BACKSLASH;
            if (escape && at + 1 == until) {
                return ended ? endsInEscape() : MORE;
            }
            escaped |= escape;
            at += escape ? 1 : 0;
            lineEnds += (escape || quoted) && buffer[at] == '\n' ? 1 : 0;
            at++;
        }
        if (at == until && !ended) {
            return MORE;
        }
        return quoted ? closed(first, at, escaped) : plain(first, at, escaped);
    }

    private static int endsInEscape() throws Rejected {
        throw Rejected.unsettled("a backslash at the end of a file");
    }

    private boolean isEnd(int at) {
        return stops[buffer[at] & 0xff] && !(escapes && buffer[at] == BACKSLASH);
    }

    private int plain(int first, int at, boolean escaped) throws Rejected {
        if (at < until && buffer[at] == '\r') {
            throw Rejected.unsettled("a carriage return in text that is not CSV; write line feeds");
        }
        boolean quoted = at > first && removes && isQuote(buffer[at - 1]);
        if (quoted && !(escaped && buffer[at - 2] == BACKSLASH)) {
            throw Rejected.unsettled("a field that ends in a quote and begins with none");
        }
        add(first, at, !escaped ? PLAIN : standard && isEscapedNull(first, at) ? ABSENT : CHANGED);
        return at;
    }

    private boolean isEscapedNull(int first, int at) {
        return Arrays.equals(buffer, first, at, new byte[] {BACKSLASH, 'N'}, 0, 2)
                || Arrays.equals(buffer, first, at, new byte[] {BACKSLASH, BACKSLASH, 'N'}, 0, 3);
    }

    /** The closing quote stands here, and only the end of the field may follow. */
    private int closed(int first, int at, boolean escaped) throws Rejected {
        if (at == until) {
            throw Rejected.error(1216, "a quote that is never closed");
        }
        if (at + 1 == until && !ended) {
            return MORE;
        }
        if (at + 1 < until && (!isEnd(at + 1) || buffer[at + 1] == '\r')) {
            throw Rejected.unsettled("text behind a closing quote");
        }
        add(first, at, escaped ? CHANGED : QUOTED);
        return at + 1;
    }

    private static boolean isQuote(byte character) {
        return character == '"' || character == '\'';
    }

    /** Without the backslashes that escape. */
    @Override
    byte[] changed(int field) {
        byte[] text = new byte[until(field) - from(field)];
        int length = 0;
        for (int at = from(field); at < until(field); at++) {
            at += buffer[at] == BACKSLASH ? 1 : 0;
            text[length++] = buffer[at];
        }
        return Arrays.copyOf(text, length);
    }
}

package dev.standin.redshift.load;

import dev.standin.redshift.load.field.Rejected;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Records of a CSV file: quotes are doubled inside quotes, a quoted field may hold line ends, blanks around quotes do not count. Source:
 * copy-parameters-data-format.html.
 */
final class CsvRecords extends Records {
    private final byte quote;
    private boolean doubled;

    CsvRecords(InputStream in, char delimiter, char quote) {
        super(in, delimiter, quote);
        this.quote = (byte) quote;
    }

    @Override
    int field(int start) throws Rejected {
        int at = start;
        while (at < until && !stops[buffer[at] & 0xff]) {
            at++;
        }
        if (at == until && !ended) {
            return MORE;
        }
        if (at < until && buffer[at] == quote) {
            return quotedField(start, at);
        }
        add(start, at, PLAIN);
        return at;
    }

    private int quotedField(int start, int open) throws Rejected {
        if (skipBlanks(start) != open) {
            throw Rejected.error(1216, "a quote in a field that does not begin with one");
        }
        doubled = false;
        int close = close(open + 1);
        if (close == MORE) {
            return MORE;
        }
        add(open + 1, close, doubled ? CHANGED : QUOTED);
        int at = skipBlanks(close + 1);
        if (at == until) {
            return ended ? at : MORE;
        }
        if (!stops[buffer[at] & 0xff] || buffer[at] == quote) {
            throw Rejected.error(1216, "text behind a closing quote");
        }
        return at;
    }

    /** The quote that closes a field, or {@link #MORE}. */
    private int close(int start) throws Rejected {
        int at = start;
        while (true) {
            while (at < until && buffer[at] != quote) {
                lineEnds += buffer[at++] == '\n' ? 1 : 0;
            }
            if (at == until && ended) {
                throw Rejected.error(1216, "a quote that is never closed");
            }
            if (at + 1 >= until) {
                return ended ? at : MORE;
            }
            if (buffer[at + 1] != quote) {
                return at;
            }
            at += 2;
            doubled = true;
        }
    }

    private int skipBlanks(int start) {
        int at = start;
        while (at < until && (buffer[at] == ' ' || buffer[at] == '\t') && buffer[at] != delimiter) {
            at++;
        }
        return at;
    }

    /** Each doubled quote is one. */
    @Override
    byte[] changed(int field) {
        byte[] text = new byte[until(field) - from(field)];
        int length = 0;
        for (int at = from(field); at < until(field); at++) {
            text[length++] = buffer[at];
            at += buffer[at] == quote ? 1 : 0;
        }
        return Arrays.copyOf(text, length);
    }
}

package dev.larder.core.sample;

import dev.larder.core.contract.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into records by one guess of its characters. Not thread-safe.
 */
final class TextRecords {
    private final String text;
    private final Cut cut;
    private final List<TextRecord> records = new ArrayList<>();
    private int at;
    private int line = 1;
    private int faults;

    /**
     * A record.
     *
     * @param line the physical line on which it begins, from 1
     */
    record TextRecord(int line, List<String> values, String start) {}

    private TextRecords(String text, Cut cut) {
        this.text = text;
        this.cut = cut;
    }

    /** Cuts a text; its last record is left out when it may go on behind the text. */
    static TextRecords of(String text, Cut cut, boolean isWhole, int most) {
        TextRecords records = new TextRecords(text, cut);
        while (records.at < text.length() && records.records.size() < most) {
            records.read();
        }
        if (!isWhole && records.at >= text.length() && !records.records.isEmpty()) {
            records.records.removeLast();
        }
        return records;
    }

    private void read() {
        int start = at;
        int first = line;
        List<String> values = new ArrayList<>();
        boolean more = true;
        while (more) {
            values.add(value());
            more = at < text.length() && text.charAt(at) == cut.delimiter();
            at += more ? 1 : 0;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        records.add(new TextRecord(first, values, text.substring(start, Math.min(start + 40, at))));
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = cut.quote() != Layout.NO && at < text.length() && text.charAt(at) == cut.quote();
        at += quoted ? 1 : 0;
        boolean open = quoted;
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == cut.escape() && cut.escape() != Layout.NO && at + 1 < text.length()) {
                escaped(value);
            } else if (open && one == cut.quote()) {
                open = at + 1 < text.length() && text.charAt(at + 1) == cut.quote();
                value.append(open ? String.valueOf(one) : "");
                at += open ? 2 : 1;
            } else if (!open && (one == cut.delimiter() || isLineEnd(one))) {
                return value.toString();
            } else {
                faults += !open && (quoted || (one == cut.quote() && cut.quote() != Layout.NO)) ? 1 : 0;
                line += one == '\n' ? 1 : 0;
                value.append(one);
                at++;
            }
        }
        faults += open ? 1 : 0;
        return value.toString();
    }

    private void escaped(StringBuilder value) {
        char next = text.charAt(at + 1);
        value.append(next == 'N' && value.isEmpty() ? "\\N" : String.valueOf(next));
        line += next == '\n' ? 1 : 0;
        at += 2;
    }

    private boolean isLineEnd(char one) {
        return one == '\n' || (one == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    /** The records, blank lines among them as records of one empty value. */
    List<TextRecord> records() {
        return records;
    }

    /** How many characters stand where these quotes do not let them. */
    int faults() {
        return faults;
    }
}

package dev.larder.core.delivery.internal.read;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a whole file holds, byte by byte, with neither a buffer nor words of eight bytes: what {@link RecordScanner} is held against. */
final class SlowScanner {
    private final byte[] file;
    private final char delimiter;
    private final int longest;
    private int at;
    private long line = 1;
    private List<String> fields = new ArrayList<>();
    private String fault = "";
    private long faultLine;
    private long openedLine;
    private int openedAt;
    private int usual;
    private int faultAt;
    private int delimiters;

    SlowScanner(byte[] file, char delimiter, int longest) {
        this.file = file;
        this.delimiter = delimiter;
        this.longest = longest;
    }

    /** One thing that was found, in words. */
    static String seen(Found found, long line, Object what) {
        return found + " " + line + " " + what;
    }

    /** A field's bytes, one a character. */
    static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Everything that is found, the last thing being END or TOO_LONG. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        while (at < file.length) {
            int start = at;
            long first = line;
            fields = new ArrayList<>();
            Found found = record();
            if (at - start > longest) {
                all.add(seen(Found.TOO_LONG, first, ""));
                return all;
            }
            if (found == Found.FAULTY && openedLine < line && isForgotten()) {
                faultLine = openedLine;
                fault = "never closed";
                at = lineEnd(openedAt) + 1;
                line = openedLine + 1;
            }
            usual = found == Found.RECORD ? fields.size() : usual;
            all.add(
                    switch (found) {
                        case FAULTY -> seen(found, first, faultLine + " " + fault);
                        case BLANK -> seen(found, first, "");
                        case RECORD -> seen(found, first, fields);
                        case TOO_LONG, END, MORE -> throw new IllegalStateException(found.name());
                    });
        }
        all.add(Found.END.name());
        return all;
    }

    /** Whether what is wrong is a quote whose value went on over lines, while the next line is like a record. */
    private boolean isForgotten() {
        int end = lineEnd(openedAt);
        if ((!fault.equals("text after") && !fault.equals("never closed")) || end >= faultAt || usual < 2) {
            return false;
        }
        SlowScanner next = new SlowScanner(Arrays.copyOfRange(file, end + 1, lineEnd(end + 1)), delimiter, longest);
        boolean goesOn = next.lastGoesOn();
        return goesOn ? next.fields.size() + 1 <= usual : next.fields.size() == usual;
    }

    /** Reads the values of a line, whatever stands behind closing quotes; whether the last one has a quote that is not closed. */
    private boolean lastGoesOn() {
        while (true) {
            if (is(at, '"') && !quotedField()) {
                return true;
            }
            if (fields.size() == delimiters) {
                fields.add("");
            }
            while (at < file.length && !is(at, delimiter)) {
                at++;
            }
            if (at == file.length) {
                return false;
            }
            at++;
            delimiters++;
        }
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return end;
    }

    private Found record() {
        int start = at;
        while (true) {
            boolean quoted = is(at, '"');
            if (quoted ? !quotedField() : !plainField()) {
                return Found.FAULTY;
            }
            if (at == file.length) {
                return Found.RECORD;
            }
            if (is(at, delimiter)) {
                at++;
            } else if (is(at, '\n') || (is(at, '\r') && is(at + 1, '\n'))) {
                boolean blank = at == start;
                at += is(at, '\n') ? 1 : 2;
                line++;
                return blank ? Found.BLANK : Found.RECORD;
            } else {
                return faulty(is(at, '\r') ? "carriage return" : quoted ? "text after" : "quote inside");
            }
        }
    }

    private boolean plainField() {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        while (at < file.length && !is(at, delimiter) && !is(at, '\n') && !is(at, '\r') && !is(at, '"')) {
            value.write(file[at++]);
        }
        fields.add(text(value.toByteArray()));
        return true;
    }

    private boolean quotedField() {
        openedLine = line;
        openedAt = at;
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (at++; at < file.length; at++) {
            if (is(at, '"') && !is(at + 1, '"')) {
                at++;
                fields.add(text(value.toByteArray()));
                return true;
            }
            at += is(at, '"') ? 1 : 0;
            line += is(at, '\n') ? 1 : 0;
            value.write(file[at]);
        }
        faultLine = openedLine;
        faultAt = at;
        fault = "never closed";
        return false;
    }

    /** Goes behind the end of this line. */
    private Found faulty(String reason) {
        fault = reason;
        faultLine = line;
        faultAt = at;
        while (at < file.length && !is(at, '\n')) {
            at++;
        }
        at = Math.min(at + 1, file.length);
        line++;
        return Found.FAULTY;
    }

    private boolean is(int place, char character) {
        return place < file.length && file[place] == (byte) character;
    }
}

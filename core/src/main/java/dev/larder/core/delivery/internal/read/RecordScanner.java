package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.internal.word.Words;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.Arrays;

/**
 * Splits a text into records and fields (RFC 4180 with the characters of its {@link Signs}; LF or CRLF) in one buffer, without making
 * objects. Quotes may only stand around a whole field. Not thread-safe.
 */
public final class RecordScanner extends ScannedText {
    private static final int START = 256 * 1024;
    private static final int UNKNOWN = -2;
    private int next;
    private long line = 1;
    private long nextLine = 1;
    private Signs signs = Signs.USUAL;
    /** Whether somebody asks for records as they stand in the text. */
    private boolean keepsTexts;

    private final FieldTable table = new FieldTable();
    private long suspicious;
    private int wrongByte = -1;
    /** Why the file cannot end here, if it does; empty if it can. */
    private String open = "";

    private final OpenedQuote openedQuote = new OpenedQuote();
    private int recordEnd;
    private int usual; // Values of the last record.
    private long faultLine;
    private String fault = "";

    /** A record that is longer than {@code longest} bytes, its line end included, is {@link Found#TOO_LONG}. */
    public RecordScanner(ByteSource input, int longest) throws IOException {
        this(input, longest, new byte[START + PADDING]);
    }

    /** The same in lent memory. */
    public static RecordScanner in(ScratchSpace scratch, ByteSource input, int longest) throws IOException {
        return new RecordScanner(input, longest, scratch.lend(START + PADDING));
    }

    /** Starts with a buffer of this many bytes. */
    RecordScanner(ByteSource input, int longest, int room) throws IOException {
        this(input, longest, new byte[room + PADDING]);
    }

    private RecordScanner(ByteSource input, int longest, byte[] buffer) throws IOException {
        super(input, longest, buffer);
    }

    /** Starts anew behind the lines that are not read; only before {@link #next}. */
    Found restart(FileDialect dialect) throws IOException {
        signs = new Signs(dialect);
        table.use(signs.quoteByte, signs.escapeByte);
        next = 0;
        nextLine = 1;
        Found found = Found.BLANK;
        for (int i = 0; i < dialect.layout().skippedLines() && found == Found.BLANK; i++) {
            found = skipLine();
        }
        return found;
    }

    /** Moves behind the next line end; {@link Found#BLANK} says that there was one. */
    private Found skipLine() throws IOException {
        start = next;
        line = nextLine;
        int at = start;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                next = at + 1;
                nextLine++;
                return next - start > longest ? Found.TOO_LONG : Found.BLANK;
            }
            if (ended) {
                return Found.END;
            }
            int scanned = at - start;
            if (!makeRoom()) {
                return Found.TOO_LONG;
            }
            fill();
            at = start + scanned;
        }
    }

    /** Reads the next record and resolves doubled quotes. */
    public Found next() throws IOException {
        canRestart = false;
        Found found = scan();
        // A malformed record stays as it is, so that the place of its wrong byte is right.
        if (table.isMarked() && isWellFormed()) {
            if (keepsTexts) {
                table.keep(buffer, start, recordEnd);
            }
            table.resolve(buffer);
        }
        return found;
    }

    /** Reads the next record that is no comment and leaves it as it is, so that it can be read again. */
    Found scan() throws IOException {
        start = next;
        line = nextLine;
        while (signs.commentByte != Signs.NO_BYTE && isComment()) {
            Found skipped = skipLine();
            if (skipped != Found.BLANK) {
                return skipped;
            }
            start = next;
            line = nextLine;
        }
        Found found = record();
        while (found == Found.MORE) {
            if (!makeRoom()) {
                return Found.TOO_LONG;
            }
            fill();
            found = record();
        }
        nextLine = signs.linesAreRecords && found != Found.END ? line + 1 : nextLine;
        wrongByte = found != Found.RECORD ? UNKNOWN : suspicious == 0 ? -1 : Utf8.firstWrong(buffer, start, recordEnd);
        // The buffer may hold more than is allowed; the answer must not depend on where in it the record lies.
        return next - start > longest ? Found.TOO_LONG : found;
    }

    private boolean isComment() throws IOException {
        if (start == limit && !ended && makeRoom()) {
            next = start;
            fill();
        }
        return start < limit && buffer[start] == signs.commentByte;
    }

    private Found record() {
        table.clear();
        suspicious = 0;
        nextLine = line + 1;
        int at = start;
        if (at >= limit) {
            next = at;
            return ended ? Found.END : Found.MORE;
        }
        while (true) {
            int end = at < limit && buffer[at] == signs.quoteByte ? quoted(at) : plain(at);
            if (end >= limit) {
                return ended ? atEnd(limit) : Found.MORE;
            }
            byte stop = buffer[end];
            if (stop == signs.delimiterByte) {
                at = end + 1;
            } else if (stop == '\n') {
                return finish(end + 1, end);
            } else if (stop == '\r' && end + 1 < limit && buffer[end + 1] == '\n') {
                return finish(end + 2, end);
            } else {
                return faulty(end, OpenedQuote.reason(stop, table.endsBefore(end)));
            }
        }
    }

    /**
     * Adds the unquoted field that starts here and all that follow it, up to one in quotes or the end of the record. Returns where the last one
     * ends: at a delimiter before a quote, a line end, a character that may not stand there, or the limit.
     */
    private int plain(int from) {
        byte[] bytes = buffer;
        Signs special = signs;
        int field = from;
        int at = from;
        boolean escapes = false;
        while (at < limit) {
            long word = Words.at(bytes, at);
            suspicious |= word & Words.HIGH;
            int behind = at + Long.BYTES;
            for (long marks = special.marks(word); marks != 0; marks &= marks - 1) {
                int place = at + (Long.numberOfTrailingZeros(marks) >>> 3);
                byte one = bytes[place];
                if (place < limit && one == special.escapeByte) {
                    escapes = true;
                    behind = escaped(place);
                    break;
                }
                if (place >= limit || isEnd(one)) {
                    boolean goesOn =
                            place + 1 < limit && one == special.delimiterByte && bytes[place + 1] != special.quoteByte;
                    if (!goesOn) {
                        return end(field, Math.min(place, limit), escapes);
                    }
                    table.add(field, place, escapes);
                    field = place + 1;
                    escapes = false;
                }
            }
            at = behind;
        }
        return end(field, at, escapes);
    }

    /** Whether no value goes on behind this byte, which is marked; most others are blanks of some kind. */
    private boolean isEnd(byte one) {
        suspicious |= one == 0 ? 1 : 0;
        return one == signs.delimiterByte || one == '\n' || one == '\r' || one == signs.quoteByte;
    }

    private int end(int field, int end, boolean escapes) {
        table.add(field, Math.min(end, limit), escapes);
        open = "";
        if (escapes && end > limit) {
            open = "ends with an escape character";
            openedQuote.opened(limit, nextLine - 1);
        }
        return end;
    }

    /** The place behind the character that follows an escape, which may be behind the limit. */
    private int escaped(int at) {
        int following = at + 1;
        if (following < limit) {
            nextLine += buffer[following] == '\n' ? 1 : 0;
            suspicious |= buffer[following] <= 0 ? 1 : 0;
        }
        return following + 1;
    }

    /** The place after the closing quote of the field that starts here, or the limit. */
    private int quoted(int at) {
        int quoteByte = signs.quoteByte;
        int escapeByte = signs.escapeByte;
        boolean escapes = false;
        openedQuote.opened(at, nextLine - 1);
        int end = at + 1;
        while (end < limit) {
            byte one = buffer[end];
            if (one == escapeByte) {
                escapes = true;
                end = escaped(end);
                continue;
            }
            if (one == quoteByte) {
                if (end + 1 < limit && buffer[end + 1] == quoteByte) {
                    escapes = true;
                    end++;
                } else {
                    break;
                }
            } else if (one == '\n') {
                nextLine++;
            } else if (one <= 0) {
                suspicious = 1;
            }
            end++;
        }
        table.add(at + 1, Math.min(end, limit), escapes);
        open = end >= limit ? OpenedQuote.NEVER_CLOSED : "";
        return end + 1;
    }

    private Found atEnd(int end) {
        if (!open.isEmpty()) {
            next = limit;
            fault = open;
            faultLine = openedQuote.line();
            return orForgotten(limit);
        }
        return finish(limit, end);
    }

    private Found finish(int behind, int end) {
        next = behind;
        recordEnd = end;
        if (end == start) {
            return Found.BLANK;
        }
        usual = table.count();
        return Found.RECORD;
    }

    /** Goes on after the end of this line. */
    private Found faulty(int at, String reason) {
        int end = at;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        if (end >= limit && !ended) {
            return Found.MORE;
        }
        next = Math.min(end + 1, limit);
        recordEnd = end > start && end < limit && buffer[end - 1] == '\r' ? end - 1 : end;
        fault = reason;
        faultLine = nextLine - 1;
        return table.endsBefore(at) ? orForgotten(at) : Found.FAULTY;
    }

    /** Goes on behind the line on which a quote was opened that nobody closed, if it is that what is wrong. */
    private Found orForgotten(int until) {
        if (next - start <= longest && openedQuote.isForgotten(buffer, until, limit, signs.delimiterByte, usual)) {
            next = openedQuote.lineEnd() + 1;
            recordEnd = openedQuote.lineEnd();
            nextLine = openedQuote.line() + 1;
            fault = OpenedQuote.NEVER_CLOSED;
            faultLine = openedQuote.line();
        }
        return Found.FAULTY;
    }

    /** A value of the record that {@link #scan} found. */
    String text(int field) {
        return table.text(field, buffer);
    }

    /** The first byte of the record that is malformed UTF-8 or NUL; -1 if there is none, less if that was not looked for. */
    public int firstWrongByte() {
        return wrongByte;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int limit() {
        return limit;
    }

    public int fields() {
        return table.count();
    }

    public int from(int field) {
        return table.from(field);
    }

    public int until(int field) {
        return table.until(field);
    }

    /** Whether the record is one and all its bytes are characters. */
    boolean isWellFormed() {
        return wrongByte == -1;
    }

    /** Whether the record begins with these bytes, quotes included. */
    public boolean beginsWith(byte[] bytes) {
        return recordEnd - start >= bytes.length
                && Arrays.equals(buffer, start, start + bytes.length, bytes, 0, bytes.length);
    }

    /** Length of the record in bytes. */
    public int length() {
        return recordEnd - start;
    }

    /** Asks for the texts of records as they stood before {@link #next} resolved them. */
    public void keepTexts() {
        keepsTexts = true;
    }

    /** Puts the record as it stands in the scanned text, without its line end; valid until the next one is read. */
    void show(RecordText text) {
        int from = table.isKept() ? 0 : start;
        text.show(table.isKept() ? table.kept() : buffer, from, from + length());
    }

    /** Whether what is read as one record goes over several lines. */
    public boolean hasLines() {
        return nextLine - line > 1;
    }

    /** Whether the file ends with this record and without a line end. */
    public boolean isUnended() {
        return next == recordEnd;
    }

    /** Physical line on which the record starts, from 1. */
    public long line() {
        return line;
    }

    /** Physical line of the fault, from 1. */
    public long faultLine() {
        return faultLine;
    }

    public String fault() {
        return fault;
    }
}

package dev.larder.core.delivery;

import dev.larder.core.contract.BadRows;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.internal.cell.RowBuffer;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.read.RecordText;
import dev.larder.core.delivery.problem.ProblemLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rejects of a file: bad records that its contract lets be left out. They are counted and written beside the rows, so that a million
 * take no memory. A problem that is not of a reject rejects the file. Not thread-safe.
 */
final class RejectLog {
    /** The most bytes of a reject's reasons, and of its text; {@code raw.<table>_rejected} has room for these. */
    static final int MOST_REASON = 4_096;

    static final int MOST_TEXT = 65_535;
    private static final int FLUSH_AT = 64 * 1024;
    private static final int LINEAGE = 128;
    private static final byte[] MORE = "; and more".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable BadRows limit;
    private final boolean isWide;
    private final @Nullable RecordText text;
    private final ProblemLog problems;
    private final PartWriter parts;
    private final byte[] lineage;
    private final byte[][] columns;
    private final RowBuffer row;
    private final RowBuffer reason;
    private long buffered;
    private long rows;
    /** Problems of rejects. */
    private long explained;
    /** Problems that there were before the record. */
    private long before;
    /** Why the record cannot be told from others; empty if it can. */
    private String mingled = "";
    /** Why bad records that may be left out are not; empty as long as they are. */
    private String refusal = "";

    /**
     * The rejects of a file that is checked against a contract.
     *
     * @param text the record that was just read; null if the contract lets none be left out
     */
    RejectLog(RowCheck.Setting setting, ProblemLog problems, PartWriter parts, @Nullable RecordText text) {
        Contract contract = setting.contract();
        limit = contract.badRows();
        isWide = contract.dialect().encoding().startsWith("UTF-16");
        this.text = limit == null ? null : text;
        this.problems = problems;
        this.parts = parts;
        row = RowBuffer.in(setting.scratch());
        reason = RowBuffer.in(setting.scratch());
        lineage = (setting.deliveryId() + ",").getBytes(StandardCharsets.US_ASCII);
        columns = columns(setting.labels());
    }

    private static byte[][] columns(List<String> labels) {
        byte[][] columns = new byte[labels.size()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ("column " + (i + 1) + " \"" + labels.get(i) + "\" ").getBytes(StandardCharsets.UTF_8);
        }
        return columns;
    }

    /** Whether the record at hand can be left out, if it is bad. */
    boolean isTaking() {
        return text != null && refusal.isEmpty() && before == explained;
    }

    /** Whether the file would be accepted as far as it was read: all problems are of rejects, of which there are not too many. */
    boolean isOpen() {
        return refusal.isEmpty() && problems.count() == explained;
    }

    /** A record was read, of which the problems that follow are. */
    void begin() {
        if (text != null) {
            text.pass();
            reason.truncate(0);
            mingled = "";
            before = problems.count();
        }
    }

    /** Says what is wrong with the record. */
    void because(String note) {
        if (isWanted()) {
            put(note.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Says what is wrong with a value of the record. */
    void because(int place, String note) {
        if (isWanted()) {
            put(columns[place]);
            put(note.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether there is room for one more reason; begins it. */
    private boolean isWanted() {
        if (!isTaking() || reason.length() > MOST_REASON) {
            return false;
        }
        if (reason.length() > 0) {
            put(new byte[] {';', ' '});
        }
        return true;
    }

    private void put(byte[] bytes) {
        reason.reserve(bytes.length);
        reason.put(bytes);
    }

    /** The record is not made of values, or has a wrong byte: where it ends is only sure in some cases. */
    void isBroken(RecordScanner scanner) {
        if (scanner.hasLines()) {
            mingle();
        } else if (isWide) {
            mingled = "in UTF-16 a byte too few hides where lines end";
        }
    }

    /** The scanner found that the record is none: a quote that nobody closed may have others behind it. */
    void isFaulty() {
        if (text != null && text.hasOpenQuote()) {
            mingled = "a quote in it is never closed";
        }
    }

    /** A value of the record is wrong: one that goes over several lines may be records. */
    void isWrong(RecordScanner scanner, int place) {
        if (text != null && scanner.hasLines()) {
            for (int at = scanner.from(place); at < scanner.until(place); at++) {
                if (scanner.buffer()[at] == '\n') {
                    mingle();
                    return;
                }
            }
        }
    }

    private void mingle() {
        mingled = "it goes over several lines, which may be records that a quote made one";
    }

    /** The record names one period more than a delivery may have. */
    void hasPeriodTooMany() {
        mingled = "the file has too many periods";
    }

    /**
     * Leaves out the record, if it is bad and nothing speaks against that.
     *
     * @param period what it belongs to; null if that cannot be told
     */
    void take(RecordScanner scanner, PeriodTallies.@Nullable Tally period) throws IOException {
        RecordText record = text;
        BadRows most = limit;
        long own = problems.count() - before;
        if (record == null || most == null || own == 0 || !isTaking()) {
            return;
        }
        if (mingled.isEmpty() && scanner.isUnended()) {
            mingled = "it is the last one and has no line end, so the file may have been cut off";
        }
        if (!mingled.isEmpty()) {
            refusal = "line " + number(scanner.line()) + " cannot be left out alone: " + mingled;
            return;
        }
        explained += own;
        rows++;
        if (most.areExceededBy(rows)) {
            refusal = "more records are bad than the " + most.words() + " that the contract lets be left out";
            return;
        }
        if (period != null) {
            period.addReject();
        }
        write(scanner.line(), period, record);
    }

    private void write(long line, PeriodTallies.@Nullable Tally period, RecordText record) throws IOException {
        record.read(MOST_TEXT);
        row.reserve(LINEAGE + 2 * (record.until() - record.from() + reason.length()));
        row.put(lineage);
        row.putNumber(line);
        row.put(',');
        if (period == null) {
            row.putNull();
        } else {
            row.put(period.text());
        }
        row.put(',');
        row.putQuoted(reason.bytes(), 0, cutReason());
        row.put(',');
        row.putQuoted(record.bytes(), record.from(), record.until());
        row.put('\n');
        buffered++;
        if (row.length() >= Math.min(FLUSH_AT, parts.room())) {
            flush();
        }
    }

    /** The length of the reasons, of which a further one than have room is only mentioned. */
    private int cutReason() {
        if (reason.length() <= MOST_REASON) {
            return reason.length();
        }
        int end = MOST_REASON - MORE.length;
        while ((reason.bytes()[end] & 0xc0) == 0x80) {
            end--;
        }
        reason.truncate(end);
        put(MORE);
        return reason.length();
    }

    private void flush() throws IOException {
        if (row.length() > 0) {
            parts.write(row.bytes(), row.length(), buffered);
        }
        row.truncate(0);
        buffered = 0;
    }

    /** Judges how many there are; call it after the last of all records. */
    void settle(long records) {
        BadRows most = limit;
        if (most != null && isOpen() && !most.allow(rows, records)) {
            refusal = number(rows) + " of " + number(records) + " records are bad, more than the " + most.words()
                    + " that the contract lets be left out";
        }
    }

    /** Writes what is left; call it only when the file is accepted. */
    void finish() throws IOException {
        flush();
        parts.finishPart();
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** How many records were left out so far. */
    long rows() {
        return rows;
    }

    /** Why bad records that the contract lets be left out are not; empty if it lets none, or they are. */
    String refusal() {
        return refusal;
    }
}

package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.internal.cell.Cell;
import dev.larder.core.delivery.internal.cell.DateCell;
import dev.larder.core.delivery.internal.cell.Fault;
import dev.larder.core.delivery.internal.cell.MomentCell;
import dev.larder.core.delivery.internal.cell.RowBuffer;
import dev.larder.core.delivery.internal.key.DuplicateKeys;
import dev.larder.core.delivery.internal.key.Repeats;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.total.ControlTotals;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.period.DateRange;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the data rows of one file against one contract and writes them conformed as long as nothing is wrong. Not thread-safe. */
final class RowCheck {
    private static final int FLUSH_AT = 64 * 1024;
    /**
     * The most bytes by which a conformed value is longer than twice its length in the file: a text gets two quotes around it, and one more
     * for each in it; any other value is shorter than this.
     */
    private static final int CELL_ROOM = 64;

    private final Contract contract;
    private final RecordProblems record;
    private final RejectLog rejects;
    private final ProblemLog problems;
    private final CheckLimits limits;
    private final PartWriter parts;
    private final PeriodTallies periods;
    private final @Nullable DateRange window;
    private final Cell[] cells;
    /** For each of the contract's columns its place in the file, or -1. */
    private final int[] places;

    private final boolean[] inKey;
    /** Which columns are numbers: of two without a sign the longer one is higher. */
    private final boolean[] isNumber;

    private final @Nullable DateCell periodCell;
    private final int periodPlace;
    private final @Nullable DuplicateKeys keys;
    private final RowHash rowHash;
    private final ControlTotals totals;
    private final RowBuffer row;
    private final RowBuffer key;
    private final byte[] lineage;
    private long rows;
    private long accepted;
    private long faulty;
    private long blank;
    private long buffered;
    private boolean periodsFull;
    /** Whether the day of the record at hand was read. */
    private boolean dayIsRead;

    /** Everything a row is checked with. */
    record Setting(
            Contract contract,
            List<String> labels,
            FileNameDates dates,
            String deliveryId,
            CheckLimits limits,
            ScratchSpace scratch) {}

    RowCheck(Setting setting, ProblemLog problems, PartWriter parts, RejectLog rejects) {
        contract = setting.contract;
        limits = setting.limits;
        record = new RecordProblems(setting, problems, rejects);
        this.rejects = rejects;
        this.problems = problems;
        this.parts = parts;
        row = RowBuffer.in(setting.scratch);
        key = RowBuffer.in(setting.scratch);
        window = setting.dates.window();
        periods = setting.dates.period() == null
                ? new PeriodTallies(contract.period().unit(), limits.periods())
                : PeriodTallies.of(setting.dates.period());
        List<Column> columns = contract.columns();
        cells = columns.stream()
                .map(column -> Cell.of(column, contract.dialect()))
                .toArray(Cell[]::new);
        places = columns.stream()
                .mapToInt(column -> setting.labels.indexOf(column.header()))
                .toArray();
        inKey = new boolean[cells.length];
        isNumber = new boolean[cells.length];
        int periodIndex = -1;
        for (int i = 0; i < cells.length; i++) {
            inKey[i] = contract.duplicateKey().contains(columns.get(i).name());
            isNumber[i] = isNumber(columns.get(i));
            periodIndex = columns.get(i).name().equals(contract.period().column()) ? i : periodIndex;
        }
        periodCell = periodIndex >= 0 && cells[periodIndex] instanceof DateCell date ? date : null;
        periodPlace = periodIndex >= 0 ? places[periodIndex] : -1;
        keys = hasKey() ? new DuplicateKeys(limits.keys(), limits.problems(), setting.scratch) : null;
        rowHash = new RowHash(columns);
        totals = new ControlTotals(contract);
        lineage = (setting.deliveryId + ",").getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isNumber(Column column) {
        return switch (column.type().kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> true;
            case VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> false;
        };
    }

    /** Whether there is a key and the file has all its columns. */
    private boolean hasKey() {
        boolean any = false;
        for (int i = 0; i < inKey.length; i++) {
            if (inKey[i] && places[i] < 0) {
                return false;
            }
            any |= inKey[i];
        }
        return any;
    }

    /** Checks the record the scanner has just read. */
    void check(RecordScanner scanner) throws IOException {
        rows++;
        rejects.begin();
        dayIsRead = false;
        int start = row.length();
        boolean right = !record.isRagged(scanner) && !record.isMalformed(scanner) && isRow(scanner, start);
        if (right) {
            accepted++;
            buffered++;
        } else {
            row.truncate(start);
            rejects.take(scanner, ofReject());
        }
        keep();
    }

    /** The scanner found a record that is none. */
    void addFaulty(RecordScanner scanner) throws IOException {
        faulty++;
        rejects.begin();
        dayIsRead = false;
        record.addFaulty(scanner);
        rejects.take(scanner, ofReject());
        keep();
    }

    /** The scanner found a line without characters. */
    void addBlank(RecordScanner scanner) throws IOException {
        blank++;
        rejects.begin();
        dayIsRead = false;
        record.addBlank(scanner);
        rejects.take(scanner, ofReject());
        keep();
    }

    /** Writes rows when there are enough; drops them when the file is rejected, since nothing of it is kept. */
    private void keep() throws IOException {
        if (!rejects.isOpen()) {
            row.truncate(0);
            buffered = 0;
        } else if (row.length() >= Math.min(FLUSH_AT, parts.room())) {
            flush();
        }
    }

    private boolean isRow(RecordScanner scanner, int start) throws IOException {
        row.reserve(2 * scanner.length() + CELL_ROOM * (cells.length + 2));
        return convert(scanner) && place(scanner, start);
    }

    /** Returns whether every value is right; reports each that is not. */
    private boolean convert(RecordScanner scanner) {
        byte[] bytes = scanner.buffer();
        boolean right = true;
        if (keys != null) {
            key.truncate(0);
            key.reserve(2 * scanner.length() + CELL_ROOM * cells.length);
        }
        for (int i = 0; i < cells.length; i++) {
            int place = places[i];
            if (place < 0) {
                continue;
            }
            int start = row.length();
            Fault fault = cells[i].convert(bytes, scanner.from(place), scanner.until(place), row);
            if (fault != null) {
                right = false;
                record.add(scanner, place, fault);
            } else {
                dayIsRead |= cells[i] == periodCell;
                if (totals.isAny()) {
                    totals.add(i, row.bytes(), start, row.length());
                }
            }
            row.put(',');
            if (inKey[i]) {
                if (isNumber[i]) {
                    // So that numbers that rise are keys that rise.
                    key.put(row.length() - start);
                }
                key.put(row.bytes(), start, row.length());
            }
        }
        return right;
    }

    /** Finds the row's period and key, and adds lineage. */
    private boolean place(RecordScanner scanner, int start) throws IOException {
        PeriodTallies.Tally tally = tally(scanner);
        if (keys != null && (tally != null || !rejects.isTaking())) {
            keys.add(key.bytes(), key.length(), scanner.line());
        }
        if (tally == null) {
            return false;
        }
        tally.add(rowHash.of(row.bytes(), start, row.length()));
        row.put(lineage);
        row.putNumber(scanner.line());
        row.put(',');
        row.put(tally.text());
        row.put('\n');
        return true;
    }

    private PeriodTallies.@Nullable Tally tally(RecordScanner scanner) {
        if (periodCell == null) {
            return contract.period().column() == null ? periods.of(1, 1, 1) : null;
        }
        if (periodPlace < 0) {
            return null;
        }
        if (window != null && !isInWindow(periodCell, window)) {
            String range = window.from() + " to " + window.until().minusDays(1);
            record.add(
                    scanner,
                    periodPlace,
                    new Fault(ProblemType.CONSTRAINT, "is outside the file name's window, " + range, null));
            return null;
        }
        PeriodTallies.Tally tally = periods.of(periodCell.year(), periodCell.month(), periodCell.day());
        if (tally == null && !periodsFull) {
            periodsFull = true;
            rejects.hasPeriodTooMany();
            problems.add(
                    ProblemType.CONSTRAINT,
                    scanner.line(),
                    "a delivery may have at most " + limits.periods() + " periods");
        }
        return tally;
    }

    /** The period of a record that may be left out; null if that cannot be told, or is none that the file may have. */
    private PeriodTallies.@Nullable Tally ofReject() {
        if (!rejects.isTaking()) {
            return null;
        }
        if (periodCell == null) {
            return contract.period().column() == null ? periods.of(1, 1, 1) : null;
        }
        if (!dayIsRead || (window != null && !isInWindow(periodCell, window))) {
            return null;
        }
        PeriodTallies.Tally tally = periods.of(periodCell.year(), periodCell.month(), periodCell.day());
        if (tally == null) {
            rejects.hasPeriodTooMany();
        }
        return tally;
    }

    private static boolean isInWindow(DateCell date, DateRange window) {
        LocalDate day = LocalDate.of(date.year(), date.month(), date.day());
        return !day.isBefore(window.from()) && day.isBefore(window.until());
    }

    /** Reports the keys that repeat; call it after the last row. */
    void compareKeys() throws IOException {
        if (keys == null) {
            return;
        }
        String key = "has the key (" + String.join(", ", contract.duplicateKey()) + ") of line ";
        Repeats repeats = keys.find();
        List<Problem> first = repeats.first().stream()
                .map(repeat -> new Problem(
                        ProblemType.PRIMARY_KEY.code(), repeat.line(), 0, null, null, key + repeat.first() + " again"))
                .toList();
        problems.addLate(ProblemType.PRIMARY_KEY, first, repeats.count());
    }

    private void flush() throws IOException {
        if (row.length() > 0) {
            parts.write(row.bytes(), row.length(), buffered);
        }
        row.truncate(0);
        buffered = 0;
    }

    /** Writes what is left; call it only when nothing was wrong. */
    void finish() throws IOException {
        flush();
        parts.finishPart();
    }

    ControlTotals totals() {
        return totals;
    }

    long rows() {
        return rows;
    }

    /** How many rows a file is said to have, in which records are counted that are none. */
    long stated() {
        return contract.badRows() == null ? rows : rows + faulty;
    }

    /** How many records there are: those that are accepted and those that are not. */
    long records() {
        return rows + faulty + blank;
    }

    /** How many records are right. */
    long accepted() {
        return accepted;
    }

    PeriodTallies periods() {
        return periods;
    }

    /** How many values could be either of two moments, because a clock was put back. */
    long ambiguousTimes() {
        long count = 0;
        for (Cell cell : cells) {
            count += cell instanceof MomentCell moments ? moments.ambiguous() : 0;
        }
        return count;
    }
}

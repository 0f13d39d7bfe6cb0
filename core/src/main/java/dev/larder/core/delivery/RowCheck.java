package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.internal.cell.Cell;
import dev.larder.core.delivery.internal.cell.DateCell;
import dev.larder.core.delivery.internal.cell.Fault;
import dev.larder.core.delivery.internal.cell.MomentCell;
import dev.larder.core.delivery.internal.cell.RowBuffer;
import dev.larder.core.delivery.internal.key.DuplicateKeys;
import dev.larder.core.delivery.internal.key.Repeats;
import dev.larder.core.delivery.internal.read.DecodedText;
import dev.larder.core.delivery.internal.read.JsonText;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.total.ControlTotals;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.delivery.problem.ShownValue;
import dev.larder.core.delivery.problem.WrongByte;
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
     * The most bytes by which a conformed value is longer than in the file: a text gets two quotes, any other value is
     * shorter than this.
     */
    private static final int CELL_ROOM = 64;

    /** The most bytes of a wrong value by which it is told from others. */
    private static final int HASHED = 256;

    private final Contract contract;
    private final List<String> labels;
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
    private final RowBuffer row = new RowBuffer();
    private final RowBuffer key = new RowBuffer();
    private final byte[] lineage;
    private long rows;
    private long buffered;
    private boolean periodsFull;

    /** Everything a row is checked with. */
    record Setting(
            Contract contract,
            List<String> labels,
            FileNameDates dates,
            String deliveryId,
            CheckLimits limits,
            ScratchSpace scratch) {}

    RowCheck(Setting setting, ProblemLog problems, PartWriter parts) {
        contract = setting.contract;
        labels = setting.labels;
        limits = setting.limits;
        this.problems = problems;
        this.parts = parts;
        window = setting.dates.window();
        periods = setting.dates.period() == null
                ? new PeriodTallies(contract.period().unit(), limits.periods())
                : PeriodTallies.of(setting.dates.period());
        List<Column> columns = contract.columns();
        cells = columns.stream()
                .map(column -> Cell.of(column, contract.dialect()))
                .toArray(Cell[]::new);
        places = columns.stream()
                .mapToInt(column -> labels.indexOf(column.header()))
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
        if (isRagged(scanner) || isMalformed(scanner)) {
            return;
        }
        row.reserve(scanner.length() + CELL_ROOM * (cells.length + 2));
        int start = row.length();
        boolean right = convert(scanner) && place(scanner, start);
        if (!right || !problems.isEmpty()) {
            // Nothing of a rejected file is kept.
            row.truncate(0);
            buffered = 0;
            return;
        }
        buffered++;
        if (row.length() >= Math.min(FLUSH_AT, parts.room())) {
            flush();
        }
    }

    private boolean isRagged(RecordScanner scanner) {
        int found = scanner.fields();
        if (found == labels.size()) {
            return false;
        }
        ProblemType type = found < labels.size() ? ProblemType.MISSING_CELL : ProblemType.EXTRA_CELL;
        problems.add(type, scanner.line(), raggedness(scanner));
        return true;
    }

    private String raggedness(RecordScanner scanner) {
        FileDialect dialect = contract.dialect();
        if (dialect.keys() != null) {
            return JsonText.reason(text(scanner), dialect.keys());
        }
        if (!dialect.slices().isEmpty()) {
            return "is " + text(scanner).codePointCount(0, text(scanner).length())
                    + " characters long, the contract's columns need " + dialect.lineLength();
        }
        String expected = dialect.layout().headerRows() == 0 ? "the contract has " : "the header has ";
        return "has " + scanner.fields() + " values, " + expected + labels.size();
    }

    /** The first value, which is the whole line where that was not cut. */
    private static String text(RecordScanner scanner) {
        int from = scanner.from(0);
        return new String(scanner.buffer(), from, scanner.until(0) - from, StandardCharsets.UTF_8);
    }

    private boolean isMalformed(RecordScanner scanner) {
        int wrong = scanner.firstWrongByte();
        if (wrong < 0) {
            return false;
        }
        int field = 0;
        while (field < scanner.fields() - 1 && scanner.until(field) <= wrong) {
            field++;
        }
        String note = wrongByte(scanner.buffer(), wrong, isRestricted(field));
        report(scanner, field, new Fault(ProblemType.ENCODING, note, null), WrongByte.kind(note));
        return true;
    }

    private String wrongByte(byte[] bytes, int at, boolean restricted) {
        String encoding = contract.dialect().encoding();
        int value = encoding.equals("UTF-8") || bytes[at] == 0 ? bytes[at] & 0xff : DecodedText.wrongByte(bytes, at);
        return WrongByte.note(value, encoding, restricted);
    }

    /** Returns whether every value is right; reports each that is not. */
    private boolean convert(RecordScanner scanner) {
        byte[] bytes = scanner.buffer();
        boolean right = true;
        if (keys != null) {
            key.truncate(0);
            key.reserve(scanner.length() + CELL_ROOM * cells.length);
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
                report(scanner, place, fault);
            } else if (totals.isAny()) {
                totals.add(i, row.bytes(), start, row.length());
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
        if (keys != null) {
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
            report(
                    scanner,
                    periodPlace,
                    new Fault(ProblemType.CONSTRAINT, "is outside the file name's window, " + range, null));
            return null;
        }
        PeriodTallies.Tally tally = periods.of(periodCell.year(), periodCell.month(), periodCell.day());
        if (tally == null && !periodsFull) {
            periodsFull = true;
            problems.add(
                    ProblemType.CONSTRAINT,
                    scanner.line(),
                    "a delivery may have at most " + limits.periods() + " periods");
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

    private void report(RecordScanner scanner, int place, Fault fault) {
        report(scanner, place, fault, fault.note());
    }

    /** Reports a fault that is one of its kind, whose words its own begin with. */
    private void report(RecordScanner scanner, int place, Fault fault, String kind) {
        problems.add(
                fault.type(),
                place + 1,
                kind,
                isRestricted(place) ? 0 : hash(scanner, place),
                () -> new Problem(
                        fault.type().code(),
                        scanner.line(),
                        place + 1,
                        labels.get(place),
                        shown(scanner, place),
                        fault.note(),
                        fault.example()));
    }

    /** Tells values apart; of long ones their first bytes and their length. */
    private static long hash(RecordScanner scanner, int place) {
        int from = scanner.from(place);
        int until = scanner.until(place);
        long hash = (long) until - from;
        for (int at = from; at < Math.min(until, from + HASHED); at++) {
            hash = hash * 1_099_511_628_211L + scanner.buffer()[at];
        }
        return hash;
    }

    /** The value as a receipt may show it. */
    private @Nullable String shown(RecordScanner scanner, int place) {
        return ShownValue.of(scanner.buffer(), scanner.from(place), scanner.until(place), isRestricted(place));
    }

    private boolean isRestricted(int place) {
        String label = labels.get(place);
        return contract.columns().stream().anyMatch(column -> column.header().equals(label) && column.restricted());
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

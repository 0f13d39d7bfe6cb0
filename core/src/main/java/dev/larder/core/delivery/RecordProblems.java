package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.internal.cell.Fault;
import dev.larder.core.delivery.internal.cell.SheetMark;
import dev.larder.core.delivery.internal.read.DecodedText;
import dev.larder.core.delivery.internal.read.JsonText;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.delivery.problem.ShownValue;
import dev.larder.core.delivery.problem.WrongByte;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a record: to the supplier, and to those who look at records that were left out. Not thread-safe. */
final class RecordProblems {
    /** The most bytes of a wrong value by which it is told from others. */
    private static final int HASHED = 256;

    private final Contract contract;
    private final List<String> labels;
    private final ProblemLog problems;
    private final RejectLog rejects;

    RecordProblems(RowCheck.Setting setting, ProblemLog problems, RejectLog rejects) {
        contract = setting.contract();
        labels = setting.labels();
        this.problems = problems;
        this.rejects = rejects;
    }

    /** Reports a record that has more or fewer values than there are columns, and returns whether it is one. */
    boolean isRagged(RecordScanner scanner) {
        int found = scanner.fields();
        if (found == labels.size()) {
            return false;
        }
        addBroken(
                scanner,
                found < labels.size() ? ProblemType.MISSING_CELL : ProblemType.EXTRA_CELL,
                scanner.line(),
                raggedness(scanner));
        return true;
    }

    /** Reports what the scanner says that is wrong. */
    void addFaulty(RecordScanner scanner) {
        addBroken(scanner, ProblemType.FORMAT, scanner.faultLine(), scanner.fault());
        rejects.isFaulty();
    }

    /** Reports an empty line. */
    void addBlank(RecordScanner scanner) {
        addBroken(scanner, ProblemType.BLANK_ROW, scanner.line(), "is empty");
    }

    private void addBroken(RecordScanner scanner, ProblemType type, long line, String note) {
        problems.add(type, line, note);
        rejects.because(note);
        rejects.isBroken(scanner);
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

    /** Reports a record that has a byte which is no character, and returns whether it is one. */
    boolean isMalformed(RecordScanner scanner) {
        int wrong = scanner.firstWrongByte();
        if (wrong < 0) {
            return false;
        }
        int field = 0;
        while (field < scanner.fields() - 1 && scanner.until(field) <= wrong) {
            field++;
        }
        String note = wrongByte(scanner.buffer(), wrong, isRestricted(field));
        add(scanner, field, new Fault(ProblemType.ENCODING, note, null), WrongByte.kind(note));
        rejects.isBroken(scanner);
        return true;
    }

    private String wrongByte(byte[] bytes, int at, boolean restricted) {
        String encoding = contract.dialect().encoding();
        int value = encoding.equals("UTF-8") || bytes[at] == 0 ? bytes[at] & 0xff : DecodedText.wrongByte(bytes, at);
        return WrongByte.note(value, encoding, restricted);
    }

    /** Reports a value. */
    void add(RecordScanner scanner, int place, Fault fault) {
        add(scanner, place, fault, fault.note());
        rejects.isWrong(scanner, place);
    }

    /** Reports a fault that is one of its kind, whose words its own begin with. */
    private void add(RecordScanner scanner, int place, Fault fault, String kind) {
        rejects.because(place, fault.note());
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
        int from = scanner.from(place);
        int until = scanner.until(place);
        int begin = contract.dialect().sheet() == null ? from : SheetMark.behind(scanner.buffer(), from, until);
        return ShownValue.of(scanner.buffer(), begin, until, isRestricted(place));
    }

    private boolean isRestricted(int place) {
        String label = labels.get(place);
        return contract.columns().stream().anyMatch(column -> column.header().equals(label) && column.restricted());
    }
}

package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the header, once for each dialect that a contract might mean. Not thread-safe. */
public final class HeaderReader {
    private static final String DELIMITERS = ",;\t|";
    private final RecordScanner scanner;
    private final Map<FileDialect, List<String>> labels = new HashMap<>();

    public HeaderReader(RecordScanner scanner) {
        this.scanner = scanner;
        scanner.cut(Utf8.mark(scanner.buffer(), scanner.limit()));
    }

    /** Reads the header as this dialect has it; returns why it is none, if it is none. */
    public Optional<Problem> read(FileDialect dialect) throws IOException {
        Found found = scanner.restart(dialect);
        int rows = dialect.layout().headerRows();
        List<String> joined = new ArrayList<>();
        for (int row = 0; row < rows && found != Found.TOO_LONG; row++) {
            found = scanner.scan();
            if (found != Found.RECORD) {
                return refused(found, row);
            }
            if (scanner.firstWrongByte() >= 0) {
                return problem(ProblemType.ENCODING, "the header is not " + dialect.encoding());
            }
            join(joined, row);
        }
        if (found == Found.TOO_LONG) {
            return refused(found, 0);
        }
        labels.put(dialect, joined);
        return rows == 1 && dialect.sheet() == null ? otherDelimiter(dialect) : Optional.empty();
    }

    private Optional<Problem> refused(Found found, int row) {
        return switch (found) {
            case END ->
                problem(
                        ProblemType.BLANK_HEADER,
                        row == 0
                                ? "the file is empty, a header is required"
                                : "the file ends within the header, which has several lines");
            case BLANK -> problem(ProblemType.BLANK_HEADER, "the first line is empty, a header is required");
            case FAULTY -> problem(ProblemType.FORMAT, scanner.fault());
            case TOO_LONG, MORE, RECORD ->
                problem(ProblemType.FORMAT, "the header is longer than allowed; is this a text file with line ends?");
        };
    }

    /** Puts a further row of the header below the former ones; the first one of those that are not blank decides the label's beginning. */
    private void join(List<String> joined, int row) {
        for (int i = 0; i < scanner.fields(); i++) {
            String below = scanner.text(i);
            if (i == joined.size()) {
                joined.add("");
            }
            String above = joined.get(i);
            joined.set(i, row == 0 || above.isEmpty() ? below : below.isEmpty() ? above : above + " " + below);
        }
    }

    /** The labels by this dialect, with which {@link #read} must have been called; none if the file has no header. */
    public List<String> labels(FileDialect dialect) {
        return labels.getOrDefault(dialect, List.of());
    }

    /** Moves past the header. */
    public void skip(FileDialect dialect) throws IOException {
        scanner.restart(dialect);
        for (int row = 0; row < dialect.layout().headerRows(); row++) {
            if (scanner.scan() != Found.RECORD) {
                throw new IllegalStateException("the header was read before");
            }
        }
    }

    private Optional<Problem> otherDelimiter(FileDialect dialect) {
        List<String> found = labels(dialect);
        char delimiter = dialect.delimiter();
        if (found.size() > 1) {
            return Optional.empty();
        }
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char other = DELIMITERS.charAt(i);
            if (other != delimiter && found.getFirst().indexOf(other) >= 0) {
                return problem(
                        ProblemType.FORMAT,
                        "the header has no " + named(delimiter) + " but " + named(other) + "; the contract says that "
                                + named(delimiter) + " stands between values");
            }
        }
        return Optional.empty();
    }

    private static String named(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "\"" + delimiter + "\"";
        };
    }

    private static Optional<Problem> problem(ProblemType type, String note) {
        return Optional.of(new Problem(type.code(), 1, 0, null, null, note));
    }
}

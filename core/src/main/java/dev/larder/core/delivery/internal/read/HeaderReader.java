package dev.larder.core.delivery.internal.read;

import dev.larder.core.delivery.internal.read.RecordScanner.Found;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the header, once for each delimiter that a contract might mean. Not thread-safe. */
public final class HeaderReader {
    private static final String DELIMITERS = ",;\t|";
    /** Length of the byte order mark. */
    private static final int MARK = 3;

    private final RecordScanner scanner;
    private final Map<Character, List<String>> labels = new HashMap<>();

    public HeaderReader(RecordScanner scanner) {
        this.scanner = scanner;
        if (hasMark(scanner.buffer(), scanner.limit())) {
            scanner.cut(MARK);
        }
    }

    private static boolean hasMark(byte[] bytes, int length) {
        return length >= MARK && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /** Reads the first line; returns why it is not a header, if it is not. */
    public Optional<Problem> read(char delimiter) throws IOException {
        scanner.restart(delimiter);
        Found found = scanner.scan();
        return switch (found) {
            case RECORD -> record(delimiter);
            case END -> problem(ProblemType.BLANK_HEADER, "the file is empty, a header is required");
            case BLANK -> problem(ProblemType.BLANK_HEADER, "the first line is empty, a header is required");
            case FAULTY -> problem(ProblemType.FORMAT, scanner.fault());
            case TOO_LONG, MORE ->
                problem(ProblemType.FORMAT, "the header is longer than allowed; is this a text file with line ends?");
        };
    }

    private Optional<Problem> record(char delimiter) {
        if (scanner.firstWrongByte() >= 0) {
            return problem(ProblemType.ENCODING, "the header is not UTF-8");
        }
        labels.put(delimiter, decoded());
        return otherDelimiter(delimiter);
    }

    /** The labels by this delimiter, with which {@link #read} must have been called. */
    public List<String> labels(char delimiter) {
        return labels.getOrDefault(delimiter, List.of());
    }

    /** Moves past the header. */
    public void skip(char delimiter) throws IOException {
        scanner.restart(delimiter);
        if (scanner.scan() != Found.RECORD) {
            throw new IllegalStateException("the header was read before");
        }
    }

    private List<String> decoded() {
        List<String> decoded = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            int from = scanner.from(i);
            String text = new String(scanner.buffer(), from, scanner.until(i) - from, StandardCharsets.UTF_8);
            decoded.add(text.replace("\"\"", "\""));
        }
        return decoded;
    }

    private Optional<Problem> otherDelimiter(char delimiter) {
        List<String> found = labels(delimiter);
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

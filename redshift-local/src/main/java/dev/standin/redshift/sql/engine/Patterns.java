package dev.standin.redshift.sql.engine;

import dev.standin.redshift.dialect.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a date format, and what each writes of a timestamp; a letter that is no word of the page is refused. Source:
 * r_FORMAT_strings.html.
 */
public final class Patterns {
    private static final List<String> LONGEST_FIRST = List.of(
            "Y,YYY", "MONTH", "IYYY", "YYYY", "IDDD", "HH24", "HH12", "A.M.", "P.M.", "IYY", "YYY", "DDD", "MON", "DAY",
            "IY", "YY", "MM", "DD", "DY", "HH", "MI", "SS", "MS", "US", "WW", "IW", "ID", "CC", "AM", "PM", "TZ", "OF",
            "Q", "W", "D", "J", "I", "Y");
    private static final Map<String, String> STRFTIME = Map.ofEntries(
            Map.entry("YYYY", "%Y"),
            Map.entry("IYYY", "%G"),
            Map.entry("YY", "%y"),
            Map.entry("MM", "%m"),
            Map.entry("DD", "%d"),
            Map.entry("DDD", "%j"),
            Map.entry("IW", "%V"),
            Map.entry("HH24", "%H"),
            Map.entry("HH12", "%I"),
            Map.entry("HH", "%I"),
            Map.entry("MI", "%M"),
            Map.entry("SS", "%S"),
            Map.entry("MS", "%g"),
            Map.entry("US", "%f"));
    private static final String SEPARATORS = "-/ :.,;_";
    private static final int WIDEST = 9;
    private final String format;

    public Patterns(String format) {
        this.format = format;
    }

    /** A word as it is written, or a separator. */
    public record Piece(String text, boolean word) {
        /** The word in capitals. */
        public String upper() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /** The pieces of the format, in their order. */
    public List<Piece> pieces() {
        if (format.isEmpty()) {
            throw new Refusal("an empty date format");
        }
        if (format.toUpperCase(Locale.ROOT).contains("SSSS")) {
            throw new Refusal("the date format " + format + "; SSSS stands for the seconds since midnight");
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < format.length()) {
            String word = wordAt(at);
            if (word.isEmpty() && SEPARATORS.indexOf(format.charAt(at)) < 0) {
                throw new Refusal("the date format " + format + " from '" + format.substring(at) + "' on");
            }
            int end = at + Math.max(1, word.length());
            pieces.add(new Piece(format.substring(at, end), !word.isEmpty()));
            at = end;
        }
        return List.copyOf(pieces);
    }

    private String wordAt(int at) {
        String rest = format.substring(at).toUpperCase(Locale.ROOT);
        return LONGEST_FIRST.stream().filter(rest::startsWith).findFirst().orElse("");
    }

    /** As many bytes as the text of a timestamp can have. */
    public int bytes() {
        return Math.max(
                1,
                pieces().stream()
                        .mapToInt(piece ->
                                piece.word() ? Math.max(WIDEST, piece.text().length()) : 1)
                        .sum());
    }

    /** Whether the text of a timestamp never ends in a blank; names are padded with blanks. */
    public boolean trimmed() {
        List<Piece> pieces = pieces();
        String last = pieces.isEmpty() ? "" : pieces.getLast().upper();
        return !List.of(" ", "MONTH", "DAY").contains(last);
    }

    /** The text of the timestamp; {@code zoned} says whether it is a moment, which is in UTC. */
    public String written(String stamp, boolean zoned) {
        List<String> texts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (Piece piece : pieces()) {
            String code = piece.word() ? STRFTIME.get(piece.upper()) : piece.text();
            if (code != null) {
                plain.append(code);
            } else {
                flush(texts, plain, stamp);
                texts.add(special(piece, stamp, zoned));
            }
        }
        flush(texts, plain, stamp);
        return texts.size() == 1 ? texts.getFirst() : "(" + String.join(" || ", texts) + ")";
    }

    private static void flush(List<String> texts, StringBuilder plain, String stamp) {
        if (!plain.isEmpty()) {
            texts.add("strftime(" + stamp + ", " + Text.quote(plain.toString()) + ")");
            plain.setLength(0);
        }
    }

    private static String special(Piece piece, String stamp, boolean zoned) {
        String year = "strftime(" + stamp + ", '%Y')";
        return switch (piece.upper()) {
            case "MONTH" -> "rpad(" + cased(piece, "monthname(" + stamp + ")") + ", 9, ' ')";
            case "MON" -> cased(piece, "left(monthname(" + stamp + "), 3)");
            case "DAY" -> "rpad(" + cased(piece, "dayname(" + stamp + ")") + ", 9, ' ')";
            case "DY" -> cased(piece, "left(dayname(" + stamp + "), 3)");
            case "Y,YYY" -> "(left(" + year + ", 1) || ',' || right(" + year + ", 3))";
            case "YYY" -> "right(" + year + ", 3)";
            case "Y" -> "right(" + year + ", 1)";
            case "IYY" -> "right(strftime(" + stamp + ", '%G'), 3)";
            case "IY" -> "right(strftime(" + stamp + ", '%G'), 2)";
            case "I" -> "right(strftime(" + stamp + ", '%G'), 1)";
            case "CC" -> "lpad(CAST(century(" + stamp + ") AS VARCHAR), 2, '0')";
            case "Q" -> "CAST(quarter(" + stamp + ") AS VARCHAR)";
            case "W" -> "CAST((day(" + stamp + ") - 1) // 7 + 1 AS VARCHAR)";
            case "WW" -> "lpad(CAST((dayofyear(" + stamp + ") - 1) // 7 + 1 AS VARCHAR), 2, '0')";
            case "D" -> "CAST(dayofweek(" + stamp + ") + 1 AS VARCHAR)";
            case "ID" -> "CAST(isodow(" + stamp + ") AS VARCHAR)";
            case "IDDD" -> "lpad(CAST((week(" + stamp + ") - 1) * 7 + isodow(" + stamp + ") AS VARCHAR), 3, '0')";
            case "J" -> "CAST(date_diff('day', DATE '1970-01-01', CAST(" + stamp + " AS DATE)) + 2440588 AS VARCHAR)";
            case "AM", "PM" -> cased(piece, "strftime(" + stamp + ", '%p')");
            case "A.M.", "P.M." -> cased(piece, "(left(strftime(" + stamp + ", '%p'), 1) || '.M.')");
            case "TZ" -> zone(piece, stamp, zoned, cased(piece, "'UTC'"));
            case "OF" -> zone(piece, stamp, zoned, "'+00'");
            default -> throw new Refusal("the word " + piece.text() + " of a date format");
        };
    }

    /** As the word is written: in capitals, in small letters, or with one capital at the beginning. */
    private static String cased(Piece piece, String name) {
        String upper = piece.upper();
        if (piece.text().equals(upper)) {
            return "upper(" + name + ")";
        }
        if (piece.text().equals(upper.toLowerCase(Locale.ROOT))) {
            return "lower(" + name + ")";
        }
        boolean capital =
                piece.text().equals(upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT));
        if (!capital || !List.of("MONTH", "MON", "DAY", "DY").contains(upper)) {
            throw new Refusal("the word " + piece.text() + " of a date format, for its letters");
        }
        return name;
    }

    private static String zone(Piece piece, String stamp, boolean zoned, String text) {
        if (!zoned) {
            throw new Refusal("the word " + piece.text() + " of a date format, which is for timestamptz");
        }
        return "(CASE WHEN " + stamp + " IS NOT NULL THEN " + text + " END)";
    }
}

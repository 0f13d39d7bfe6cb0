package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Patterns;
import dev.standin.redshift.sql.engine.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a text is read by a date format: complete forms only, in which every word of the format has all its digits; what else Redshift reads is
 * refused where it is met. What the format leaves out is the first month, the first day and midnight.
 */
final class DateReading {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final String SHORT = names(3);
    private static final String LONG = names(Integer.MAX_VALUE);
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("YYYY", "[0-9]{4}"),
            Map.entry("MM", "[0-9]{2}"),
            Map.entry("MON", "(?i:" + SHORT + ")"),
            Map.entry("MONTH", "(?i:" + LONG + ")"),
            Map.entry("DD", "[0-9]{2}"),
            Map.entry("HH24", "[0-4][0-9]"),
            Map.entry("HH12", "[0-1][0-9]"),
            Map.entry("HH", "[0-1][0-9]"),
            Map.entry("MI", "[0-5][0-9]"),
            Map.entry("SS", "[0-5][0-9]"),
            Map.entry("MS", "[0-9]{3}"),
            Map.entry("US", "[0-9]{6}"),
            Map.entry("AM", "(?i:am|pm)"),
            Map.entry("PM", "(?i:am|pm)"));
    private final String function;
    private final String format;
    private final List<Patterns.Piece> pieces;
    private final List<String> words = new ArrayList<>();

    DateReading(String function, String format) {
        this.function = function;
        this.format = format;
        pieces = new Patterns(format).pieces();
        for (Patterns.Piece piece : pieces) {
            if (piece.word() && (!FORMS.containsKey(piece.upper()) || words.contains(piece.upper()))) {
                throw refused();
            }
            if (piece.word()) {
                words.add(piece.upper());
            }
        }
        requireOne(Set.of("MM", "MON", "MONTH"));
        requireOne(Set.of("HH24", "HH12", "HH"));
        requireOne(Set.of("MS", "US"));
        boolean half = has("AM") || has("PM");
        if (!has("YYYY") || half != (has("HH12") || has("HH"))) {
            throw refused();
        }
    }

    private static String names(int letters) {
        return MONTHS.stream()
                .map(month -> month.substring(0, Math.min(letters, month.length())))
                .collect(Collectors.joining("|"));
    }

    private Refusal refused() {
        return new Refusal(function + " with the format " + format);
    }

    private void requireOne(Set<String> alternatives) {
        if (words.stream().filter(alternatives::contains).count() > 1) {
            throw refused();
        }
    }

    private boolean has(String word) {
        return words.contains(word);
    }

    /** The form that a text must have, as a quoted regular expression with a group for each word. */
    String form() {
        return Text.quote(pieces.stream()
                .map(piece -> piece.word() ? "(" + FORMS.get(piece.upper()) + ")" : escaped(piece.text()))
                .collect(Collectors.joining()));
    }

    private static String escaped(String separator) {
        return separator.equals(".") ? "[.]" : separator;
    }

    /** The date of a text in this form. */
    String day(String text, boolean strict) {
        String month = has("MM")
                ? number(text, "MM")
                : has("MON") ? name(text, "MON", SHORT) : has("MONTH") ? name(text, "MONTH", LONG) : "1";
        String day = has("DD") ? number(text, "DD") : "1";
        return Macros.SCHEMA + (strict ? ".strict_date(" : ".carried_date(") + number(text, "YYYY") + ", " + month
                + ", " + day + ")";
    }

    /** The timestamp of a text in this form; hours from 24 on lead to the next day, if that is not forbidden. */
    String stamp(String text, boolean strict) {
        StringBuilder sql = new StringBuilder("(CAST(" + day(text, strict) + " AS TIMESTAMP)");
        if (has("HH24")) {
            sql.append(" + to_hours(")
                    .append(
                            strict
                                    ? Macros.SCHEMA + ".strict_hour(" + number(text, "HH24") + ")"
                                    : number(text, "HH24"))
                    .append(")");
        } else if (has("HH12") || has("HH")) {
            sql.append(" + to_hours(" + Macros.SCHEMA + ".hour12(" + number(text, has("HH12") ? "HH12" : "HH") + ", "
                    + group(text, has("AM") ? "AM" : "PM") + "))");
        }
        Map.of("MI", "minutes", "SS", "seconds", "MS", "milliseconds", "US", "microseconds")
                .forEach((word, unit) -> sql.append(has(word) ? " + to_" + unit + "(" + number(text, word) + ")" : ""));
        return sql + ")";
    }

    private String group(String text, String word) {
        return "regexp_extract(" + text + ", " + form() + ", " + (words.indexOf(word) + 1) + ")";
    }

    private String number(String text, String word) {
        return "CAST(" + group(text, word) + " AS INTEGER)";
    }

    private String name(String text, String word, String names) {
        String list = "['" + names.replace("|", "', '") + "']";
        return "list_position(" + list + ", lower(" + group(text, word) + "))";
    }
}

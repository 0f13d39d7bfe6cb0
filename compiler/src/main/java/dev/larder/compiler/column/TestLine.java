package dev.larder.compiler.column;

import dev.larder.compiler.column.ColumnTest.Allowance;
import dev.larder.compiler.column.ColumnTest.Condition;
import dev.larder.compiler.column.ColumnTest.Fresh;
import dev.larder.compiler.column.ColumnTest.Fulfils;
import dev.larder.compiler.column.ColumnTest.NotNull;
import dev.larder.compiler.column.ColumnTest.References;
import dev.larder.compiler.column.ColumnTest.Unique;
import dev.larder.core.plan.DataTest.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a test of columns as a line says it. */
public final class TestLine {
    /** What may be written. */
    public static final String FORMS =
            "\"<columns> unique\", \"<column> not null\", \"<column> in ('A', 'B')\", \"<column> between 0 and 5\", \"<column> >= 0\","
                    + " \"<columns> references <table> (<columns>)\" or \"fresh within 8 days\", then perhaps \", at most 5 %\" and"
                    + " \", warn\"";

    private static final String COLUMN = "[a-z][a-z0-9_]*";
    private static final String COLUMNS = COLUMN + "(?:\\s*,\\s*" + COLUMN + ")*";
    private static final String LITERAL = "(?:date\\s*)?'(?:[^'\\\\]|'')*'|-?\\d+(?:\\.\\d+)?";
    private static final Pattern TAIL = Pattern.compile("(?s)(?<test>.*?)"
            + "(?:\\s*,\\s*at most (?<most>\\d+(?:\\.\\d+)?)\\s*(?<unit>%|rows?))?"
            + "(?:\\s*,\\s*(?<severity>block|warn|info))?");
    private static final Pattern UNIQUE = Pattern.compile("(" + COLUMNS + ") unique");
    private static final Pattern NOT_NULL = Pattern.compile("(" + COLUMN + ") not null");
    private static final Pattern IN =
            Pattern.compile("(" + COLUMN + ") (in \\(\\s*(?:" + LITERAL + ")(?:\\s*,\\s*(?:" + LITERAL + "))*\\s*\\))");
    private static final Pattern BETWEEN =
            Pattern.compile("(" + COLUMN + ") (between (?:" + LITERAL + ") and (?:" + LITERAL + "))");
    private static final Pattern COMPARED = Pattern.compile("(" + COLUMN + ") ((?:>=|<=|>|<)\\s*(?:" + LITERAL + "))");
    private static final Pattern REFERENCES =
            Pattern.compile("(" + COLUMNS + ") references ((?:[a-z]+\\.)?" + COLUMN + ")\\s*\\((" + COLUMNS + ")\\)");
    private static final Pattern FRESH = Pattern.compile("fresh within (\\d{1,4}) (hour|day)s?");

    private TestLine() {}

    /** The test that a line says; empty if it says none. */
    public static Optional<ColumnTest> read(String line) {
        Matcher whole = TAIL.matcher(line.strip().replaceAll("\\s+", " "));
        if (!whole.matches()) {
            return Optional.empty();
        }
        String words = whole.group("test").strip();
        String most = whole.group("most");
        Allowance allowed = most == null
                ? null
                : new Allowance(new BigDecimal(most), whole.group("unit").equals("%"));
        String severity = whole.group("severity");
        return test(words, allowed, severity == null ? Severity.BLOCK : severity(severity));
    }

    /** The severity of a word. */
    public static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Optional<ColumnTest> test(String words, @Nullable Allowance allowed, Severity severity) {
        String said = allowed == null ? words : words + ", " + allowed;
        Matcher unique = UNIQUE.matcher(words);
        if (unique.matches() && allowed == null) {
            return of(unique.group(1), new Unique(), null, severity, said);
        }
        Matcher fresh = FRESH.matcher(words);
        if (fresh.matches() && allowed == null) {
            return Optional.of(new ColumnTest(
                    List.of(), new Fresh(Integer.parseInt(fresh.group(1)), fresh.group(2)), null, severity, said));
        }
        Matcher notNull = NOT_NULL.matcher(words);
        if (notNull.matches()) {
            return of(notNull.group(1), new NotNull(), allowed, severity, said);
        }
        Matcher references = REFERENCES.matcher(words);
        if (references.matches()) {
            Condition condition = new References(references.group(2), names(references.group(3)));
            return of(references.group(1), condition, allowed, severity, said);
        }
        return fulfils(IN, "in", words)
                .or(() -> fulfils(BETWEEN, "between", words))
                .or(() -> fulfils(COMPARED, "compared", words))
                .map(found -> new ColumnTest(List.of(words.split(" ")[0]), found, allowed, severity, said));
    }

    private static Optional<Fulfils> fulfils(Pattern pattern, String name, String words) {
        Matcher found = pattern.matcher(words);
        return found.matches()
                ? Optional.of(new Fulfils(found.group(2), name.equals("compared") ? side(found.group(2)) : name))
                : Optional.empty();
    }

    private static String side(String predicate) {
        return predicate.startsWith("<") ? "at_most" : "at_least";
    }

    private static Optional<ColumnTest> of(
            String columns, Condition condition, @Nullable Allowance allowed, Severity severity, String words) {
        return Optional.of(new ColumnTest(names(columns), condition, allowed, severity, words));
    }

    private static List<String> names(String columns) {
        return List.of(columns.split("\\s*,\\s*"));
    }
}

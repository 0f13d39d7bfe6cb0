package dev.larder.compiler;

import dev.larder.compiler.internal.sql.DoubleSums;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.token.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Redshift and its local stand-in understand differently, as far as tokens show: clocks, unsized types, division and
 * averages without a cast, backslashes, untyped dates, and words that are not allowed.
 */
final class Style {
    private static final String KNOB = "make it a knob, so that a run can be repeated";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("getdate", KNOB),
            Map.entry("sysdate", KNOB),
            Map.entry("current_date", KNOB),
            Map.entry("current_timestamp", KNOB),
            Map.entry("current_time", KNOB),
            Map.entry("localtime", KNOB),
            Map.entry("localtimestamp", KNOB),
            Map.entry("now", KNOB),
            Map.entry("timeofday", KNOB),
            Map.entry("random", "it gives other rows in every run"),
            Map.entry("float", "write double precision, or a decimal(p,s)"),
            Map.entry("float4", "write a decimal(p,s)"),
            Map.entry("float8", "write double precision, or a decimal(p,s)"),
            Map.entry("real", "write a decimal(p,s)"),
            Map.entry("concat", "write a || b with coalesce"),
            Map.entry("top", "write a total order by and limit in a subquery"),
            Map.entry("minus", "write except"),
            Map.entry("into", "a model is one bare select"),
            Map.entry("similar", "write like"));
    private static final Set<String> FUNCTIONS_ONLY = Set.of("now", "random", "concat", "getdate", "timeofday");
    private static final Set<String> NAMES_ALSO = Set.of("top", "real", "minus", "similar", "sysdate", "float");
    private static final Set<String> SIZED =
            Set.of("varchar", "char", "decimal", "numeric", "nvarchar", "character", "bpchar");
    private static final Set<String> DATE_PARTS = Set.of("year", "month", "day", "hour", "minute", "second");
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}([ T].*)?";

    private final List<Token> code;
    private final Problems.In problems;
    /** The word before each parenthesis that is open. */
    private final Deque<String> open = new ArrayDeque<>();

    private Style(SqlText text, Problems.In problems) {
        code = text.code();
        this.problems = problems;
    }

    /** Adds a problem for each place that breaks the style. */
    static void check(SqlText text, Problems.In problems) {
        Style style = new Style(text, problems);
        for (int i = 0; i < style.code.size(); i++) {
            style.check(i);
        }
    }

    private void check(int i) {
        Token token = code.get(i);
        switch (token.kind()) {
            case WORD -> word(i);
            case STRING -> literal(i);
            case SYMBOL -> symbol(i);
            case QUOTED, NUMBER, PARAMETER, COMMENT, SPACE, UNENDED, END -> {
                return;
            }
        }
    }

    private void word(int i) {
        Token token = code.get(i);
        String word = token.name();
        if (WORDS.containsKey(word) && forbidden(i, word)) {
            add(token, "SQL without \"" + word + "\"", "\"" + word + "\"", WORDS.get(word));
        }
        boolean type = before(i).isSymbol("::") || (before(i).is("as") && open.contains("cast"));
        if (SIZED.contains(word) && type && !after(i).isSymbol("(") && !after(i).is("varying")) {
            add(
                    token,
                    "a size, for example " + (word.contains("char") ? word + "(40)" : word + "(18,2)"),
                    "\"" + word + "\" without",
                    "Redshift's default is " + (word.contains("char") ? "256 or 1 bytes" : "(18,0), without decimals"));
        }
        if (word.equals("avg") && after(i).isSymbol("(") && !after(i + 1).is("cast")) {
            add(
                    token,
                    DoubleSums.AVERAGE,
                    "avg without a cast",
                    "Redshift averages integers to an integer, and an average of doubles differs from run to run");
        }
        boolean dates = word.equals("dateadd") || word.equals("datediff");
        if (dates && after(i).isSymbol("(") && !DATE_PARTS.contains(after(i + 1).name())) {
            add(
                    after(i + 1),
                    "year, month, day, hour, minute or second",
                    "\"" + after(i + 1).text() + "\"",
                    "write " + word + "(day, ...)");
        }
        if (word.equals("desc") && !after(i).is("nulls") && !token.equals(code.getFirst())) {
            add(token, "\"desc nulls first\" or \"desc nulls last\"", "\"desc\" alone", null);
        }
    }

    /** A word that is also a good column name counts only where it is not used as one. */
    private boolean forbidden(int i, String word) {
        if (before(i).isSymbol(".") || after(i).isSymbol(".")) {
            return false;
        }
        if (FUNCTIONS_ONLY.contains(word)) {
            return after(i).isSymbol("(");
        }
        return switch (word) {
            case "top" -> before(i).is("select") && after(i).kind() == Kind.NUMBER;
            case "similar" -> after(i).is("to");
            case "minus" -> after(i).is("select") || after(i).isSymbol("(");
            default -> !NAMES_ALSO.contains(word) || !before(i).is("as") || open.contains("cast");
        };
    }

    private void literal(int i) {
        Token token = code.get(i);
        if (token.text().indexOf('\\') >= 0) {
            add(
                    token,
                    "a literal without a backslash",
                    token.text(),
                    "Redshift reads it as an escape; write like ... escape '^'");
        }
        boolean typed =
                Set.of("date", "timestamp", "timestamptz").contains(before(i).name()) || "cast".equals(open.peek());
        if (!typed && !after(i).isSymbol("::") && token.literal().matches(DATE)) {
            add(token, "date " + token.text(), token.text(), null);
        }
    }

    private void symbol(int i) {
        Token token = code.get(i);
        switch (token.text()) {
            case "(" -> open.push(before(i).name());
            case ")" -> open.poll();
            case "/" -> division(i);
            case "=", "<>", "!=" -> comparison(i);
            case "~", "#" ->
                add(
                        token,
                        "SQL without \"" + token.text() + "\"",
                        "\"" + token.text() + "\"",
                        token.text().equals("~") ? "write like" : "a model is one bare select");
            default -> {
                return;
            }
        }
    }

    /** A comparison with null is never true, not even after {@code when}. */
    private void comparison(int i) {
        if (after(i).is("null")) {
            String instead = code.get(i).isSymbol("=") ? "is null" : "is not null";
            add(
                    code.get(i),
                    instead,
                    code.get(i).text() + " null",
                    "a comparison with null is never true; write " + instead);
        }
    }

    private void division(int i) {
        int divisor = i + 1;
        while (divisor < code.size()
                && (code.get(divisor).isSymbol("(") || code.get(divisor).is("cast"))) {
            divisor++;
        }
        boolean safe = divisor < code.size()
                && (code.get(divisor).is("nullif") || code.get(divisor).text().matches("0*[1-9][0-9]*(\\.[0-9]+)?"));
        if (!safe || !open.contains("cast")) {
            add(
                    code.get(i),
                    "cast(cast(... as double precision) / nullif(..., 0) as decimal(p,s))",
                    "a division without " + (safe ? "a cast" : "nullif"),
                    "scale, rounding and division by zero differ between engines");
        }
    }

    private Token before(int i) {
        return i > 0
                ? code.get(i - 1)
                : new Token(Kind.SPACE, "", "", 0, code.getFirst().place());
    }

    private Token after(int i) {
        return i + 1 < code.size()
                ? code.get(i + 1)
                : new Token(Kind.SPACE, "", "", 0, code.getLast().place());
    }

    private void add(Token at, String expected, String found, @Nullable String help) {
        problems.add(Code.L016, at.place(), expected, found, help);
    }
}

package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.PosixPattern;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/**
 * Functions and operators of regular expressions; the pattern is a literal. Sources: REGEXP_COUNT.html, REGEXP_INSTR.html, REGEXP_REPLACE.html,
 * REGEXP_SUBSTR.html, pattern-matching-conditions-posix.html, pattern-matching-conditions-similar-to.html.
 */
final class Regexes {
    private Regexes() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("~", (a, b) -> searched(a));
        rules.put("similar to", (a, b) -> similar(a));
        rules.put("regexp_count", (a, b) -> count(a.between(2, 4)));
        rules.put("regexp_instr", (a, b) -> position(a.between(2, 6)));
        rules.put("regexp_replace", (a, b) -> replaced(a.between(2, 5)));
        rules.put("regexp_substr", (a, b) -> part(a.between(2, 5)));
    }

    /** A pattern with the text that it is looked for in, and the engine's options. */
    private record Search(String text, PosixPattern pattern, String options) {
        /** The arguments of an engine's function, up to the pattern. */
        String arguments() {
            return text + ", " + pattern.sql();
        }
    }

    private static Bound searched(Arguments a) {
        Search search = search(a, "");
        return Bound.of("regexp_matches(" + search.arguments() + ", 's')", Type.BOOLEAN);
    }

    private static Bound similar(Arguments a) {
        PosixPattern pattern = PosixPattern.similar(a.literalText(1), a.literalText(2));
        return Bound.of("regexp_full_match(" + text(a, pattern, "") + ", " + pattern.sql() + ", 's')", Type.BOOLEAN);
    }

    private static Bound count(Arguments a) {
        Search search = chosen(a, 2, 3);
        return Bound.of(
                "CAST(len(regexp_extract_all(" + search.arguments() + ", 0, '" + search.options() + "')) AS INTEGER)",
                Type.INTEGER);
    }

    /** The first match only; its end is the position behind it. */
    private static Bound position(Arguments a) {
        requireFirst(a, 3);
        Search search = chosen(a, 2, 5);
        boolean end = a.count() > 4 && a.literalInteger(4) != 0;
        String before =
                "'^((?s:.*?)" + (end ? "(?:" : ")(?:") + search.pattern().sql().substring(1);
        String pattern = before.substring(0, before.length() - 1) + (end ? "))'" : ")'");
        String found = "regexp_matches(" + search.arguments() + ", '" + search.options() + "')";
        return Bound.of(
                "CAST(CASE WHEN " + found + " THEN length(regexp_extract(" + search.text() + ", " + pattern + ", 1, '"
                        + search.options() + "')) + 1 WHEN " + search.text() + " IS NOT NULL THEN 0 END AS INTEGER)",
                Type.INTEGER);
    }

    private static Bound replaced(Arguments a) {
        Search search = chosen(a, 3, 4);
        String other = a.count() > 2 ? a.literalText(2) : "";
        if (other.indexOf('\\') >= 0 || other.indexOf('$') >= 0) {
            throw new Refusal("regexp_replace with a backslash or $ in what is put in");
        }
        return Bound.of(
                Macros.call(
                        "short_text",
                        "regexp_replace(" + search.arguments() + ", " + Text.quote(other) + ", 'g" + search.options()
                                + "')",
                        Type.LONGEST),
                Type.varchar(Type.LONGEST));
    }

    /** The first match, or with the parameter e its first group; an empty text where there is none. */
    private static Bound part(Arguments a) {
        requireFirst(a, 3);
        Search search = chosen(a, 2, 4);
        boolean group = a.count() > 4
                && a.literalText(4).indexOf('e') >= 0
                && a.literalText(1).indexOf('(') >= 0;
        return Bound.of(
                "regexp_extract(" + search.arguments() + ", " + (group ? 1 : 0) + ", '" + search.options() + "')",
                Type.varchar(a.text(0).type().size()));
    }

    private static void requireFirst(Arguments a, int occurrence) {
        if (a.count() > occurrence && a.literalInteger(occurrence) != 1) {
            throw new Refusal(a.function() + " of another occurrence than the first");
        }
    }

    /** A search whose match matters, from the beginning. */
    private static Search chosen(Arguments a, int position, int parameters) {
        if (a.count() > position && !isFirst(a, position)) {
            throw new Refusal(a.function() + " from another position than the first");
        }
        String written = a.count() > parameters ? a.literalText(parameters) : "";
        if (!written.matches("[cie]*")
                || (written.contains("e") && !a.function().equals("regexp_substr"))) {
            throw new Refusal(a.function() + " with the parameters '" + written + "'");
        }
        Search search = search(a, written.contains("i") ? "i" : "");
        search.pattern().withoutChoice();
        return search;
    }

    private static boolean isFirst(Arguments a, int position) {
        return a.literalInteger(position) <= 1;
    }

    private static Search search(Arguments a, String options) {
        PosixPattern pattern = new PosixPattern(a.literalText(1));
        return new Search(text(a, pattern, options), pattern, options + "s");
    }

    private static String text(Arguments a, PosixPattern pattern, String options) {
        if (a.at(0).type().kind() == Type.Kind.CHAR) {
            throw new Refusal("a regular expression on CHAR; cast it to varchar");
        }
        boolean ascii = pattern.hasClasses() || !options.isEmpty();
        return ascii ? Macros.call("plain_text", a.text(0).sql()) : a.text(0).sql();
    }
}

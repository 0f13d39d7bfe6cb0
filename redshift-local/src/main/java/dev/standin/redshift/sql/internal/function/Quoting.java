package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/** Functions that quote texts, and those that compare them. */
final class Quoting {
    private Quoting() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("quote_ident", (a, b) -> quoted("quoted_name", a.between(1, 1)));
        rules.put("quote_literal", (a, b) -> quoted("quoted_literal", a.between(1, 1)));
        rules.put("bpcharcmp", (a, b) -> number("compared_texts", a.between(2, 2)));
        rules.put("bttext_pattern_cmp", (a, b) -> number("compared_texts", a.between(2, 2)));
        rules.put("octetindex", (a, b) -> octets(a.between(2, 2)));
        rules.put("difference", (a, b) -> number("alike_sounds", a.between(2, 2)));
    }

    /** "Returns the same type": what becomes of a CHAR's padding is not said. Sources: r_QUOTE_IDENT.html, r_QUOTE_LITERAL.html. */
    private static Bound quoted(String macro, Arguments a) {
        if (a.at(0).type().kind() == Type.Kind.CHAR) {
            throw new Refusal(a.function() + " of " + a.at(0).type().shown() + "; cast it to varchar");
        }
        Bound text = a.text(0);
        return Bound.of(
                Macros.call(macro, text.sql()),
                Type.text(Math.min(Type.LONGEST, 2 * text.type().size() + 2), true));
    }

    private static Bound number(String macro, Arguments a) {
        return Bound.of(
                Macros.SCHEMA + "." + macro + "(" + a.text(0).sql() + ", "
                        + a.text(1).sql() + ")",
                Type.INTEGER);
    }

    /** Source: OCTETINDEX.html. */
    private static Bound octets(Arguments a) {
        return Bound.of(
                Macros.SCHEMA + ".octet_index(" + a.notEmpty(0) + ", "
                        + a.text(1).sql() + ")",
                Type.INTEGER);
    }
}

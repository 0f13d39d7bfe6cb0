package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/**
 * Functions whose double precision result two machines may compute differently in its last digits: it is in doubt there, unless it is a
 * fraction of a power of two, which every machine hits. Rounding settles it.
 */
final class Logarithms {
    /** Relative: two units in the last place. */
    private static final String PRECISION = "4.5e-16";

    private static final Map<String, String> ENGINE = Map.ofEntries(
            Map.entry("exp", "exp"),
            Map.entry("dexp", "exp"),
            Map.entry("ln", "ln"),
            Map.entry("dlog1", "ln"),
            Map.entry("log", "log10"),
            Map.entry("dlog10", "log10"),
            Map.entry("sin", "sin"),
            Map.entry("cos", "cos"),
            Map.entry("tan", "tan"),
            Map.entry("asin", "asin"),
            Map.entry("acos", "acos"),
            Map.entry("atan", "atan"),
            Map.entry("cbrt", "cbrt"),
            Map.entry("degrees", "degrees"),
            Map.entry("radians", "radians"));

    private Logarithms() {}

    static void register(Map<String, Functions.Rule> rules) {
        ENGINE.forEach((name, engine) ->
                rules.put(name, (a, b) -> inDoubt(name, engine + "(" + number(a.between(1, 1), 0) + ")")));
        rules.put("power", (a, b) -> power(a));
        rules.put("pow", (a, b) -> power(a));
        rules.put(
                "atan2", (a, b) -> inDoubt("atan2", "atan2(" + number(a.between(2, 2), 0) + ", " + number(a, 1) + ")"));
        rules.put("cot", (a, b) -> cotangent(number(a.between(1, 1), 0)));
        rules.put("pi", (a, b) -> Bound.of(a.between(0, 0).count() == 0 ? "pi()" : "", Type.DOUBLE));
    }

    private static Bound power(Arguments a) {
        return inDoubt("power", "pow(" + number(a.between(2, 2), 0) + ", " + number(a, 1) + ")");
    }

    /** "The input parameter must be nonzero." Source: r_COT.html. */
    private static Bound cotangent(String number) {
        return inDoubt("cot", Macros.call("cotangent", number));
    }

    private static Bound inDoubt(String name, String sql) {
        return Doubts.unlessDyadic(Macros.call("finite", sql), PRECISION, name);
    }

    private static String number(Arguments a, int i) {
        return Casts.implicit(a.number(i), Type.DOUBLE).sql();
    }
}

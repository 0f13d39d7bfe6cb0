package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Arithmetic;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/** Functions of numbers. */
final class Numbers {
    private Numbers() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put(
                "abs",
                (a, b) -> Bound.of(
                        "abs(" + a.between(1, 1).number(0).sql() + ")", a.at(0).type()));
        rules.put("ceil", (a, b) -> whole("ceil", a));
        rules.put("ceiling", (a, b) -> whole("ceil", a));
        rules.put("floor", (a, b) -> whole("floor", a));
        rules.put("round", (a, b) -> round(a));
        rules.put("trunc", (a, b) -> trunc(a));
        rules.put("sign", (a, b) -> sign(a.between(1, 1).number(0)));
        rules.put("mod", (a, b) -> Arithmetic.remainder(a.between(2, 2).at(0), a.at(1)));
        rules.put("sqrt", (a, b) -> sqrt(a));
    }

    private static Bound whole(String function, Arguments a) {
        Bound number = a.between(1, 1).number(0);
        return switch (number.type().kind()) {
            case DOUBLE -> Bound.of(function + "(" + number.sql() + ")", Type.DOUBLE);
            case DECIMAL -> {
                Type type = Type.decimal(number.type().size(), 0);
                yield Doubts.lifted(
                        number, false, n -> Bound.of(Casts.cast(function + "(" + n.sql() + ")", type), type));
            }
            case SMALLINT, INTEGER, BIGINT -> number;
            case BOOLEAN, REAL, CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                throw new Refusal(function);
        };
    }

    /** Source: r_SIGN.html. */
    private static Bound sign(Bound number) {
        Type type = number.type().kind() == Type.Kind.DECIMAL ? Type.decimal(1, 0) : number.type();
        return Bound.of(Casts.cast("sign(" + number.sql() + ")", type), type);
    }

    private static Bound round(Arguments a) {
        Bound number = a.between(1, 2).number(0);
        int places = a.count() == 1 ? 0 : a.literalInteger(1);
        if (number.type().isFloat()) {
            if (places < 0 || places > 15) {
                throw new Refusal("round of " + number.type().shown() + " to " + places + " places");
            }
            return Doubts.lifted(
                    number, false, n -> Bound.of(Macros.call("round_double", n.sql(), places), Type.DOUBLE));
        }
        return shortened("round", number, places);
    }

    /** As many places as are left; left of the point, zeros (r_ROUND.html and r_TRUNC.html, in whose examples 28.05 becomes 28.1, 28 and 30). */
    private static Bound shortened(String function, Bound number, int places) {
        Type from = number.type();
        if (from.isInteger() && places >= 0) {
            return number;
        }
        if (places < -18) {
            throw new Refusal(function + " to " + places + " places");
        }
        Type type = from.isInteger() ? from : Type.decimal(from.size(), Math.clamp(places, 0, from.scale()));
        return Doubts.lifted(
                number, false, n -> Bound.of(Casts.cast(function + "(" + n.sql() + ", " + places + ")", type), type));
    }

    private static Bound trunc(Arguments a) {
        Bound value = a.between(1, 2).at(0);
        if (value.type().kind() == Type.Kind.TIMESTAMP && a.count() == 1) {
            return Bound.of("CAST(" + value.sql() + " AS DATE)", Type.DATE);
        }
        if (a.count() == 1 || a.number(0).type().isFloat()) {
            return whole("trunc", a.between(1, 1));
        }
        return shortened("trunc", a.number(0), a.literalInteger(1));
    }

    private static Bound sqrt(Arguments a) {
        Bound number = Casts.implicit(a.between(1, 1).number(0), Type.DOUBLE);
        return Bound.of("sqrt(" + number.sql() + ")", Type.DOUBLE);
    }
}

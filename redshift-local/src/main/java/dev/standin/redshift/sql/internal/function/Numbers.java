package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Arithmetic;
import dev.standin.redshift.sql.internal.expression.Casts;
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
        rules.put("mod", (a, b) -> Arithmetic.remainder(a.between(2, 2).at(0), a.at(1)));
        rules.put("sqrt", (a, b) -> sqrt(a));
    }

    private static Bound whole(String function, Arguments a) {
        Bound number = a.between(1, 1).number(0);
        return switch (number.type().kind()) {
            case DOUBLE -> Bound.of(function + "(" + number.sql() + ")", Type.DOUBLE);
            case DECIMAL ->
                Bound.of(
                        "CAST(" + function + "(" + number.sql() + ") AS DECIMAL("
                                + number.type().size() + ", 0))",
                        Type.decimal(number.type().size(), 0));
            case SMALLINT, INTEGER, BIGINT -> number;
            case BOOLEAN, REAL, CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                throw new Refusal(function);
        };
    }

    private static Bound round(Arguments a) {
        Bound number = a.between(1, 2).number(0);
        int places = a.count() == 1 ? 0 : a.literalInteger(1);
        if (places < 0 || places > 15 || number.type().isInteger()) {
            throw new Refusal("round of " + number.type().shown() + " to " + places + " places");
        }
        if (number.type().isFloat()) {
            return Bound.of(Macros.call("round_double", number.sql(), places), Type.DOUBLE);
        }
        Type type = Type.decimal(
                number.type().size(), Math.min(places, number.type().scale()));
        return Bound.of("CAST(round(" + number.sql() + ", " + places + ") AS " + DuckType.of(type) + ")", type);
    }

    private static Bound trunc(Arguments a) {
        Bound value = a.between(1, 1).at(0);
        if (value.type().kind() == Type.Kind.TIMESTAMP) {
            return Bound.of("CAST(" + value.sql() + " AS DATE)", Type.DATE);
        }
        return whole("trunc", a);
    }

    private static Bound sqrt(Arguments a) {
        Bound number = Casts.implicit(a.between(1, 1).number(0), Type.DOUBLE);
        return Bound.of("sqrt(" + number.sql() + ")", Type.DOUBLE);
    }
}

package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/**
 * STDDEV, VARIANCE and their kin, always double precision (r_STDDEV_functions.html, r_VARIANCE_functions.html). In which order Redshift sums up
 * is not documented, so the last digits are in doubt.
 */
final class Statistics {
    /** Redshift's names and the engine's. */
    static final Map<String, String> NAMES = Map.of(
            "stddev", "stddev_samp",
            "stddev_samp", "stddev_samp",
            "stddev_pop", "stddev_pop",
            "variance", "var_samp",
            "var_samp", "var_samp",
            "var_pop", "var_pop");

    /** Relative; sums of many doubles agree in about as many digits whatever their order. */
    private static final String PRECISION = "1e-11";

    private Statistics() {}

    static Bound of(String name, Bound value, boolean distinct, String over) {
        if (!value.type().isNumber()) {
            throw new Refusal(name + " of " + value.type().shown());
        }
        String function = NAMES.get(name);
        String sql = function + "(" + (distinct ? "DISTINCT " : "") + Casts.cast(value.sql(), Type.DOUBLE) + ")" + over;
        return Doubts.about(sql, PRECISION, name);
    }

    /** Any value of a group is only known where all its values are the same. Source: r_ANY_VALUE.html. */
    static Bound any(Bound value) {
        Type type = value.type();
        boolean comparable = type.isNumber() || type.isTime() || type.kind() == Type.Kind.BOOLEAN || type.isText();
        if (!comparable) {
            throw new Refusal("any_value of " + type.shown());
        }
        String sql = value.sql();
        return Bound.of(
                Macros.SCHEMA + ".one_value(min(" + sql + "), max(" + sql + "), count(" + sql + "), count(*))", type);
    }
}

package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Remark;
import java.math.BigDecimal;

/**
 * MEDIAN, PERCENTILE_CONT and PERCENTILE_DISC, as aggregates and over windows; nulls are ignored. Integers and decimals are interpolated
 * exactly. Sources: r_MEDIAN.html, r_PERCENTILE_CONT.html, r_WF_PERCENTILE_DISC.html.
 */
final class Percentiles {
    static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MOST_PLACES = 9;
    private final Findings findings;
    private final Expression.Call call;
    private final String over;

    Percentiles(Findings findings, Expression.Call call, String over) {
        this.findings = findings;
        this.call = call;
        this.over = over;
    }

    /** The share of a percentile, from 0 to 1. */
    static BigDecimal share(Expression written) {
        if (!(written instanceof Expression.Numeral(String digits))) {
            throw new Refusal("a percentile whose share is no literal");
        }
        BigDecimal share = new BigDecimal(digits);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new SqlError("percentile value must be between 0 and 1");
        }
        if (share.scale() > MOST_PLACES) {
            throw new Refusal("a percentile of more than " + MOST_PLACES + " places");
        }
        return share;
    }

    /** The value at a share of the values in order, interpolated between two of them. */
    Bound continuous(BigDecimal share, Bound value) {
        Type from = value.type();
        if (from.kind() == Type.Kind.DOUBLE) {
            return Bound.of("quantile_cont(" + value.sql() + ", CAST(" + share + " AS DOUBLE))" + over, Type.DOUBLE);
        }
        if (!from.isExact()) {
            throw new Refusal("a median or a continuous percentile of " + from.shown());
        }
        findings.assume(Assumed.INTERPOLATED_PLACES);
        if (!from.isInteger()) {
            int at = findings.places().of(call).at();
            findings.remark(new Remark(Remark.Kind.INTERPOLATED_DECIMAL, at, at, at));
        }
        Type type = from.isInteger() ? Type.decimal(from.size() + 1, 1) : from;
        String exact = Casts.cast(value.sql(), Type.decimal(from.size(), from.scale()));
        String between = computed(exact, "ASC", Macros.SCHEMA + ".interpolated(\"l$\", " + literal(share) + ")");
        return Bound.of(Casts.cast(Macros.call("with_places", between, type.scale()), type), type);
    }

    /** The first value in order whose cumulative distribution is at least the share. */
    Bound discrete(BigDecimal share, Bound value, boolean descending) {
        Type type = value.type();
        if (!type.isNumber() && !type.isTime()) {
            throw new Refusal("a discrete percentile of " + type.shown());
        }
        String place = "greatest(1, CAST(ceil(" + literal(share) + " * len(\"l$\")) AS BIGINT))";
        return Bound.of(computed(value.sql(), descending ? "DESC" : "ASC", "\"l$\"[" + place + "]"), type);
    }

    private String computed(String value, String direction, String ofList) {
        String list = "list(" + value + ") FILTER (WHERE " + value + " IS NOT NULL)" + over;
        return "list_transform([list_sort(" + list + ", '" + direction + "')], lambda \"l$\": " + ofList + ")[1]";
    }

    private static String literal(BigDecimal share) {
        return "CAST('" + share.toPlainString() + "' AS DECIMAL(10, 9))";
    }
}

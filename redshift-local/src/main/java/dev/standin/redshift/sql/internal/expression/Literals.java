package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.function.Zones;
import dev.standin.redshift.sql.scope.Bound;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Literals with a type, and literals that take the type of what they are combined with; spellings other than ISO are
 * refused.
 */
public final class Literals {
    public static final String DATE_FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    static final String TIMESTAMP_FORM = DATE_FORM + "( [0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)?";

    private Literals() {}

    /** A number with an exponent is a double. Source: r_numeric_literals201.html. */
    static Bound number(String digits) {
        if (digits.toLowerCase(Locale.ROOT).indexOf('e') >= 0) {
            double value = Double.parseDouble(digits);
            if (Double.isInfinite(value)) {
                throw new SqlError("\"" + digits + "\" is out of range for type double precision");
            }
            return Bound.of("CAST(" + Text.quote(digits) + " AS DOUBLE)", Type.DOUBLE);
        }
        if (digits.indexOf('.') >= 0) {
            BigDecimal value = new BigDecimal(digits);
            int precision = Math.max(value.precision(), value.scale());
            return decimal(digits, Type.decimal(Math.max(precision, value.scale() + 1), value.scale()));
        }
        BigInteger value = new BigInteger(digits);
        if (value.bitLength() <= 31) {
            return Bound.of(value.toString(), Type.INTEGER);
        }
        if (value.bitLength() <= 63) {
            return Bound.of("CAST(" + value + " AS BIGINT)", Type.BIGINT);
        }
        return decimal(value.toString(), Type.decimal(value.toString().length(), 0));
    }

    private static Bound decimal(String digits, Type type) {
        if (type.size() > 38) {
            throw new SqlError("numeric literal with more than 38 digits: " + digits);
        }
        return Bound.of("CAST(" + Text.quote(digits) + " AS " + DuckType.of(type) + ")", type);
    }

    static Bound typed(String value, Type to) {
        return switch (to.kind()) {
            case BOOLEAN -> bool(value);
            case SMALLINT, INTEGER, BIGINT -> integer(value, to);
            case DECIMAL -> decimalText(value, to);
            case DOUBLE ->
                Bound.of(
                        "CAST(" + Text.quote(form(value, "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?", to))
                                + " AS DOUBLE)",
                        to);
            case DATE -> date(value);
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMPTZ -> Zones.literal(value);
            case CHAR, VARCHAR -> Casts.assigned(Bound.untyped(value), to);
            case REAL, SUPER, INTERVAL, UNKNOWN -> throw new Refusal("a text literal as " + to.shown());
        };
    }

    private static Bound bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> Bound.of("true", Type.BOOLEAN);
            case "f", "false", "n", "no", "0" -> Bound.of("false", Type.BOOLEAN);
            default -> throw new Refusal("the text \"" + value + "\" as boolean");
        };
    }

    private static Bound integer(String value, Type to) {
        BigInteger number = new BigInteger(form(value, "[+-]?[0-9]+", to));
        int bits = to.kind() == Type.Kind.SMALLINT ? 15 : to.kind() == Type.Kind.INTEGER ? 31 : 63;
        if (number.bitLength() > bits) {
            throw new SqlError("value \"" + value + "\" is out of range for type " + to.shown());
        }
        return Bound.of("CAST(" + number + " AS " + DuckType.of(to) + ")", to);
    }

    private static Bound decimalText(String value, Type to) {
        BigDecimal number = new BigDecimal(form(value, "[+-]?[0-9]+([.][0-9]+)?", to));
        if (number.stripTrailingZeros().scale() > to.scale()) {
            throw new Refusal("the text \"" + value + "\" as " + to.shown() + ", which has fewer decimal places");
        }
        BigDecimal scaled = number.setScale(to.scale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > to.size()) {
            throw new SqlError("numeric data overflow: " + value + " as " + to.shown());
        }
        return Bound.of("CAST('" + scaled.toPlainString() + "' AS " + DuckType.of(to) + ")", to);
    }

    static Bound date(String value) {
        return Bound.of(
                "DATE '"
                        + time(form(DateSpellings.plain(value), TIMESTAMP_FORM, Type.DATE))
                                .toLocalDate() + "'",
                Type.DATE);
    }

    public static Bound timestamp(String value) {
        return Bound.of(
                "TIMESTAMP '"
                        + time(form(DateSpellings.plain(value), TIMESTAMP_FORM, Type.TIMESTAMP))
                                .toString()
                                .replace('T', ' ')
                        + "'",
                Type.TIMESTAMP);
    }

    /** PostgreSQL also knows 24:00:00 and a second 60, which are refused here; a day that does not exist is an error. */
    public static LocalDateTime time(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            throw new SqlError("date/time field value out of range: \"" + text + "\"");
        }
        if (day.getYear() == 0) {
            throw new SqlError("date/time field value out of range: \"" + text + "\"");
        }
        try {
            return text.length() == 10 ? day.atStartOfDay() : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw new Refusal("the time of \"" + text + "\"");
        }
    }

    private static String form(String value, String form, Type to) {
        String trimmed = value.strip();
        if (!trimmed.matches(form)) {
            throw new Refusal("the text \"" + value + "\" as " + to.shown());
        }
        return trimmed;
    }
}

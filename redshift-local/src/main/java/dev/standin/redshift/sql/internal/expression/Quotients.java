package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.scope.Bound;
import java.math.BigInteger;
import java.util.function.BinaryOperator;

/**
 * Quotients of decimals, computed on whole numbers: exact to the last digit. Whether Redshift rounds that digit or cuts it is not
 * documented, so the value stays in doubt where the two differ.
 */
public final class Quotients {
    private static final int DIGITS = 38;
    /** Places that a quotient of decimals of many digits is cut down to. Source: r_numeric_computations201.html. */
    private static final int FEWEST = 4;

    private Quotients() {}

    static Bound of(Bound a, Bound b, String written) {
        Type type = TypeRules.quotient(a.type(), b.type());
        if (!type.equals(TypeRules.quotient(widest(a.type()), widest(b.type())))) {
            throw new Refusal(
                    "the places of " + written + ", which hang on the precision that UNION, CASE or COALESCE gives a"
                            + " decimal of more than 19 digits; cast it to a decimal");
        }
        return of(settled(a), notZero(settled(b)), type, about(written, type));
    }

    private static Type widest(Type type) {
        return type.isSupposed() ? Type.decimal(DIGITS, type.scale()) : type;
    }

    /** A quotient of this type; the divisor is not zero. */
    public static Bound of(Bound a, Bound b, Type type, String about) {
        int shift = type.scale() - a.type().scale() + b.type().scale();
        boolean small = Math.max(a.type().size() + Math.max(shift, 0), b.type().size() - Math.min(shift, 0)) <= 18;
        String whole = small ? "BIGINT" : "HUGEINT";
        BinaryOperator<String> low = (n, d) -> decimal(Macros.SCHEMA + ".quotient_low(" + n + ", " + d + ")", type);
        BinaryOperator<String> high = (n, d) -> decimal(Macros.SCHEMA + ".quotient_high(" + n + ", " + d + ")", type);
        String dividend = scaled(a, shift, whole);
        String divisor = scaled(b, -shift, whole);
        return Bound.doubtful(
                new Bound.Doubt(once(dividend, divisor, low), once(dividend, divisor, high), about), type);
    }

    private static String once(String dividend, String divisor, BinaryOperator<String> quotient) {
        return Once.of(dividend, n -> quotient.apply(n, divisor));
    }

    /** What is said of a row in which the two differ. */
    public static String about(String written, Type type) {
        String help = type.scale() > 0
                ? "write round(..., " + (type.scale() - 1) + ") around it, or fewer places"
                        + (type.scale() > FEWEST ? "" : "; cast to decimals of fewer digits before, and it has more")
                : "compute with a decimal that has places, and round the result";
        return "the last digit of " + written + " (" + type.scale()
                + " places), of which Redshift's documentation does not say whether it is rounded or cut; " + help;
    }

    private static Bound settled(Bound value) {
        return Bound.of(value.sql(), value.type());
    }

    private static Bound notZero(Bound divisor) {
        return Bound.of(Arithmetic.notZero(divisor, divisor.sql()), divisor.type());
    }

    /** The value without its point, times a power of ten. */
    private static String scaled(Bound value, int shift, String whole) {
        String plain = unscaled(value, whole);
        if (shift <= 0) {
            return plain;
        }
        String factor = "CAST('" + power(shift) + "' AS " + whole + ")";
        if (value.type().size() + shift <= DIGITS) {
            return "(" + plain + " * " + factor + ")";
        }
        return Macros.call("times_ten", plain, factor, "CAST('" + "9".repeat(DIGITS - shift) + "' AS HUGEINT)");
    }

    private static String unscaled(Bound value, String whole) {
        int scale = value.type().scale();
        if (scale == 0) {
            return "CAST(" + value.sql() + " AS " + whole + ")";
        }
        int size = value.type().size() + scale + 1;
        if (size <= DIGITS) {
            return "CAST(" + wide(value, size) + " * CAST('" + power(scale) + "' AS DECIMAL(" + (scale + 1)
                    + ", 0)) AS " + whole + ")";
        }
        return "CAST(replace(CAST(" + value.sql() + " AS VARCHAR), '.', '') AS " + whole + ")";
    }

    /** The engine multiplies decimals of up to 18 digits into one of 18, unless one of them has more. */
    static String wide(Bound value, int size) {
        return size <= 18 || value.type().size() > 18 || value.type().kind() != Type.Kind.DECIMAL
                ? value.sql()
                : Casts.cast(value.sql(), Type.decimal(19, value.type().scale()));
    }

    private static String decimal(String whole, Type type) {
        if (type.scale() == 0) {
            return Casts.cast(whole, type);
        }
        String unit = "CAST('0." + "0".repeat(type.scale() - 1) + "1' AS DECIMAL(" + type.scale() + ", " + type.scale()
                + "))";
        return Casts.cast("(CAST(" + whole + " AS DECIMAL(38, 0)) * " + unit + ")", type);
    }

    private static BigInteger power(int exponent) {
        return BigInteger.TEN.pow(exponent);
    }
}

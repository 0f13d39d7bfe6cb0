package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import java.util.List;

/** Result types, from the pages "Computations with numeric values" and "Type compatibility and conversion". */
public final class TypeRules {
    /** Where the formula of r_numeric_computations201.html for decimals in one column ends. */
    private static final int NARROW = 19;

    private TypeRules() {}

    /** The type of {@code + - *} on two numbers. */
    static Type arithmetic(Operator operator, Type a, Type b) {
        if (a.isFloat() || b.isFloat()) {
            return Type.DOUBLE;
        }
        if (a.isInteger() && b.isInteger()) {
            return wider(a, b);
        }
        int scale = operator == Operator.TIMES ? a.scale() + b.scale() : Math.max(a.scale(), b.scale());
        int precision = operator == Operator.TIMES
                ? a.size() + b.size() + 1
                : Math.max(a.size() - a.scale(), b.size() - b.scale()) + 1 + scale;
        if (scale > 37) {
            throw new Refusal("a product with " + scale + " decimal places; cast the factors to fewer");
        }
        return Type.decimal(Math.min(precision, 38), scale);
    }

    /**
     * The type of a decimal divided by a decimal; an integer counts as one without places (r_numeric_computations201.html, with its "Notes on
     * division operations" where the precision would be more than 38).
     */
    public static Type quotient(Type a, Type b) {
        int scale = Math.max(4, a.scale() + b.size() - b.scale() + 1);
        int precision = a.size() - a.scale() + b.scale() + scale;
        return precision <= 38 ? Type.decimal(precision, scale) : Type.decimal(38, Math.max(38 + scale - precision, 4));
    }

    static Type wider(Type a, Type b) {
        return a.size() >= b.size() ? a : b;
    }

    /** The type of several values in one column. */
    public static Type common(String where, List<Type> types) {
        Type common = Type.UNKNOWN;
        for (Type type : types) {
            common = common(where, common, type);
        }
        return common;
    }

    private static Type common(String where, Type a, Type b) {
        if (a.isNull() || b.isNull()) {
            return a.isNull() ? b : a;
        }
        if (a.isUnknown() && b.isUnknown()) {
            return new Type(Type.Kind.UNKNOWN, Math.max(a.size(), b.size()), 0, a.trimmed() && b.trimmed());
        }
        if (a.isUnknown() && b.kind() == Type.Kind.CHAR) {
            return literal(where, a, b);
        }
        if (a.isUnknown()) {
            return b.isText() ? common(where, a.settled(), b) : b;
        }
        if (b.isUnknown()) {
            return common(where, b, a);
        }
        if (a.isText() && b.isText()) {
            return text(a, b);
        }
        if (a.kind() == Type.Kind.CHAR || b.kind() == Type.Kind.CHAR) {
            throw new Refusal("CHAR among the values of " + where + "; cast it to varchar");
        }
        if (a.isNumber() && b.isNumber()) {
            return number(a, b);
        }
        if (a.kind() == b.kind()) {
            return a;
        }
        boolean dates = (a.kind() == Type.Kind.DATE && b.kind() == Type.Kind.TIMESTAMP)
                || (a.kind() == Type.Kind.TIMESTAMP && b.kind() == Type.Kind.DATE);
        if (dates) {
            return Type.TIMESTAMP;
        }
        throw new Refusal(where + " of " + a.shown() + " and " + b.shown() + "; cast them to one type");
    }

    /** Whether a literal of another length makes a VARCHAR of a CHAR, or a CHAR with blanks behind it, the pages do not say. */
    private static Type literal(String where, Type literal, Type fixed) {
        if (literal.size() != fixed.size()) {
            throw new Refusal(
                    "CHAR among the values of " + where + " with a literal of another length; cast it to varchar");
        }
        return fixed;
    }

    /** CHAR becomes VARCHAR by itself, never the other way. Source: c_Supported_data_types.html. */
    private static Type text(Type a, Type b) {
        int size = Math.max(a.size(), b.size());
        return a.kind() == Type.Kind.CHAR && b.kind() == Type.Kind.CHAR
                ? Type.character(size)
                : Type.text(size, a.trimmed() && b.trimmed());
    }

    private static Type number(Type a, Type b) {
        if (a.isFloat() || b.isFloat()) {
            return a.kind() == Type.Kind.REAL && b.kind() == Type.Kind.REAL ? Type.REAL : Type.DOUBLE;
        }
        if (a.isInteger() && b.isInteger()) {
            return wider(a, b);
        }
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.size() - a.scale(), b.size() - b.scale());
        if (a.kind() == b.kind() && a.sameRepresentation(b)) {
            return a;
        }
        if (whole + scale <= NARROW) {
            return Type.decimal(whole + scale, scale);
        }
        if (scale > NARROW || whole + scale > 38) {
            throw new Refusal("decimals " + a.shown() + " and " + b.shown() + " in one column; cast them to one type");
        }
        return Type.supposedDecimal(NARROW, scale);
    }
}

package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.function.Zones;
import dev.standin.redshift.sql.scope.Bound;
import org.jspecify.annotations.Nullable;

/** Conversions between types: those an author asks for, those of an assignment, and those that Redshift makes by itself. */
public final class Casts {
    private static final String INTEGER_FORM = "[+-]?[0-9]+";
    private static final String NUMBER_FORM = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)";

    private Casts() {}

    /**
     * {@code CAST} and {@code ::}; text that is too long is cut at a whole character. The decimals of a literal are rounded
     * (r_CAST_function.html); those of "values selected from tables are not rounded" (c_Supported_data_types.html), which leaves open what
     * becomes of them: only a row in which rounding and cutting lead to the same is answered.
     */
    public static Bound explicit(Bound value, Type to) {
        boolean textual = isTextual(value.type());
        if (to.equals(Type.UNSIZED) || to.equals(Type.TEXT)) {
            return unsized(value, to.equals(Type.TEXT) ? to.scale() : Type.LONGEST);
        }
        if (to.isText() && textual) {
            return cut(value.settled(), to);
        }
        Type from = value.type();
        boolean shorter =
                from.kind() == Type.Kind.DECIMAL && to.kind() == Type.Kind.DECIMAL && to.scale() < from.scale();
        if (shorter && !value.sql().startsWith("CAST('")) {
            return Doubts.shortened(value, to);
        }
        return convert(value, to);
    }

    /** Source: "Character types" (r_Character_types.html): in an expression the size comes from the input. */
    private static Bound unsized(Bound value, int most) {
        if (!isTextual(value.type())) {
            return convert(value, Type.varchar(Math.min(most, 64)));
        }
        Bound text = value.settled();
        Type type = Type.text(Math.min(most, text.type().size()), text.type().trimmed());
        return text.type().size() <= most
                ? Bound.of(text.sql(), type)
                : Bound.of(Macros.call("as_short_as", text.sql(), most), type);
    }

    /** INSERT and UPDATE; text that is too long is an error, unless only blanks are too much. */
    public static Bound assigned(Bound value, Type to) {
        Type from = value.type();
        if (to.isText() && isTextual(from)) {
            return fit(value.settled(), to);
        }
        if (to.isText() && isWritable(from)) {
            return fit(text(value), to);
        }
        boolean allowed = from.isUnknown()
                || (from.isNumber() && to.isNumber())
                || (from.isTime() && to.isTime())
                || from.kind() == to.kind();
        if (!allowed) {
            throw new Refusal("a value of type " + from.shown() + " for a column of type " + to.shown() + "; cast it");
        }
        return convert(value, to);
    }

    /** What unifies the branches of CASE, COALESCE and UNION, or the two sides of a comparison. */
    public static Bound implicit(Bound value, Type to) {
        if (value.type().sameRepresentation(to)) {
            return value;
        }
        if (to.isText() && isTextual(value.type())) {
            boolean padded = to.kind() == Type.Kind.CHAR && value.type().kind() != Type.Kind.CHAR;
            return padded ? character(value.settled(), to, "fit_text") : Bound.of(value.sql(), to);
        }
        return convert(value, to);
    }

    /** Numbers but for those whose digits no page tells, and dates, become texts by themselves. Source: c_Supported_data_types.html. */
    public static boolean isWritable(Type type) {
        return type.isExact() || type.isTime();
    }

    /** The value as a VARCHAR; a CHAR loses its padding (r_Character_types.html). What does not become a text by itself is refused. */
    public static Bound text(Bound value) {
        Bound settled = value.settled();
        Type type = settled.type();
        if (type.kind() == Type.Kind.VARCHAR) {
            return type.scale() == 0 ? settled : Bound.of(settled.sql(), Type.text(type.size(), type.trimmed()));
        }
        if (type.kind() == Type.Kind.CHAR) {
            return Bound.of(settled.sql(), Type.text(type.size(), true));
        }
        if (!isWritable(type)) {
            throw new Refusal(type.shown() + " where a text is expected; cast it to varchar");
        }
        return convert(settled, Type.varchar(longest(type)));
    }

    private static boolean isTextual(Type type) {
        return type.isText() || (type.isUnknown() && !type.isNull());
    }

    private static Bound cut(Bound value, Type to) {
        if (to.kind() == Type.Kind.CHAR) {
            return character(value, to, "cut_text");
        }
        if (value.type().size() <= to.size()) {
            return Bound.of(value.sql(), Type.text(to.size(), value.type().trimmed()));
        }
        return Bound.of(Macros.call("cut_text", value.sql(), to.size()), to);
    }

    private static Bound fit(Bound value, Type to) {
        if (to.kind() == Type.Kind.CHAR) {
            return character(value, to, "fit_text");
        }
        if (value.type().size() <= to.size()) {
            return Bound.of(value.sql(), to);
        }
        return Bound.of(Macros.call("fit_text", value.sql(), to.size()), to);
    }

    /** CHAR is kept without its padding, so that lengths and comparisons are Redshift's; results are padded when shown. */
    private static Bound character(Bound value, Type to, String macro) {
        String ascii = Macros.call("checked", value.sql(), "'[\\x00-\\x7f]*'");
        return Bound.of("rtrim(" + Macros.call(macro, ascii, to.size()) + ", ' ')", to);
    }

    private static Bound convert(Bound value, Type to) {
        Type from = value.type();
        if (from.isNull()) {
            return Bound.of("CAST(NULL AS " + DuckType.of(to) + ")", to);
        }
        if (value.doubt() != null && (to.isNumber() && !to.isInteger())) {
            return Doubts.lifted(value, false, certain -> convert(certain, to));
        }
        if (to.isInteger() && hasFraction(from)) {
            return Doubts.shortened(value, to);
        }
        if (from.isUnknown()) {
            String literal = value.literal();
            return literal == null ? convert(value.settled(), to) : Literals.typed(literal, to);
        }
        if (from.sameRepresentation(to)) {
            return Bound.of(value.sql(), to);
        }
        String sql = switch (to.kind()) {
            case SMALLINT, INTEGER, BIGINT -> toInteger(value, to);
            case DECIMAL -> toDecimal(value, to);
            case DOUBLE -> toDouble(value);
            case BOOLEAN ->
                from.kind() == Type.Kind.INTEGER || from.kind() == Type.Kind.BIGINT ? value.sql() + " <> 0" : null;
            case VARCHAR -> toText(value, to);
            case DATE, TIMESTAMP, TIMESTAMPTZ -> toTime(value, to);
            case CHAR, REAL, SUPER, INTERVAL, UNKNOWN -> null;
        };
        if (sql == null) {
            throw new Refusal("a cast from " + from.shown() + " to " + to.shown());
        }
        return Bound.of(
                to.kind() == Type.Kind.BOOLEAN ? "(" + sql + ")" : sql,
                to.kind() == Type.Kind.VARCHAR ? Type.text(to.size(), true) : to);
    }

    private static boolean hasFraction(Type from) {
        return from.kind() == Type.Kind.DOUBLE || (from.kind() == Type.Kind.DECIMAL && from.scale() > 0);
    }

    private static @Nullable String toInteger(Bound value, Type to) {
        Type from = value.type();
        if (from.isInteger() || (from.kind() == Type.Kind.BOOLEAN && to.kind() == Type.Kind.INTEGER)) {
            return cast(value.sql(), to);
        }
        if (from.kind() == Type.Kind.DECIMAL && from.scale() == 0) {
            return cast(value.sql(), to);
        }
        return from.kind() == Type.Kind.VARCHAR ? cast(number(value.sql(), INTEGER_FORM, to), to) : null;
    }

    private static @Nullable String toDecimal(Bound value, Type to) {
        Type from = value.type();
        if (from.isExact() || from.kind() == Type.Kind.DOUBLE) {
            return cast(value.sql(), to);
        }
        return from.kind() == Type.Kind.VARCHAR ? cast(number(value.sql(), numberForm(to), to), to) : null;
    }

    /** The form in which a text is certainly a number of this type. */
    static String numberForm(Type to) {
        if (to.kind() == Type.Kind.DOUBLE) {
            return NUMBER_FORM;
        }
        return INTEGER_FORM + (to.scale() == 0 ? "" : "([.][0-9]{0," + to.scale() + "})?");
    }

    private static @Nullable String toDouble(Bound value) {
        if (value.type().isNumber()) {
            return cast(value.sql(), Type.DOUBLE);
        }
        return value.type().kind() == Type.Kind.VARCHAR
                ? cast(number(value.sql(), NUMBER_FORM, Type.DOUBLE), Type.DOUBLE)
                : null;
    }

    private static @Nullable String toText(Bound value, Type to) {
        int longest = longest(value.type());
        if (longest < 0) {
            return null;
        }
        // A fraction without zeros at its end: "timestamp" of PostgreSQL 8.0, as the Data API shows it too.
        String plain = "CAST(" + value.sql() + " AS VARCHAR)";
        String text = value.type().kind() == Type.Kind.TIMESTAMPTZ ? "(" + plain + " || '+00')" : plain;
        return longest <= to.size() ? text : Macros.call("as_short_as", text, to.size());
    }

    /** As many bytes as the text of a value has at most; negative for a type whose texts no page tells. */
    private static int longest(Type type) {
        return switch (type.kind()) {
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DECIMAL -> type.size() + 3;
            case DATE -> 10;
            case TIMESTAMP -> 26;
            case TIMESTAMPTZ -> 29;
            case BOOLEAN, REAL, DOUBLE, CHAR, VARCHAR, SUPER, INTERVAL, UNKNOWN -> -1;
        };
    }

    private static @Nullable String toTime(Bound value, Type to) {
        return switch (value.type().kind()) {
            case DATE, TIMESTAMP, TIMESTAMPTZ -> cast(value.sql(), to);
            case VARCHAR ->
                to.kind() == Type.Kind.TIMESTAMPTZ
                        ? Zones.read(value.sql())
                        : cast(
                                checked(
                                        Macros.call("iso_date", value.sql()),
                                        to.kind() == Type.Kind.DATE ? Literals.DATE_FORM : Literals.TIMESTAMP_FORM),
                                to);
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, SUPER, INTERVAL, UNKNOWN -> null;
        };
    }

    /** A text with a character that no number has is Redshift's error 1207; spellings other than the plain one are refused here. */
    private static String number(String sql, String form, Type to) {
        String kind = switch (to.kind()) {
            case SMALLINT -> "Short";
            case INTEGER -> "Integer";
            case BIGINT -> "Long";
            case DECIMAL -> "Decimal";
            case BOOLEAN, REAL, DOUBLE, CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                "Double";
        };
        return Macros.call("number_text", sql, Text.quote(form), Text.quote(kind));
    }

    private static String checked(String sql, String form) {
        return Macros.call("checked", sql, Text.quote(form));
    }

    public static String cast(String sql, Type to) {
        return "CAST(" + sql + " AS " + DuckType.of(to) + ")";
    }
}

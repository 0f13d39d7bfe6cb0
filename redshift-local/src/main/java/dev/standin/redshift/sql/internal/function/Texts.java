package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions of text. Lengths and positions count characters; types count bytes. */
public final class Texts {
    /** A length that fails as every longer one does, without the engine making such a text. */
    private static final int TOO_LONG = Type.LONGEST + 1;

    private Texts() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("upper", (a, b) -> changed("upper", a));
        rules.put("lower", (a, b) -> changed("lower", a));
        rules.put("btrim", (a, b) -> trimmed("trim", a));
        rules.put("ltrim", (a, b) -> trimmed("ltrim", a));
        rules.put("rtrim", (a, b) -> trimmed("rtrim", a));
        for (String name : List.of("len", "length", "char_length", "character_length", "textlen")) {
            rules.put(name, (a, b) -> length(a));
        }
        rules.put(
                "octet_length",
                (a, b) -> Bound.of("CAST(strlen(" + a.between(1, 1).text(0).sql() + ") AS INTEGER)", Type.INTEGER));
        rules.put("substring", (a, b) -> substring(a));
        rules.put("substr", (a, b) -> substring(a));
        rules.put("left", (a, b) -> side(a));
        rules.put("right", (a, b) -> side(a));
        rules.put("replace", (a, b) -> replace(a));
        rules.put("translate", (a, b) -> translate(a));
        rules.put("strpos", (a, b) -> position(a.between(2, 2).text(0), a, 1));
        rules.put("position", (a, b) -> position(a.between(2, 2).text(0), a, 1));
        rules.put("charindex", (a, b) -> position(a.between(2, 2).text(1), a, 0));
        rules.put("split_part", (a, b) -> splitPart(a));
        rules.put("lpad", (a, b) -> padded(a));
        rules.put("rpad", (a, b) -> padded(a));
        rules.put("repeat", (a, b) -> repeat(a));
        rules.put("replicate", (a, b) -> repeat(a));
        rules.put("concat", (a, b) -> concatenate(a.between(2, 2).bound()));
        rules.put("strtol", (a, b) -> strtol(a));
    }

    /**
     * {@code ||} between values that are never null: DuckDB's {@code concat} leaves nulls out, and does not make a text of
     * each pair.
     */
    public static Bound together(List<Bound> values) {
        return concatenate(values, "concat(", ", ");
    }

    public static Bound concatenate(List<Bound> values) {
        return concatenate(values, "(", " || ");
    }

    private static Bound concatenate(List<Bound> values, String begin, String sign) {
        List<String> sides = new ArrayList<>();
        long size = 0;
        requireText(values);
        for (Bound value : values) {
            Bound text = value.type().isNull() ? value.settled() : Casts.text(value);
            size += text.type().size();
            sides.add(value.type().isNull() ? "CAST(NULL AS VARCHAR)" : text.sql());
        }
        boolean trimmed = values.getLast().settled().type().trimmed()
                && values.getLast().literal() != null
                && !values.getLast().literal().isEmpty();
        return sized(begin + String.join(sign, sides) + ")", size, trimmed);
    }

    /**
     * At least one side is a text, and not all are CHAR: of these the page says that CHAR comes out, but not where their padding goes. Source:
     * r_concat_op.html.
     */
    private static void requireText(List<Bound> values) {
        boolean text =
                values.stream().anyMatch(v -> v.type().isUnknown() || v.type().isText());
        boolean fixed = values.stream().allMatch(v -> v.type().kind() == Type.Kind.CHAR);
        if (!text || fixed) {
            throw new Refusal("|| of " + values.getFirst().type().shown() + " and "
                    + values.getLast().type().shown() + "; cast it to varchar");
        }
    }

    /** Text of at most this many bytes; if that is more than a VARCHAR holds, a longer text fails. */
    private static Bound sized(String sql, long bytes, boolean trimmed) {
        String checked = bytes > Type.LONGEST ? Macros.call("short_text", sql, Type.LONGEST) : sql;
        return Bound.of(checked, Type.text((int) Math.min(bytes, Type.LONGEST), trimmed));
    }

    private static Bound changed(String function, Arguments a) {
        Bound text = a.between(1, 1).text(0);
        Type type = a.at(0).type().kind() == Type.Kind.CHAR ? a.at(0).type() : text.type();
        return Bound.of(Macros.call(function + "_case", text.sql()), type);
    }

    private static Bound trimmed(String function, Arguments a) {
        boolean plain = a.between(1, 2).count() == 1;
        Bound text = a.text(0);
        boolean ltrim = function.equals("ltrim");
        boolean clean = ltrim ? text.type().trimmed() : plain;
        String trimmed = plain && function.equals("rtrim")
                ? Text.rtrim(text.sql())
                : function + "(" + text.sql() + ", " + (plain ? "' '" : a.notEmpty(1)) + ")";
        return Bound.of(trimmed, Type.text(text.type().size(), clean));
    }

    private static Bound length(Arguments a) {
        boolean fixed = a.between(1, 1).at(0).type().kind() == Type.Kind.CHAR;
        return Bound.of("CAST(length(" + (fixed ? a.at(0) : a.text(0)).sql() + ") AS INTEGER)", Type.INTEGER);
    }

    private static Bound substring(Arguments a) {
        Bound text = a.between(2, 3).text(0);
        int start = a.isLiteralInteger(1) ? a.literalInteger(1) : 1;
        String from = a.isLiteralInteger(1)
                ? String.valueOf(Math.max(start, 1))
                : Macros.call("positive", a.integer(1).sql());
        Type type = Type.text(text.type().size(), false);
        if (a.count() == 2) {
            return Bound.of(
                    "substring(" + text.sql() + ", " + from + ")",
                    Type.text(type.size(), text.type().trimmed()));
        }
        if (!a.isLiteralInteger(2)) {
            if (start < 1) {
                throw new Refusal("substring from a position below 1 with a length that is no literal");
            }
            return Bound.of(
                    "substring(" + text.sql() + ", " + from + ", "
                            + Macros.call("not_negative", a.integer(2).sql()) + ")",
                    type);
        }
        if (a.literalInteger(2) < 0) {
            throw new SqlError("negative substring length not allowed");
        }
        int length = Math.max(0, a.literalInteger(2) + Math.min(start - 1, 0));
        boolean hex = text.sql().startsWith("md5(");
        return Bound.of(
                "substring(" + text.sql() + ", " + from + ", " + length + ")",
                Type.text(Math.min(type.size(), Math.max(1, length * 4)), hex));
    }

    private static Bound side(Arguments a) {
        Bound text = a.between(2, 2).text(0);
        String length = a.isLiteralInteger(1)
                ? String.valueOf(a.literalInteger(1))
                : Macros.call("not_negative", a.integer(1).sql());
        if (length.startsWith("-")) {
            throw new Refusal(a.function() + " with a negative length");
        }
        boolean right = a.function().equals("right") && text.type().trimmed();
        return Bound.of(
                a.function() + "(" + text.sql() + ", " + length + ")",
                Type.text(text.type().size(), right));
    }

    private static Bound replace(Arguments a) {
        Bound text = a.between(3, 3).text(0);
        return exchanged("replace", a, literals(a) ? longer(a) * text.type().size() : Integer.MAX_VALUE);
    }

    private static Bound translate(Arguments a) {
        return exchanged("translate", a, a.between(3, 3).text(0).type().size() * 4L);
    }

    /** Source: r_REPLACE.html: a VARCHAR, null if any argument is. */
    private static Bound exchanged(String function, Arguments a, long bytes) {
        Bound text = sized(
                function + "(" + a.text(0).sql() + ", " + a.notEmpty(1) + ", "
                        + a.text(2).sql() + ")",
                bytes,
                false);
        return Bound.of(text.sql(), Type.varchar(Type.LONGEST));
    }

    private static boolean literals(Arguments a) {
        return a.at(1).literal() != null && a.at(2).literal() != null;
    }

    private static long longer(Arguments a) {
        int other = Text.bytes(a.literalText(2));
        return other > Text.bytes(a.literalText(1)) ? other : 1;
    }

    private static Bound position(Bound whole, Arguments a, int part) {
        return Bound.of("CAST(strpos(" + whole.sql() + ", " + a.notEmpty(part) + ") AS INTEGER)", Type.INTEGER);
    }

    private static Bound splitPart(Arguments a) {
        Bound text = a.between(3, 3).text(0);
        if (a.isLiteralInteger(2) && a.literalInteger(2) < 1) {
            throw new SqlError("field position must be greater than zero");
        }
        String part = a.isLiteralInteger(2) ? a.whole(2) : Macros.call("field_position", a.whole(2));
        return Bound.of(
                "split_part(" + text.sql() + ", " + a.notEmpty(1) + ", " + part + ")",
                Type.varchar(text.type().size()));
    }

    /** A negative length makes an empty text. Source: r_LPAD.html. */
    private static Bound padded(Arguments a) {
        Bound text = a.between(2, 3).text(0);
        String length = a.isLiteralInteger(1)
                ? String.valueOf(Math.clamp(a.literalInteger(1), 0, TOO_LONG))
                : "least(" + TOO_LONG + ", greatest(0, " + a.whole(1) + "))";
        long bytes = a.isLiteralInteger(1) ? Math.max(1, a.literalInteger(1) * 4L) : Integer.MAX_VALUE;
        String fill = a.count() == 2 ? "' '" : a.notEmpty(2);
        return sized(
                "CASE WHEN " + a.at(1).sql() + " IS NOT NULL THEN " + a.function() + "(" + text.sql() + ", " + length
                        + ", " + fill + ") END",
                bytes,
                false);
    }

    private static Bound repeat(Arguments a) {
        Bound text = a.between(2, 2).text(0);
        if (!a.isLiteralInteger(1)) {
            return sized(
                    "repeat(" + text.sql() + ", least(" + TOO_LONG + ", " + Macros.call("not_below_zero", a.whole(1))
                            + "))",
                    Integer.MAX_VALUE,
                    false);
        }
        int times = a.literalInteger(1);
        if (times < 0) {
            throw new Refusal(a.function() + " with a negative number");
        }
        return sized(
                "repeat(" + text.sql() + ", " + Math.min(times, TOO_LONG) + ")",
                (long) text.type().size() * Math.max(1, times),
                false);
    }

    private static Bound strtol(Arguments a) {
        Bound text = a.between(2, 2).text(0);
        int base = a.literalInteger(1);
        boolean hexadecimal = text.sql().startsWith("substring(md5(");
        if (base == 16) {
            String digits = hexadecimal ? text.sql() : Macros.call("checked", text.sql(), "'[0-9a-fA-F]{1,16}'");
            return Bound.of("CAST('0x' || " + digits + " AS BIGINT)", Type.BIGINT);
        }
        if (base == 10) {
            return Casts.explicit(text, Type.BIGINT);
        }
        throw new Refusal("strtol with base " + base + "; 10 and 16 are supported");
    }
}

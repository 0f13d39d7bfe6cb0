package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;

/**
 * Comparisons: trailing blanks of text do not count, a literal takes the other side's type, and differing types are
 * refused.
 */
final class Comparisons {
    /** Both sides in a form that DuckDB compares as Redshift does. */
    record Sides(String left, String right) {}

    Bound compare(Operator operator, Bound left, Bound right) {
        boolean ordered = operator != Operator.EQUAL && operator != Operator.UNEQUAL;
        Bound.Doubt doubt = left.doubt() == null ? right.doubt() : left.doubt();
        return ordered && doubt != null ? ordered(operator, left, right, doubt) : compared(operator, left, right);
    }

    /** The answer if it is the same wherever between its least and its greatest the value in doubt lies. */
    private Bound ordered(Operator operator, Bound left, Bound right, Bound.Doubt doubt) {
        boolean first = left.doubt() != null;
        Bound low = Bound.of(doubt.low(), (first ? left : right).type());
        Bound high = Bound.of(doubt.high(), low.type());
        Bound atLow = first ? compared(operator, low, right) : compared(operator, left, low);
        Bound atHigh = first ? compared(operator, high, right) : compared(operator, left, high);
        return Binder.truth(Macros.agreed(atLow.sql(), atHigh.sql(), doubt.about()));
    }

    private Bound compared(Operator operator, Bound left, Bound right) {
        Sides sides = sides(operator, left, right);
        return Binder.truth("(" + sides.left() + " " + operator.symbol() + " " + sides.right() + ")");
    }

    Sides sides(Operator operator, Bound left, Bound right) {
        Type a = left.type();
        Type b = right.type();
        if (textual(left) && textual(right)) {
            return new Sides(left.compared(), right.compared());
        }
        if (a.isUnknown()) {
            numeral(operator, left, b);
            return new Sides(
                    Casts.implicit(left, b.isUnknown() ? Type.varchar(1) : b).sql(),
                    b.isUnknown() ? right.compared() : right.sql());
        }
        if (b.isUnknown()) {
            numeral(operator, right, a);
            return new Sides(
                    a.isText() ? left.compared() : left.sql(),
                    Casts.implicit(right, a).sql());
        }
        boolean comparable =
                (a.isNumber() && b.isNumber()) || (a.kind() == b.kind() && a.kind() != Type.Kind.SUPER) || dates(a, b);
        if (!comparable) {
            throw new Refusal(
                    "the comparison " + a.shown() + " " + operator.symbol() + " " + b.shown() + "; cast one side");
        }
        if ((a.kind() == Type.Kind.REAL) != (b.kind() == Type.Kind.REAL)) {
            throw new Refusal("a comparison of real with " + (a.kind() == Type.Kind.REAL ? b : a).shown());
        }
        if (a.isNumber() && !a.sameRepresentation(b)) {
            return numbers(left, right);
        }
        return new Sides(left.sql(), right.sql());
    }

    /**
     * Before a comparison with a text, Redshift turns a number that is not a decimal into text, PostgreSQL the text into a
     * number; it is done here only if both lead to the same. Source: c_Supported_data_types.html.
     */
    private static void numeral(Operator operator, Bound literal, Type other) {
        String text = literal.literal();
        if (text == null || !other.isNumber() || other.kind() == Type.Kind.DECIMAL) {
            return;
        }
        boolean equality = operator == Operator.EQUAL || operator == Operator.UNEQUAL;
        if (!equality || !text.matches("-?(0|[1-9][0-9]*)([.][0-9]*[1-9])?")) {
            throw new Refusal(
                    "the comparison " + other.shown() + " " + operator.symbol() + " '" + text + "'; cast the text");
        }
    }

    private static Sides numbers(Bound left, Bound right) {
        if (left.type().isFloat() || right.type().isFloat()) {
            return new Sides(
                    Casts.implicit(left, Type.DOUBLE).sql(),
                    Casts.implicit(right, Type.DOUBLE).sql());
        }
        return new Sides(left.sql(), right.sql());
    }

    private static boolean dates(Type a, Type b) {
        return a.isTime() && b.isTime();
    }

    private static boolean textual(Bound value) {
        return value.type().isText() || value.literal() != null;
    }
}

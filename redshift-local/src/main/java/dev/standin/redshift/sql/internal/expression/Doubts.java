package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Carries a doubt through what is computed from a value: the least and the greatest of the result follow from those of the value, because
 * everything that is carried here never turns a greater value into a smaller one, or always does. Anything else settles the doubt first.
 */
public final class Doubts {
    private Doubts() {}

    /** What is computed from one value; {@code turned} if a greater one leads to a smaller. */
    public static Bound lifted(Bound value, boolean turned, UnaryOperator<Bound> computed) {
        Bound.Doubt doubt = value.doubt();
        if (doubt == null) {
            return computed.apply(value);
        }
        Bound low = computed.apply(Bound.of(turned ? doubt.high() : doubt.low(), value.type()));
        Bound high = computed.apply(Bound.of(turned ? doubt.low() : doubt.high(), value.type()));
        return between(low, high, doubt.about());
    }

    /** One of several values, or the least or greatest of them; which one does not hang on the doubt. */
    public static Bound chosen(List<Bound> values, Function<List<Bound>, Bound> choice) {
        Bound.Doubt doubt = values.stream()
                .map(Bound::doubt)
                .filter(d -> d != null)
                .findFirst()
                .orElse(null);
        if (doubt == null) {
            return choice.apply(values);
        }
        Bound low = choice.apply(values.stream().map(Doubts::low).toList());
        Bound high = choice.apply(values.stream().map(Doubts::high).toList());
        return between(low, high, doubt.about());
    }

    /** A sum, difference, product or quotient; a divisor, and the second of two factors in doubt, are settled first. */
    static Bound combined(Operator operator, Bound a, Bound b, BinaryOperator<Bound> computed) {
        Bound.Doubt doubt = a.doubt() == null ? b.doubt() : a.doubt();
        if (doubt == null) {
            return computed.apply(a, b);
        }
        String about = doubt.about();
        if (operator == Operator.PLUS) {
            return between(computed.apply(low(a), low(b)), computed.apply(high(a), high(b)), about);
        }
        if (operator == Operator.MINUS) {
            return between(computed.apply(low(a), high(b)), computed.apply(high(a), low(b)), about);
        }
        if (a.doubt() == null && operator == Operator.DIVIDED) {
            return computed.apply(a, settled(b));
        }
        Bound one = a.doubt() == null ? computed.apply(a, low(b)) : computed.apply(low(a), settled(b));
        Bound other = a.doubt() == null ? computed.apply(a, high(b)) : computed.apply(high(a), settled(b));
        return Bound.doubtful(
                new Bound.Doubt(
                        "least(" + one.sql() + ", " + other.sql() + ")",
                        "greatest(" + one.sql() + ", " + other.sql() + ")",
                        about),
                one.type());
    }

    /** A number cast to one with fewer places, or none, which Redshift may round or cut. */
    static Bound shortened(Bound value, Type to) {
        Bound.Doubt doubt = value.doubt();
        String about = doubt == null
                ? "a cast to " + to.shown()
                        + " of a value with more places, which Redshift may round or cut; use round or trunc first"
                : doubt.about();
        return Bound.doubtful(
                new Bound.Doubt(
                        Casts.cast("least" + both(low(value).sql(), to), to),
                        Casts.cast("greatest" + both(high(value).sql(), to), to),
                        about),
                to);
    }

    /** A double precision value that is known up to a relative error. */
    public static Bound about(String sql, String precision, String name) {
        return floating("near", sql, precision, name);
    }

    /** The same, exact where the value is a fraction of a power of two. */
    public static Bound unlessDyadic(String sql, String precision, String name) {
        return floating("dyadic", sql, precision, name);
    }

    private static Bound floating(String kind, String sql, String precision, String name) {
        String about = "the last digits of " + name + ", a double precision value; write round(..., n) around it";
        return Bound.doubtful(
                new Bound.Doubt(
                        Macros.call(kind + "_low", sql, precision), Macros.call(kind + "_high", sql, precision), about),
                Type.DOUBLE);
    }

    private static String both(String sql, Type to) {
        String places = to.scale() == 0 ? "" : ", " + to.scale();
        return "(trunc(" + sql + places + "), round(" + sql + places + "))";
    }

    private static Bound between(Bound low, Bound high, String about) {
        return Bound.doubtful(new Bound.Doubt(low(low).sql(), high(high).sql(), about), low.type());
    }

    private static Bound settled(Bound value) {
        return value.doubt() == null ? value : Bound.of(value.sql(), value.type());
    }

    private static Bound low(Bound value) {
        return Bound.of(value.doubt() == null ? value.sql() : value.doubt().low(), value.type());
    }

    private static Bound high(Bound value) {
        return Bound.of(value.doubt() == null ? value.sql() : value.doubt().high(), value.type());
    }
}

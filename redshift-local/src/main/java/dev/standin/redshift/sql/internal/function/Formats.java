package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.engine.Patterns;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/** Functions that write or read by a format. */
final class Formats {
    private Formats() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("to_char", (a, b) -> toChar(a.between(2, 2)));
        rules.put("to_date", (a, b) -> toDate(a.between(2, 3)));
        rules.put("to_timestamp", (a, b) -> toTimestamp(a.between(2, 3)));
        rules.put("to_number", (a, b) -> new NumberFormat(a.between(2, 2).literalText(1)).read(a.text(0)));
    }

    /** Source: r_TO_CHAR.html. */
    private static Bound toChar(Arguments a) {
        Bound value = a.at(0);
        if (value.type().isExact()) {
            return new NumberFormat(a.literalText(1)).written(value);
        }
        if (!value.type().isTime()) {
            throw new Refusal("to_char of " + value.type().shown() + "; cast it to a timestamp or a decimal");
        }
        Patterns pattern = new Patterns(a.literalText(1));
        boolean zoned = value.type().kind() == Type.Kind.TIMESTAMPTZ;
        return Bound.of(
                Once.of(value.sql(), once -> pattern.written(once, zoned)),
                Type.text(pattern.bytes(), pattern.trimmed()));
    }

    /**
     * A day that the month does not have is carried over into the next month, unless {@code is_strict} is true. Source:
     * r_TO_DATE_function.html.
     */
    private static Bound toDate(Arguments a) {
        DateReading reading = new DateReading(a.function(), a.literalText(1));
        return Bound.of(Once.of(checked(a, reading), once -> reading.day(once, isStrict(a))), Type.DATE);
    }

    /** Source: r_TO_TIMESTAMP.html. */
    private static Bound toTimestamp(Arguments a) {
        DateReading reading = new DateReading(a.function(), a.literalText(1));
        return Bound.of(Once.of(checked(a, reading), once -> reading.stamp(once, isStrict(a))), Type.TIMESTAMPTZ);
    }

    private static String checked(Arguments a, DateReading reading) {
        return Macros.call("checked", a.text(0).sql(), reading.form());
    }

    private static boolean isStrict(Arguments a) {
        if (a.count() == 2) {
            return false;
        }
        return switch (a.at(2).sql()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(a.function() + " whose third argument is not true or false");
        };
    }
}

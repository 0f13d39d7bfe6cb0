package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Intervals: months, days and microseconds, added in this order; a month that is too short for the day gives its last day. Sources:
 * r_interval_literals.html, r_interval_data_types.html.
 */
public final class Intervals {
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9]+(?:[.][0-9]+)?)\\s*([A-Za-z]*)");
    private static final long MICROS = 1_000_000L;

    /** What an interval is made of. */
    private enum Part {
        MONTHS,
        DAYS,
        MICROSECONDS
    }

    /** A unit: so many of a part. */
    private record Unit(Part part, long count) {}

    private Intervals() {}

    /** Quantities with units, divided by commas or blanks; one without a unit counts seconds. */
    static Bound literal(String written) {
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        String text = written.strip();
        Matcher quantity = QUANTITY.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!quantity.find(at) || quantity.start() != at) {
                throw new Refusal("the interval '" + written + "'");
            }
            Unit unit = unit(quantity.group(2), written);
            if (unit.part() == Part.DAYS && quantity.group(1).contains(".")) {
                unit = new Unit(Part.MICROSECONDS, unit.count() * 86_400 * MICROS);
            }
            parts.merge(unit.part(), counted(quantity.group(1), unit, written), Math::addExact);
            at = quantity.end();
            while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
                at++;
            }
        }
        if (parts.isEmpty()) {
            throw new SqlError("invalid input syntax for type interval: \"" + written + "\"");
        }
        StringBuilder sql = new StringBuilder("INTERVAL '");
        parts.forEach((part, count) -> sql.append(count)
                .append(' ')
                .append(part.name().toLowerCase(Locale.ROOT))
                .append(' '));
        return Bound.of(sql.toString().strip() + "'", Type.INTERVAL);
    }

    private static Unit unit(String word, String written) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "year", "years", "y", "yr", "yrs" -> new Unit(Part.MONTHS, 12);
            case "month", "months", "mon", "mons" -> new Unit(Part.MONTHS, 1);
            case "week", "weeks", "w" -> new Unit(Part.DAYS, 7);
            case "day", "days", "d" -> new Unit(Part.DAYS, 1);
            case "hour", "hours", "h", "hr", "hrs" -> new Unit(Part.MICROSECONDS, 3600 * MICROS);
            case "minute", "minutes", "m", "min", "mins" -> new Unit(Part.MICROSECONDS, 60 * MICROS);
            case "", "second", "seconds", "s", "sec", "secs" -> new Unit(Part.MICROSECONDS, MICROS);
            default -> throw new Refusal("the interval '" + written + "', for its unit " + word);
        };
    }

    /** A fraction of a day is hours; what a fraction of a month is, the pages do not say. */
    private static long counted(String number, Unit unit, String written) {
        BigDecimal count = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.count()));
        try {
            return count.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Refusal("the interval '" + written + "', for its fraction or size; write it in smaller units");
        }
    }

    /** Whether the operation is one of intervals, or makes one. */
    static boolean takes(Operator operator, Bound a, Bound b) {
        boolean interval = isInterval(a) || isInterval(b);
        boolean between = operator == Operator.MINUS
                && a.type().isTime()
                && b.type().isTime()
                && !(a.type().kind() == Type.Kind.DATE && b.type().kind() == Type.Kind.DATE);
        return interval || between;
    }

    static Bound apply(Operator operator, Bound a, Bound b) {
        String symbol = operator.symbol();
        boolean adding = operator == Operator.PLUS || operator == Operator.MINUS;
        if (adding && a.type().isTime() && b.type().isTime() && operator == Operator.MINUS) {
            return Bound.of("(" + stamp(a) + " - " + stamp(b) + ")", Type.INTERVAL);
        }
        if (adding && isInterval(b) && a.type().isTime()) {
            return Bound.of("(" + stamp(a) + " " + symbol + " " + b.sql() + ")", moved(a));
        }
        if (operator == Operator.PLUS && isInterval(a) && b.type().isTime()) {
            return Bound.of("(" + stamp(b) + " + " + a.sql() + ")", moved(b));
        }
        if (adding && isInterval(a) && isInterval(b)) {
            return Bound.of("(" + a.sql() + " " + symbol + " " + b.sql() + ")", Type.INTERVAL);
        }
        if (operator == Operator.TIMES && isInterval(a) && b.type().isNumber()) {
            return times(a, b);
        }
        if (operator == Operator.TIMES && isInterval(b) && a.type().isNumber()) {
            return times(b, a);
        }
        throw new Refusal("the operation " + a.type().shown() + " " + symbol + " "
                + b.type().shown());
    }

    /** A number with a fraction multiplies only what consists of seconds. */
    private static Bound times(Bound interval, Bound number) {
        boolean seconds = interval.sql().matches("INTERVAL '-?[0-9]+ microseconds'");
        if (!seconds && !number.type().isInteger()) {
            throw new Refusal(
                    "an interval times " + number.type().shown() + "; only whole numbers multiply days and months");
        }
        if (!seconds) {
            return Bound.of("(" + interval.sql() + " * CAST(" + number.sql() + " AS INTEGER))", Type.INTERVAL);
        }
        String micros = interval.sql().replaceAll("[^0-9-]", "");
        String product = number.type().isFloat()
                ? "CAST(round(" + number.sql() + " * " + micros + ") AS BIGINT)"
                : "CAST(round(CAST(" + number.sql() + " AS DECIMAL(38, 6)) * " + micros + ") AS BIGINT)";
        return Bound.of("to_microseconds(" + product + ")", Type.INTERVAL);
    }

    /** The whole seconds, or a part, of what lies between two timestamps; a fraction is refused, since which way it is cut is not documented. */
    public static Bound extract(String part, Bound interval) {
        String value = "date_part('" + part + "', " + interval.sql() + ")";
        return part.equals("epoch")
                ? Bound.of("CAST(" + Macros.call("whole_part", value) + " AS BIGINT)", Type.BIGINT)
                : Bound.of("CAST(" + value + " AS INTEGER)", Type.INTEGER);
    }

    private static boolean isInterval(Bound value) {
        return value.type().kind() == Type.Kind.INTERVAL;
    }

    private static String stamp(Bound time) {
        return time.type().kind() == Type.Kind.DATE ? "CAST(" + time.sql() + " AS TIMESTAMP)" : time.sql();
    }

    private static Type moved(Bound time) {
        return time.type().kind() == Type.Kind.DATE ? Type.TIMESTAMP : time.type();
    }
}

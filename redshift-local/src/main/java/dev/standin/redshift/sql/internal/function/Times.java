package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Intervals;
import dev.standin.redshift.sql.scope.Bound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Functions of dates and timestamps, all in UTC; a moment is read as a timestamp of UTC. */
public final class Times {
    private static final List<String> STEPS = List.of(
            "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond");
    private static final List<String> FIELDS = List.of(
            "millennium",
            "century",
            "decade",
            "year",
            "quarter",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "second",
            "millisecond",
            "dow",
            "doy",
            "epoch");

    private Times() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("dateadd", (a, b) -> dateadd(a.between(3, 3)));
        rules.put("datediff", (a, b) -> datediff(a.between(3, 3)));
        rules.put("date_trunc", (a, b) -> truncated(a.between(2, 2)));
        rules.put("date_part", (a, b) -> datePart(a.between(2, 2)));
        rules.put("pgdate_part", (a, b) -> datePart(a.between(2, 2)));
        rules.put(
                "current_date",
                (a, b) -> now(a, b.context().moment().transaction().truncatedTo(ChronoUnit.DAYS), Type.DATE));
        rules.put(
                "getdate",
                (a, b) -> now(a, b.context().moment().statement().truncatedTo(ChronoUnit.SECONDS), Type.TIMESTAMP));
        rules.put(
                "sysdate",
                (a, b) -> now(a, b.context().moment().transaction().truncatedTo(ChronoUnit.MICROS), Type.TIMESTAMP));
    }

    /**
     * A year after the 29th of February is the 1st of March, twelve months after it the 28th. Source:
     * r_DATEADD_function.html.
     */
    private static Bound dateadd(Arguments a) {
        String part = DateParts.of(a.literalText(0), STEPS);
        String count = "CAST(" + a.integer(1).sql() + " AS INTEGER)";
        if (part.equals("year")) {
            return Bound.of(
                    "CAST(" + Macros.call("years_later", a.time(2).sql(), count) + " AS TIMESTAMP)", Type.TIMESTAMP);
        }
        String interval = switch (part) {
            case "quarter" -> "to_months(3 * " + count + ")";
            case "month" -> "to_months(" + count + ")";
            case "week" -> "to_days(7 * " + count + ")";
            case "day" -> "to_days(" + count + ")";
            case "millisecond" -> "to_microseconds(1000 * CAST(" + count + " AS BIGINT))";
            default -> "to_" + part + "s(CAST(" + count + " AS BIGINT))";
        };
        return Bound.of("CAST(" + a.time(2).sql() + " + " + interval + " AS TIMESTAMP)", Type.TIMESTAMP);
    }

    private static Bound datediff(Arguments a) {
        String part = DateParts.of(a.literalText(0), STEPS);
        String from = "CAST(" + a.time(1).sql() + " AS TIMESTAMP)";
        String to = "CAST(" + a.time(2).sql() + " AS TIMESTAMP)";
        String sql = part.equals("week")
                ? "(" + Macros.call("week_number", to) + " - " + Macros.call("week_number", from) + ")"
                : "datediff('" + part + "', " + from + ", " + to + ")";
        return Bound.of(sql, Type.BIGINT);
    }

    private static Bound truncated(Arguments a) {
        String part = DateParts.of(a.literalText(0), STEPS);
        return Bound.of("date_trunc('" + part + "', CAST(" + a.time(1).sql() + " AS TIMESTAMP))", Type.TIMESTAMP);
    }

    /**
     * Of a timestamp an integer, of a moment a double, which must not have a fraction: whether it is kept is not documented. Source:
     * r_EXTRACT_function.html.
     */
    public static Bound extract(String written, Bound value) {
        if (value.type().kind() == Type.Kind.INTERVAL) {
            return Intervals.extract(DateParts.of(written, List.of("day", "hour", "minute", "second", "epoch")), value);
        }
        Bound time = new Arguments("extract", List.of(), List.of(value)).time(0);
        String part = DateParts.of(written, FIELDS);
        if (time.type().kind() == Type.Kind.TIMESTAMPTZ) {
            return Bound.of(Macros.call("whole_part", "CAST(" + field(part, time) + " AS DOUBLE)"), Type.DOUBLE);
        }
        return part.equals("epoch")
                ? Bound.of("CAST(floor(" + field(part, time) + ") AS BIGINT)", Type.BIGINT)
                : Bound.of("CAST(trunc(" + field(part, time) + ") AS INTEGER)", Type.INTEGER);
    }

    /**
     * The part as a double; seconds with their fraction. The page says of milliseconds and microseconds both that they come with the seconds and
     * that they do not, so these are refused. Sources: r_DATE_PART_function.html, r_Dateparts_for_datetime_functions.html.
     */
    private static Bound datePart(Arguments a) {
        String part = DateParts.of(
                a.literalText(0),
                FIELDS.stream().filter(field -> !field.equals("millisecond")).toList());
        return Bound.of("CAST(" + field(part, a.time(1)) + " AS DOUBLE)", Type.DOUBLE);
    }

    /** Decades count from the year 1, so that the first has nine years. */
    private static String field(String part, Bound time) {
        String stamp = "CAST(" + time.sql() + " AS TIMESTAMP)";
        return switch (part) {
            case "decade" -> "(date_part('year', " + time.sql() + ") // 10 + 1)";
            case "second" -> "(date_part('microsecond', " + stamp + ") / 1000000.0::DOUBLE)";
            case "millisecond" -> "(date_part('microsecond', " + stamp + ") // 1000 % 1000)";
            case "hour", "minute", "epoch" -> "date_part('" + part + "', " + stamp + ")";
            default -> "date_part('" + part + "', " + time.sql() + ")";
        };
    }

    /**
     * GETDATE is the statement's time, without fraction; SYSDATE and CURRENT_DATE are the transaction's. Source: r_SYSDATE.html,
     * r_GETDATE.html.
     */
    private static Bound now(Arguments a, Instant instant, Type type) {
        a.between(0, 0);
        var now = instant.atOffset(ZoneOffset.UTC);
        return type.kind() == Type.Kind.DATE
                ? Bound.of("DATE '" + now.toLocalDate() + "'", type)
                : Bound.of("TIMESTAMP '" + now.toLocalDateTime().toString().replace('T', ' ') + "'", type);
    }
}

package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.engine.Patterns;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions of dates and timestamps, all in UTC; a moment is read as a timestamp of UTC. */
public final class Times {
    private Times() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("dateadd", (a, b) -> dateadd(a.between(3, 3)));
        rules.put("datediff", (a, b) -> datediff(a.between(3, 3)));
        rules.put("add_months", (a, b) -> addMonths(a.between(2, 2)));
        rules.put("date_trunc", (a, b) -> truncated(a.between(2, 2)));
        rules.put(
                "last_day",
                (a, b) -> Bound.of("last_day(" + a.between(1, 1).time(0).sql() + ")", Type.DATE));
        rules.put("to_char", (a, b) -> toChar(a.between(2, 2)));
        rules.put("to_date", (a, b) -> toDate(a.between(2, 2)));
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

    /** DuckDB's name of a part, by any of Redshift's names. */
    private static String part(String written, List<String> allowed) {
        String part = switch (written.toLowerCase(Locale.ROOT)) {
            case "year", "years", "y", "yr", "yrs" -> "year";
            case "quarter", "quarters", "qtr", "qtrs" -> "quarter";
            case "month", "months", "mon", "mons" -> "month";
            case "week", "weeks", "w" -> "week";
            case "day", "days", "d" -> "day";
            case "hour", "hours", "h", "hr", "hrs" -> "hour";
            case "minute", "minutes", "m", "min", "mins" -> "minute";
            case "second", "seconds", "s", "sec", "secs" -> "second";
            case "dow", "dayofweek", "dw", "weekday" -> "dow";
            case "doy", "dayofyear", "dy", "yearday" -> "doy";
            case "epoch" -> "epoch";
            default -> written;
        };
        if (!allowed.contains(part)) {
            throw new Refusal("the date part " + written + " here; " + String.join(", ", allowed) + " are supported");
        }
        return part;
    }

    /**
     * A year after the 29th of February is the 1st of March, twelve months after it the 28th. Source:
     * r_DATEADD_function.html.
     */
    private static Bound dateadd(Arguments a) {
        String part =
                part(a.literalText(0), List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second"));
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
            default -> "to_" + part + "s(CAST(" + count + " AS BIGINT))";
        };
        return Bound.of("CAST(" + a.time(2).sql() + " + " + interval + " AS TIMESTAMP)", Type.TIMESTAMP);
    }

    private static Bound datediff(Arguments a) {
        String part =
                part(a.literalText(0), List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second"));
        String from = "CAST(" + a.time(1).sql() + " AS TIMESTAMP)";
        String to = "CAST(" + a.time(2).sql() + " AS TIMESTAMP)";
        String sql = part.equals("week")
                ? "(" + Macros.call("week_number", to) + " - " + Macros.call("week_number", from) + ")"
                : "datediff('" + part + "', " + from + ", " + to + ")";
        return Bound.of(sql, Type.BIGINT);
    }

    /** The last day of a month leads to the last day of a month. */
    private static Bound addMonths(Arguments a) {
        Bound time = a.time(0);
        boolean midnight = time.type().kind() == Type.Kind.DATE
                || (a.at(0).literal() != null && time.sql().endsWith("00:00'"));
        if (!midnight) {
            throw new Refusal("add_months of a timestamp; cast it to date");
        }
        String months = "CAST(" + a.integer(1).sql() + " AS INTEGER)";
        return Bound.of(Macros.call("months_later", "CAST(" + time.sql() + " AS DATE)", months), Type.TIMESTAMP);
    }

    private static Bound truncated(Arguments a) {
        String part =
                part(a.literalText(0), List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second"));
        return Bound.of("date_trunc('" + part + "', CAST(" + a.time(1).sql() + " AS TIMESTAMP))", Type.TIMESTAMP);
    }

    public static Bound extract(String written, Bound value) {
        Bound time = new Arguments("extract", List.of(), List.of(value)).time(0);
        String part = part(
                written,
                List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second", "dow", "doy", "epoch"));
        if (part.equals("epoch")) {
            return Bound.of("CAST(floor(date_part('epoch', " + time.sql() + ")) AS BIGINT)", Type.BIGINT);
        }
        boolean clock = List.of("hour", "minute", "second").contains(part);
        String sql = clock ? "CAST(" + time.sql() + " AS TIMESTAMP)" : time.sql();
        return Bound.of("CAST(date_part('" + part + "', " + sql + ") AS INTEGER)", Type.INTEGER);
    }

    private static Bound toChar(Arguments a) {
        Bound value = a.at(0);
        if (!value.type().isTime()) {
            throw new Refusal("to_char of " + value.type().shown());
        }
        String pattern = new Patterns(a.literalText(1)).strftime();
        return Bound.of(
                "strftime(" + value.sql() + ", " + Text.quote(pattern) + ")",
                Type.text(Math.max(1, a.literalText(1).length() * 3), !pattern.endsWith(" ")));
    }

    /**
     * TO_DATE for complete numeric forms only. A day that the month does not have is carried over into the next month.
     *
     * <p>Source: Redshift's "TO_DATE function": {@code TO_DATE('20010631', 'YYYYMMDD')} is 2001-07-01 unless {@code is_strict} is given.
     */
    private static Bound toDate(Arguments a) {
        Bound text = a.text(0);
        String format = a.literalText(1).toUpperCase(Locale.ROOT);
        if (!List.of("YYYY-MM-DD", "YYYYMMDD", "YYYY/MM/DD", "DD-MM-YYYY", "MM/DD/YYYY")
                .contains(format)) {
            throw new Refusal("to_date with the format " + format);
        }
        String form =
                format.replace("YYYY", "[0-9]{4}").replace("MM", "[0-9]{2}").replace("DD", "[0-9]{2}");
        String checked = Macros.call("checked", text.sql(), Text.quote(form));
        return Bound.of(
                Once.of(
                        checked,
                        once -> Macros.SCHEMA + ".carried_date(" + part(once, format, "YYYY") + ", "
                                + part(once, format, "MM") + ", " + part(once, format, "DD") + ")"),
                Type.DATE);
    }

    private static String part(String text, String format, String part) {
        return "CAST(substr(%s, %d, %d) AS INTEGER)".formatted(text, format.indexOf(part) + 1, part.length());
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

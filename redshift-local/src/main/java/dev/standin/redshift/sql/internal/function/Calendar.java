package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.scope.Bound;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions that count in months and weeks, and those that compare dates. */
final class Calendar {
    private static final List<List<String>> DAYS = List.of(
            List.of("m", "mo", "mon", "monday"),
            List.of("tu", "tue", "tues", "tuesday"),
            List.of("w", "we", "wed", "wednesday"),
            List.of("th", "thu", "thurs", "thursday"),
            List.of("f", "fr", "fri", "friday"),
            List.of("sa", "sat", "saturday"),
            List.of("su", "sun", "sunday"));

    private Calendar() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("add_months", (a, b) -> addMonths(a.between(2, 2)));
        rules.put(
                "last_day",
                (a, b) -> Bound.of("last_day(" + a.between(1, 1).time(0).sql() + ")", Type.DATE));
        rules.put("months_between", (a, b) -> monthsBetween(a.between(2, 2)));
        rules.put("next_day", (a, b) -> nextDay(a.between(2, 2)));
        rules.put(
                "date_part_year",
                (a, b) -> Bound.of(
                        "CAST(date_part('year', " + a.between(1, 1).time(0).sql() + ") AS INTEGER)", Type.INTEGER));
        rules.put("date_cmp", (a, b) -> order(day(a.between(2, 2), 0), day(a, 1)));
        rules.put("timestamp_cmp", (a, b) -> order(stamp(a.between(2, 2), 0), stamp(a, 1)));
        rules.put("date_cmp_timestamp", (a, b) -> order(stamp(a.between(2, 2), 0), stamp(a, 1)));
        for (String name : List.of(
                "date_cmp_timestamptz",
                "timestamp_cmp_timestamptz",
                "timestamptz_cmp",
                "timestamptz_cmp_date",
                "timestamptz_cmp_timestamp")) {
            rules.put(name, (a, b) -> order(moment(a.between(2, 2), 0, name), moment(a, 1, name)));
        }
        rules.put("timestamp_cmp_date", (a, b) -> order(stamp(a.between(2, 2), 0), stamp(a, 1)));
    }

    /**
     * The last day of a month leads to the last day of a month. What becomes of a time of the day is not documented, so it must be midnight.
     * Source: r_ADD_MONTHS.html.
     */
    private static Bound addMonths(Arguments a) {
        String months = "CAST(" + a.integer(1).sql() + " AS INTEGER)";
        Bound time = a.time(0);
        String day = time.type().kind() == Type.Kind.DATE
                ? time.sql()
                : Macros.call("midnight", "CAST(" + time.sql() + " AS TIMESTAMP)");
        return Bound.of(Macros.call("months_later", "CAST(" + day + " AS DATE)", months), Type.TIMESTAMP);
    }

    /** A fraction counts months of 31 days. Source: r_MONTHS_BETWEEN_function.html. */
    private static Bound monthsBetween(Arguments a) {
        return Bound.of(Macros.SCHEMA + ".months_between(" + stamp(a, 0) + ", " + stamp(a, 1) + ")", Type.DOUBLE);
    }

    /** The first such day after the date, never the date itself. Source: r_NEXT_DAY.html. */
    private static Bound nextDay(Arguments a) {
        String name = a.literalText(1).toLowerCase(Locale.ROOT);
        for (int i = 0; i < DAYS.size(); i++) {
            if (DAYS.get(i).contains(name)) {
                return Bound.of(Macros.call("next_day", day(a, 0), i + 1), Type.DATE);
            }
        }
        throw new SqlError("Not a valid day: " + a.literalText(1));
    }

    /** 1 if the first is later, -1 if it is earlier. Sources: r_DATE_CMP.html, r_TIMESTAMP_CMP.html. */
    private static Bound order(String first, String second) {
        return Bound.of(
                "CAST(sign(date_diff('microsecond', CAST(" + second + " AS TIMESTAMP), CAST(" + first
                        + " AS TIMESTAMP))) AS INTEGER)",
                Type.INTEGER);
    }

    /** A date or a timestamp, which is one of UTC, or a moment: that of which the function's name tells. Source: r_TIMESTAMPTZ_CMP.html. */
    private static String moment(Arguments a, int i, String function) {
        String[] kinds = function.equals("timestamptz_cmp")
                ? new String[] {"timestamptz", "timestamptz"}
                : function.split("_cmp_");
        Type type = kinds[i].equals("timestamptz")
                ? Type.TIMESTAMPTZ
                : kinds[i].equals("date") ? Type.DATE : Type.TIMESTAMP;
        Bound value = a.at(i);
        if (!value.type().isUnknown() && value.type().kind() != type.kind()) {
            throw new Refusal(function + " of " + value.type().shown() + " as argument " + (i + 1));
        }
        return Casts.explicit(value, type).sql();
    }

    private static String day(Arguments a, int i) {
        if (a.time(i).type().kind() == Type.Kind.TIMESTAMPTZ) {
            throw new Refusal(a.function() + " of " + Type.TIMESTAMPTZ.shown());
        }
        return "CAST(" + a.time(i).sql() + " AS DATE)";
    }

    private static String stamp(Arguments a, int i) {
        if (a.time(i).type().kind() == Type.Kind.TIMESTAMPTZ) {
            throw new Refusal(a.function() + " of " + Type.TIMESTAMPTZ.shown());
        }
        return "CAST(" + a.time(i).sql() + " AS TIMESTAMP)";
    }
}

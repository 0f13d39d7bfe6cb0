package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The part of a date that a function takes as its first argument: a bare word for some, a text for others. */
final class DateParts {
    private static final Set<String> BARE = Set.of("dateadd", "datediff");
    private static final Set<String> QUOTED = Set.of("date_trunc");
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("millennium", List.of("millennia", "mil", "mils")),
            Map.entry("century", List.of("centuries", "c", "cent", "cents")),
            Map.entry("decade", List.of("decades", "dec", "decs")),
            Map.entry("epoch", List.of()),
            Map.entry("year", List.of("years", "y", "yr", "yrs")),
            Map.entry("quarter", List.of("quarters", "qtr", "qtrs")),
            Map.entry("month", List.of("months", "mon", "mons")),
            Map.entry("week", List.of("weeks", "w")),
            Map.entry("day", List.of("days", "d")),
            Map.entry("hour", List.of("hours", "h", "hr", "hrs")),
            Map.entry("minute", List.of("minutes", "m", "min", "mins")),
            Map.entry("second", List.of("seconds", "s", "sec", "secs")),
            Map.entry(
                    "millisecond",
                    List.of(
                            "milliseconds",
                            "ms",
                            "msec",
                            "msecs",
                            "msecond",
                            "mseconds",
                            "millisec",
                            "millisecs",
                            "millisecon")),
            Map.entry(
                    "microsecond",
                    List.of("microseconds", "microsec", "microsecs", "usecond", "useconds", "us", "usec", "usecs")),
            Map.entry("dow", List.of("dayofweek", "dw", "weekday")),
            Map.entry("doy", List.of("dayofyear", "dy", "yearday")));
    private static final Map<String, String> WORDS = words();

    private DateParts() {}

    /** Arguments of an unknown function, except for a bare word that names a part of a date. */
    static List<Expression> without(List<Expression> arguments) {
        return arguments.stream()
                .filter(argument -> !(argument instanceof Expression.Name(List<String> parts)
                        && parts.size() == 1
                        && WORDS.containsKey(parts.getFirst())))
                .toList();
    }

    /** Objects to a call written as for other databases. */
    static void check(Expression.Call call, Places places) {
        if (call.arguments().isEmpty()) {
            return;
        }
        Expression first = call.arguments().getFirst();
        if (BARE.contains(call.name())
                && first instanceof Expression.Text(String part)
                && !WORDS.containsKey(part.toLowerCase(Locale.ROOT))) {
            throw new Refusal("the date part " + part)
                    .told("\"" + part + "\" is no part of a date", part, List.of())
                    .instead("write " + call.name() + "(day, ...)")
                    .at(places.of(first).start());
        }
        if (QUOTED.contains(call.name())
                && first instanceof Expression.Name(List<String> parts)
                && parts.size() == 1
                && WORDS.containsKey(parts.getFirst())) {
            throw new SqlError("column \"" + parts.getFirst() + "\" does not exist")
                    .told(call.name() + " takes the part of a date as a text", "", List.of())
                    .instead("write " + call.name() + "('" + parts.getFirst() + "', ...)")
                    .at(places.of(first).start());
        }
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        NAMES.forEach((name, others) -> {
            words.put(name, name);
            others.forEach(other -> words.put(other, name));
        });
        return Map.copyOf(words);
    }

    /** The name of a part, by any of its names. Source: r_Dateparts_for_datetime_functions.html. */
    static String of(String written, List<String> allowed) {
        String part = WORDS.getOrDefault(written.toLowerCase(Locale.ROOT), written);
        if (!allowed.contains(part)) {
            throw new Refusal("the date part " + written + " here; " + String.join(", ", allowed) + " are supported");
        }
        return part;
    }
}

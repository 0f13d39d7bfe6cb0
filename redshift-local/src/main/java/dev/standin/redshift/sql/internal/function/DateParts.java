package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import java.util.List;
import java.util.Set;

/** The part of a date that a function takes as its first argument: a bare word for some, a text for others. */
final class DateParts {
    private static final Set<String> BARE = Set.of("dateadd", "datediff");
    private static final Set<String> QUOTED = Set.of("date_trunc");
    private static final Set<String> WORDS = Set.of(
            "millennium",
            "century",
            "decade",
            "epoch",
            "year",
            "years",
            "y",
            "yr",
            "yrs",
            "quarter",
            "quarters",
            "qtr",
            "qtrs",
            "month",
            "months",
            "mon",
            "mons",
            "week",
            "weeks",
            "w",
            "day",
            "days",
            "d",
            "hour",
            "hours",
            "h",
            "hr",
            "hrs",
            "minute",
            "minutes",
            "m",
            "min",
            "mins",
            "second",
            "seconds",
            "s",
            "sec",
            "secs",
            "millisecond",
            "milliseconds",
            "ms",
            "microsecond",
            "microseconds",
            "us",
            "dow",
            "dayofweek",
            "dw",
            "weekday",
            "doy",
            "dayofyear",
            "dy",
            "yearday");

    private DateParts() {}

    /** Arguments of an unknown function, except for a bare word that names a part of a date. */
    static List<Expression> without(List<Expression> arguments) {
        return arguments.stream()
                .filter(argument -> !(argument instanceof Expression.Name(List<String> parts)
                        && parts.size() == 1
                        && WORDS.contains(parts.getFirst())))
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
                && !WORDS.contains(part.toLowerCase(java.util.Locale.ROOT))) {
            throw new Refusal("the date part " + part)
                    .told("\"" + part + "\" is no part of a date", part, List.of())
                    .instead("write " + call.name() + "(day, ...)")
                    .at(places.of(first).start());
        }
        if (QUOTED.contains(call.name())
                && first instanceof Expression.Name(List<String> parts)
                && parts.size() == 1
                && WORDS.contains(parts.getFirst())) {
            throw new SqlError("column \"" + parts.getFirst() + "\" does not exist")
                    .told(call.name() + " takes the part of a date as a text", "", List.of())
                    .instead("write " + call.name() + "('" + parts.getFirst() + "', ...)")
                    .at(places.of(first).start());
        }
    }
}

package dev.standin.redshift.sql.engine;

import static dev.standin.redshift.sql.engine.Macros.macro;
import static dev.standin.redshift.sql.engine.Macros.refused;

import java.util.List;
import java.util.stream.Stream;

/** Macros for dates and timestamps, beyond those of zones. */
final class TimeMacros {
    private static final String WITHIN = "date_diff('microsecond', date_trunc('day', %1$s), %1$s)";

    private TimeMacros() {}

    static List<String> definitions() {
        return Stream.of(dates(), parts()).flatMap(List::stream).toList();
    }

    private static List<String> dates() {
        return List.of(
                macro(
                        "midnight(x)",
                        "case when x is null or x = date_trunc('day', x) then x else "
                                + refused("add_months of a timestamp with a time of the day; cast it to date")
                                + " end"),
                macro(
                        "iso_date(x)",
                        "case when x is null or regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}.*') then x when"
                                + " regexp_full_match(x, '[0-9]{8}') then x[1:4] || '-' || x[5:6] || '-' || x[7:8] when"
                                + " regexp_full_match(x, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') then split_part(x, '-', 1) ||"
                                + " '-' || lpad(split_part(x, '-', 2), 2, '0') || '-' || lpad(split_part(x, '-', 3), 2,"
                                + " '0') when regexp_full_match(x, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}') then split_part(x,"
                                + " '/', 3) || '-' || lpad(split_part(x, '/', 1), 2, '0') || '-' || lpad(split_part(x,"
                                + " '/', 2), 2, '0') else x end"));
    }

    private static List<String> parts() {
        return List.of(
                macro(
                        "whole_part(x)",
                        "case when x is null or x = trunc(x) then x else "
                                + refused("extract of a part with a fraction from an interval or a timestamptz")
                                + " end"),
                macro("next_day(d, n)", "cast(d + cast((n - isodow(d) + 6) % 7 + 1 as integer) as date)"),
                macro(
                        "months_between(a, b)",
                        "cast((year(a) - year(b)) * 12 + month(a) - month(b) as double) + case when day(a) = day(b)"
                                + " or (last_day(a) = cast(a as date) and last_day(b) = cast(b as date)) then 0 else"
                                + " ((day(a) - day(b)) * 86400000000 + " + WITHIN.formatted("a") + " - "
                                + WITHIN.formatted("b") + ") / cast(2678400000000 as double) end"),
                macro(
                        "strict_date(y, m, d)",
                        "case when y is null then null when y >= 1 and m between 1 and 12 and d between 1 and"
                                + " day(last_day(make_date(y, m, 1))) then make_date(y, m, d) else error('ERROR: date/time"
                                + " field date value out of range: ' || y || '-' || m || '-' || d) end"),
                macro(
                        "strict_hour(h)",
                        "case when h is null or h < 24 then h else error('ERROR: date/time field time value out of"
                                + " range: ' || h) end"),
                macro(
                        "hour12(h, half)",
                        "case when h between 1 and 12 then h % 12 + case when lower(half[1]) = 'p' then 12 else 0 end"
                                + " when h is null then null else "
                                + refused("an hour outside of 1 to 12 with AM or PM") + " end"));
    }
}

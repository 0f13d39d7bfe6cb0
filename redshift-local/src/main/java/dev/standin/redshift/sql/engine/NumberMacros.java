package dev.standin.redshift.sql.engine;

import static dev.standin.redshift.sql.engine.Macros.failed;
import static dev.standin.redshift.sql.engine.Macros.macro;
import static dev.standin.redshift.sql.engine.Macros.refused;

import java.util.List;
import java.util.stream.Stream;

/** Macros for doubles, for what is computed from a group's values, and for the texts of numbers. */
final class NumberMacros {
    private NumberMacros() {}

    private static final String DYADIC = "abs(x) < 4503599627370496 and x * 1048576 = trunc(x * 1048576)";

    static List<String> definitions() {
        return Stream.of(doubles(), groups(), texts()).flatMap(List::stream).toList();
    }

    private static List<String> doubles() {
        return List.of(
                macro(
                        "whole(x)",
                        "case when x = trunc(x) then x when x is null then null else "
                                + refused("a number with a fraction cast to an integer type; use round, trunc, floor or"
                                        + " ceil first")
                                + " end"),
                macro("cotangent(x)", "case when x = 0 then " + refused("cot(0)") + " else cot(x) end"),
                macro("near_low(x, e)", "x - abs(x) * cast(e as double)"),
                macro("near_high(x, e)", "x + abs(x) * cast(e as double)"),
                macro("dyadic_low(x, e)", "case when " + DYADIC + " then x else x - abs(x) * cast(e as double) end"),
                macro("dyadic_high(x, e)", "case when " + DYADIC + " then x else x + abs(x) * cast(e as double) end"));
    }

    private static List<String> groups() {
        return List.of(
                macro(
                        "summed(x, about, bound, most)",
                        "case when abs(about) >= bound or x > most or x < -most then "
                                + failed("Numeric data overflow (result precision)") + " else x end"),
                macro(
                        "with_places(x, n)",
                        "case when x <> round(x, n) then "
                                + refused("a median or percentile between two values that has more places than the"
                                        + " values; cast them to more places, or to double precision")
                                + " else x end"),
                macro(
                        "one_value(least_one, greatest_one, values_there, rows_there)",
                        "case when values_there = 0 then null when least_one <> greatest_one or values_there <>"
                                + " rows_there then "
                                + refused("any_value of different values; use min or max")
                                + " else least_one end"),
                macro(
                        "interpolated(l, p)",
                        "case when len(l) > 0 then l[cast(floor(p * (len(l) - 1)) as bigint) + 1] + (l[cast(ceil(p *"
                                + " (len(l) - 1)) as bigint) + 1] - l[cast(floor(p * (len(l) - 1)) as bigint) + 1]) *"
                                + " cast(p * (len(l) - 1) - floor(p * (len(l) - 1)) as decimal(10, 9)) end"));
    }

    private static List<String> texts() {
        return List.of(
                macro(
                        "number_or_null(x, form)",
                        "case when x is null or regexp_full_match(x, form) then x"
                                + " when regexp_matches(x, '[^-+.0-9eE\\s]') and not regexp_full_match(trim(x),"
                                + " '[-+]?(nan|inf|infinity)', 'i') then null else "
                                + refused("try_cast of a text that Redshift may read as a number, though not in its"
                                        + " plain form")
                                + " end"),
                macro(
                        "shown_number(x, whole, places, bare)",
                        "case when x is null then null when trunc(abs(x)) >= power(10, whole) then "
                                + refused("to_char of a number with more digits than the format has")
                                + " when x <> round(x, places) then "
                                + refused("to_char of a number with more decimal places than the format has;"
                                        + " use round first")
                                + " when bare and abs(x) < 1 then "
                                + refused("to_char of a number below 1 with a format without 0 before the point")
                                + " else x end"));
    }
}

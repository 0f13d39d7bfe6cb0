package dev.standin.redshift.sql.engine;

import static dev.standin.redshift.sql.engine.Macros.macro;
import static dev.standin.redshift.sql.engine.Macros.refused;

import java.util.List;

/** Macros for the texts of numbers. */
final class NumberMacros {
    private NumberMacros() {}

    static List<String> definitions() {
        return List.of(macro(
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

package dev.larder.local.redshift.sql;

import java.util.List;

/** DuckDB macros that give an operation Redshift's meaning, or an error where DuckDB would return something else. */
public final class Macros {
    /** The schema of everything that is ours and not the author's. */
    public static final String SCHEMA = "\"larder$\"";

    private static final String REFUSED = "Not supported by the local Redshift: ";

    private Macros() {}

    /** Statements that create the macros; they may be repeated. */
    public static List<String> definitions() {
        return List.of(
                macro("distinct_text(x)", "case when suffix(x, ' ') then " + refused("a text with trailing blanks where equal"
                        + " texts are brought together (GROUP BY, DISTINCT, UNION, PARTITION BY); use rtrim") + " else x end"),
                macro("no_blurred_key(x)", "case when suffix(x, ' ') then cast(" + refused("a text with trailing blanks as a GROUP BY key; use rtrim")
                        + " as boolean) else true end"),
                macro("divide_integers(a, b)", "case when b = 0 then " + failed("Divide by zero") + " else a // b end"),
                macro("remainder(a, b)", "case when b = 0 then " + failed("Divide by zero") + " else a % b end"),
                macro("divide_doubles(a, b)", "case when b = 0 then " + failed("Divide by zero") + " else a / b end"),
                macro("cut_text(x, n)", "case when strlen(x) <= n then x when strlen(x) = length(x) then left(x, n)"
                        + " else left(x, list_max(list_transform(range(0, n + 1), lambda k: case when strlen(left(x, k)) <= n then k else 0 end))) end"),
                macro("fit_text(x, n)", "case when strlen(x) <= n then x when strlen(rtrim(x, ' ')) <= n then"
                        + " rtrim(x, ' ') || repeat(' ', n - strlen(rtrim(x, ' '))) else error('ERROR: Value too long for character type: '"
                        + " || strlen(x) || ' bytes where ' || n || ' are allowed') end"),
                macro("short_text(x, n)", "case when strlen(x) <= n then x else error('ERROR: Value too long for character type: '"
                        + " || strlen(x) || ' bytes where ' || n || ' are allowed') end"),
                macro("checked(x, form)", "case when x is null or regexp_full_match(x, form) then x else error('ERROR: invalid input syntax: '"
                        + " || chr(34) || x || chr(34)) end"),
                macro("carried_date(y, m, d)", "case when y is null then null when y >= 1 and m between 1 and 12 and d between 1 and 31"
                        + " then cast(make_date(y, m, 1) + (d - 1) as date) else " + refused("to_date of a year 0, a month above 12 or a day above 31")
                        + " end"),
                macro("whole(x)", "case when x = trunc(x) then x when x is null then null else " + refused("a number with a fraction cast"
                        + " to an integer type; use round, trunc, floor or ceil first") + " end"),
                macro("round_double(x, n)", "case when abs(x * power(10, n)) % 1 = 0.5 then " + refused("round of a double precision value"
                        + " half-way between two results; cast it to a decimal first") + " else round(x, n) end"),
                macro("positive(n)", "case when n < 1 then " + refused("a position or length below 1 that is not a literal") + " else n end"),
                macro("not_negative(n)", "case when n < 0 then " + failed("negative substring length not allowed") + " else n end"),
                macro("week_number(d)", "(datediff('day', date '0001-01-07', cast(d as date)) - ((datediff('day', date '0001-01-07',"
                        + " cast(d as date)) % 7) + 7) % 7) // 7"));
    }

    private static String macro(String head, String body) {
        return "create or replace macro " + SCHEMA + "." + head + " as " + body;
    }

    private static String refused(String construct) {
        return "error(" + Text.quote(REFUSED + construct) + ")";
    }

    private static String failed(String message) {
        return "error(" + Text.quote("ERROR: " + message) + ")";
    }
}

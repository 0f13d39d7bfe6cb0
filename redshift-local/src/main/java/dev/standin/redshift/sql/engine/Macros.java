package dev.standin.redshift.sql.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DuckDB macros that give an operation Redshift's meaning, or an error where DuckDB would return something else. */
public final class Macros {
    /** The schema of everything that is ours and not the author's. */
    public static final String SCHEMA = "\"local$\"";

    /** The function of a text and the name of an algorithm that is not among the engine's own. */
    public static final String DIGEST = "\"digest$\"";

    private static final String REFUSED = "Not supported by the local Redshift: ";

    private Macros() {}

    /** Statements that create the macros; they may be repeated. */
    public static List<String> definitions() {
        return Stream.of(
                        blanks(),
                        texts(),
                        numbers(),
                        positions(),
                        times(),
                        TimeMacros.definitions(),
                        NumberMacros.definitions(),
                        TextMacros.definitions(),
                        JsonMacros.definitions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> blanks() {
        return List.of(
                macro(
                        "distinct_text(x)",
                        "case when suffix(x, ' ') then "
                                + refused(
                                        "a text with trailing blanks where equal texts are brought together (GROUP BY,"
                                                + " DISTINCT, UNION, PARTITION BY); use rtrim")
                                + " else x end"),
                macro(
                        "no_blurred_key(x)",
                        "case when suffix(x, ' ') then cast("
                                + refused("a text with trailing blanks as a GROUP BY key; use rtrim")
                                + " as boolean) else true end"),
                macro(
                        "checked(x, form)",
                        "case when x is null or regexp_full_match(x, form) then x else error('" + REFUSED
                                + "the text ' || chr(34) || x || chr(34) || ' in this cast, which is read in its plain"
                                + " form only') end"),
                macro(
                        "not_padded(x)",
                        "case when suffix(x, ' ') then "
                                + refused("LIKE without wildcard on a text that ends in a blank; use =")
                                + " else x end"));
    }

    private static List<String> texts() {
        return List.of(
                macro(
                        "cut_text(x, n)",
                        "case when strlen(x) <= n then x when strlen(x) = length(x) then left(x, n) else left(x,"
                                + " list_max(list_transform(range(0, n + 1), lambda k: case when strlen(left(x, k)) <= n"
                                + " then k else 0 end))) end"),
                macro(
                        "fit_text(x, n)",
                        "case when x is null or strlen(x) <= n then x when strlen(rtrim(x, ' ')) <= n then rtrim(x, '"
                                + " ') || repeat(' ', n - strlen(rtrim(x, ' '))) else error('ERROR: Value too long for"
                                + " character type: ' || strlen(x) || ' bytes where ' || n || ' are allowed') end"),
                macro(
                        "short_text(x, n)",
                        "case when x is null or strlen(x) <= n then x else error('ERROR: Value too long for character"
                                + " type: ' || strlen(x) || ' bytes where ' || n || ' are allowed') end"),
                macro(
                        "listed(x, n)",
                        "case when x is null or strlen(x) <= n then x else "
                                + failed("Result size exceeds LISTAGG limit") + " end"),
                macro(
                        "as_short_as(x, n)",
                        "case when x is null or strlen(x) <= n then x else "
                                + refused("a cast to a varchar that is too short for"
                                        + " the value; give it a sufficient size")
                                + " end"),
                macro(
                        "upper_case(x)",
                        "case when x is null or strlen(x) = strlen(upper(x)) then upper(x) else " + otherLength()
                                + " end"),
                macro(
                        "lower_case(x)",
                        "case when x is null or strlen(x) = strlen(lower(x)) then lower(x) else " + otherLength()
                                + " end"));
    }

    private static List<String> numbers() {
        return List.of(
                macro(
                        "number_text(x, form, kind)",
                        "case when x is null or regexp_full_match(x, form) then x when regexp_matches(x,"
                                + " '[^-+.0-9eE\\s]') and not regexp_full_match(trim(x), '[-+]?(nan|inf|infinity)', 'i')"
                                + " then error('ERROR: Invalid digit, Value ' || chr(39) || regexp_extract(x,"
                                + " '[^-+.0-9eE\\s]') || chr(39) || ', Pos ' || strlen(regexp_extract(x,"
                                + " '^[-+.0-9eE\\s]*')) || ', Type: ' || kind) else error('"
                                + REFUSED
                                + "the text ' || chr(34) || x || chr(34) || ' in this cast, which is read in its plain"
                                + " form only') end"),
                macro(
                        "agreed(low, high, about)",
                        "case when low <> high then error('" + REFUSED + "' || about) else low end"),
                macro("quotient_low(n, d)", quotient("-", "<>")),
                macro("quotient_high(n, d)", quotient("+", "=")),
                macro(
                        "times_ten(n, factor, most)",
                        "case when abs(n) > most then "
                                + refused(
                                        "a division whose dividend has more than 38 digits at the scale of the result")
                                + " else n * factor end"),
                macro("not_zero(b)", "case when b = 0 then " + failed("Divide by zero") + " else b end"),
                macro(
                        "finite(x)",
                        "case when isfinite(x) or x is null then x else " + failed("value out of range: overflow")
                                + " end"),
                macro(
                        "round_double(x, n)",
                        "case when abs(x * power(10, n)) % 1 = 0.5 then "
                                + refused("round of a double precision value"
                                        + " half-way between two results; cast it to a decimal first")
                                + " else round(x, n) end"));
    }

    private static List<String> positions() {
        return List.of(
                macro(
                        "positive(n)",
                        "case when n < 1 then " + refused("a position or length below 1 that is not a literal")
                                + " else n end"),
                macro(
                        "not_negative(n)",
                        "case when n < 0 then " + failed("negative substring length not allowed") + " else n end"));
    }

    private static List<String> times() {
        return List.of(
                macro("shown_in(x, zone)", "timezone(zone, timezone('UTC', x))"),
                macro("moment_in(x, zone)", "timezone('UTC', timezone(zone, x))"),
                macro(
                        "moment_of(x, zone)",
                        "case when " + SCHEMA + ".shown_in(" + SCHEMA + ".moment_in(x, zone), zone) <> x then "
                                + refused("a local time that clocks there skip (daylight saving)") + " when "
                                + Stream.of("-60", "-30", "30", "60")
                                        .map(minutes -> SCHEMA + ".shown_in(" + SCHEMA
                                                + ".moment_in(x, zone) + to_minutes(" + minutes + "), zone) = x")
                                        .collect(Collectors.joining(" or "))
                                + " then " + refused("a local time that clocks there show twice (daylight saving)")
                                + " else " + SCHEMA
                                + ".moment_in(x, zone) end"),
                macro(
                        "years_later(x, n)",
                        "cast(x as timestamp) + to_years(n) + case when day(x) = 29 and month(x) = 2 and"
                                + " day(cast(x as timestamp) + to_years(n)) = 28 then to_days(1) else to_days(0) end"),
                macro(
                        "months_later(d, n)",
                        "cast(case when last_day(d) = d then last_day(d + to_months(n)) else d + to_months(n) end as"
                                + " timestamp)"),
                macro(
                        "carried_date(y, m, d)",
                        "case when y is null then null when y >= 1 and m between 1 and 12 and d between 1 and 31"
                                + " then cast(make_date(y, m, 1) + (d - 1) as date) else "
                                + refused("to_date of a year 0, a month above 12 or a day above 31")
                                + " end"),
                macro(
                        "week_number(d)",
                        "(datediff('day', date '0001-01-07', cast(d as date)) - ((datediff('day', date '0001-01-07',"
                                + " cast(d as date)) % 7) + 7) % 7) // 7"));
    }

    /** A call; the value is computed once, the other arguments are short. */
    public static String call(String name, String value, Object... others) {
        StringBuilder rest = new StringBuilder();
        for (Object other : others) {
            rest.append(", ").append(other);
        }
        return Once.of(value, once -> SCHEMA + "." + name + "(" + once + rest + ")");
    }

    /** The one value that both are; a row in which they differ is refused with what is to be said about it. */
    public static String agreed(String low, String high, String about) {
        return SCHEMA + ".agreed(" + low + ", " + high + ", " + Text.quote(about) + ")";
    }

    /** The cut quotient of two whole numbers, or the one rounded half away from zero if that lies on the side of the sign. */
    private static String quotient(String sign, String signs) {
        return "n // d " + sign + " case when abs(n % d) >= abs(d) - abs(n % d) and (n < 0) " + signs
                + " (d < 0) then 1 else 0 end";
    }

    private static String otherLength() {
        return refused("upper or lower of a character whose other case has another length");
    }

    static String macro(String head, String body) {
        return "create or replace macro " + SCHEMA + "." + head + " as " + body;
    }

    /** An expression that refuses the row in which it is computed. */
    public static String refused(String construct) {
        return "error(" + Text.quote(REFUSED + construct) + ")";
    }

    static String failed(String message) {
        return "error(" + Text.quote("ERROR: " + message) + ")";
    }
}

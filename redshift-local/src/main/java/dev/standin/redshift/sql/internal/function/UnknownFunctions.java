package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Functions that are not known here: those that Redshift has, and those that other databases have. */
final class UnknownFunctions {
    /** Functions of other databases, and what Redshift has instead. */
    private static final Map<String, String> FOREIGN = pairs("""
        array_agg = listagg(...) within group (order by ...)
        array_to_string = listagg(...) within group (order by ...)
        concat_ws = a || ', ' || b
        countif = sum(case when ... then 1 else 0 end)
        count_if = sum(case when ... then 1 else 0 end)
        curdate = a knob of type date
        date_diff = datediff(day, <from>, <to>)
        date_add = dateadd(day, <n>, <date>)
        date_format = to_char(<date>, 'YYYY-MM-DD')
        date_sub = dateadd(day, -<n>, <date>)
        dateserial = cast('2026-01-31' as date)
        day = extract(day from <date>)
        format_date = to_char(<date>, 'YYYY-MM-DD')
        from_unixtime = timestamp 'epoch' + <n> * interval '1 second'
        group_concat = listagg(...) within group (order by ...)
        hour = extract(hour from <date>)
        if = case when ... then ... else ... end
        ifnull = coalesce(a, b)
        iff = case when ... then ... else ... end
        iif = case when ... then ... else ... end
        instr = strpos(<text>, <part>)
        isnull = coalesce(a, b)
        locate = strpos(<text>, <part>)
        minute = extract(minute from <date>)
        month = extract(month from <date>)
        nullifzero = nullif(a, 0)
        now = getdate()
        parse_date = to_date(<text>, 'YYYY-MM-DD')
        regexp_extract = split_part(<text>, <delimiter>, <n>)
        quarter = extract(quarter from <date>)
        safe_cast = cast(... as ...)
        safe_divide = cast(a as double precision) / nullif(b, 0)
        second = extract(second from <date>)
        str_to_date = to_date(<text>, 'YYYY-MM-DD')
        strftime = to_char(<date>, 'YYYY-MM-DD')
        string_agg = listagg(...) within group (order by ...)
        substring_index = split_part(<text>, <delimiter>, <n>)
        timestampdiff = datediff(day, <from>, <to>)
        to_varchar = cast(... as varchar(n))
        trimleft = ltrim(<text>)
        trimright = rtrim(<text>)
        try_to_date = to_date(<text>, 'YYYY-MM-DD')
        unix_timestamp = extract(epoch from <date>)
        week = extract(week from <date>)
        year = extract(year from <date>)
        zeroifnull = coalesce(a, 0)
        """);

    /** Functions of Redshift, and what the local engine takes instead, if anything. */
    private static final Map<String, String> REDSHIFT = pairs("""
        array =
        checksum = md5(...)
        interval_cmp =
        json_parse =
        parse_json =
        text_to_int_alt =
        timeofday =
        url_encode =
        url_decode =
        width_bucket = ntile(<n>) over (order by ...)
        """);

    private static final Set<String> WINDOWS = Set.of(
            "cume_dist",
            "nth_value",
            "percent_rank",
            "ratio_to_report",
            "listagg",
            "median",
            "stddev",
            "stddev_samp",
            "stddev_pop",
            "variance",
            "var_samp",
            "var_pop",
            "percentile_cont",
            "percentile_disc",
            "any_value");

    private UnknownFunctions() {}

    private static Map<String, String> pairs(String lines) {
        Map<String, String> pairs = new HashMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            pairs.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return Map.copyOf(pairs);
    }

    /** Every name for which there is an answer of its own. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(FOREIGN.keySet());
        names.addAll(REDSHIFT.keySet());
        return names;
    }

    /** The objection to a call of it; {@code known} are the functions that may be called. */
    static Objection objection(String name, Set<String> known) {
        String construct = "the function " + name;
        if (REDSHIFT.containsKey(name)) {
            return valid(construct, REDSHIFT.getOrDefault(name, ""));
        }
        String instead = FOREIGN.get(name);
        return new Refusal(construct)
                .told("no function \"" + name + "\"", name, instead == null ? List.copyOf(known) : List.of())
                .instead(instead == null ? null : "write " + instead);
    }

    /** The objection to its call over a window. */
    static Objection window(String name) {
        String construct = "the window function " + name;
        return WINDOWS.contains(name)
                ? valid(construct, REDSHIFT.getOrDefault(name, ""))
                : new Refusal(construct)
                        .told("no window function \"" + name + "\"", name, List.copyOf(Windows.known()));
    }

    private static Objection valid(String construct, String instead) {
        return Refusal.valid(
                construct,
                instead.isEmpty()
                        ? "compute it before the data is sent, or leave it to who reads the star"
                        : "write " + instead);
    }
}

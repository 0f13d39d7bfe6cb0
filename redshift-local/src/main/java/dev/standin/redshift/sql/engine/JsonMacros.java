package dev.standin.redshift.sql.engine;

import static dev.standin.redshift.sql.engine.Macros.failed;
import static dev.standin.redshift.sql.engine.Macros.macro;
import static dev.standin.redshift.sql.engine.Macros.refused;

import java.util.List;
import java.util.stream.Stream;

/**
 * Macros for JSON in texts. The engine takes a comma before a closing bracket, NaN and Infinity, which are no JSON; it writes numbers with a
 * fraction anew and leaves blanks out, so what it gives for those is not always what stands in the text.
 */
final class JsonMacros {
    /** The engine's functions fail on a text that is no JSON, wherever they stand; they are given this. */
    private static final String SAFE = "\"local$\".json_safe(x)";

    private static final String NO_JSON = ",\\s*[\\]}]|[nN][aA][nN]|[iI][nN][fF]";

    private JsonMacros() {}

    static List<String> definitions() {
        return Stream.concat(checks().stream(), values().stream()).toList();
    }

    private static List<String> checks() {
        return List.of(
                macro("json_bare(x)", "regexp_replace(x, '\"([^\"\\\\]|\\\\.)*\"', '\"\"', 'g')"),
                macro(
                        "json_right(x)",
                        "json_valid(x) and not regexp_matches(\"local$\".json_bare(x), '" + NO_JSON + "')"),
                macro("json_safe(x)", "case when \"local$\".json_right(x) then x else 'null' end"),
                macro(
                        "json_kind(x)",
                        "case when \"local$\".json_right(x) then json_type(" + SAFE + ") else 'NONE' end"),
                macro(
                        "is_json(x, kind, other)",
                        "case when x is null then null when \"local$\".json_kind(x) in ('NONE', other) then false when"
                                + " \"local$\".json_kind(x) = kind then true else cast("
                                + refused("a JSON text that is neither an object nor an array here")
                                + " as boolean) end"),
                macro(
                        "json_checked(x, lenient)",
                        "case when x is null then null when \"local$\".json_right(x) then x when lenient then null else "
                                + failed("Invalid JSON document") + " end"),
                macro(
                        "json_array(x, lenient)",
                        "case when \"local$\".json_checked(x, lenient) is null then null when \"local$\".json_kind(x) ="
                                + " 'ARRAY' then x else "
                                + refused("a JSON text that is no array as the array of a function") + " end"));
    }

    private static List<String> values() {
        return List.of(
                macro("json_text(x, v)", text()),
                macro(
                        "json_as_written(x, v)",
                        "case when contains(x, cast(v as varchar)) then cast(v as varchar) else "
                                + refused("a part of a JSON text that is written with blanks or digits which the local"
                                        + " engine leaves out")
                                + " end"),
                macro(
                        "json_at_path(x, path, lenient)",
                        "case when \"local$\".json_checked(x, lenient) is null then null when json_extract(" + SAFE
                                + ", path) is null then "
                                + refused("a path that is not in the JSON text: the page of json_extract_path_text says"
                                        + " both that an empty text and that null is returned")
                                + " else \"local$\".json_text(x, json_extract(" + SAFE + ", path)) end"),
                macro(
                        "json_at(x, n, lenient)",
                        "case when \"local$\".json_array(x, lenient) is null or n is null then null when n < 0 or n >="
                                + " json_array_length(" + SAFE + ") then '' else \"local$\".json_text(x, json_extract("
                                + SAFE + ", cast(n as bigint))) end"));
    }

    /** The text of a value in a JSON text. */
    private static String text() {
        return "case json_type(v) when 'VARCHAR' then case when contains(x, '\\') then "
                + refused("a text of a JSON text that has backslashes") + " else v ->> '$' end when 'DOUBLE' then "
                + refused("a number with a fraction out of a JSON text, whose digits the local engine writes anew")
                + " when 'NULL' then " + refused("a JSON null, of which no page says which text it is")
                + " when 'OBJECT' then \"local$\".json_as_written(x, v) when 'ARRAY' then"
                + " \"local$\".json_as_written(x, v) else cast(v as varchar) end";
    }
}

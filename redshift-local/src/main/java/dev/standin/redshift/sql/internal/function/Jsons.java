package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/** Functions of JSON in texts. Sources: IS_VALID_JSON.html, JSON_EXTRACT_PATH_TEXT.html and their neighbours. */
final class Jsons {
    private static final int DEEPEST = 5;

    private Jsons() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("is_valid_json", (a, b) -> is(a.between(1, 1), "OBJECT", "ARRAY"));
        rules.put("is_valid_json_array", (a, b) -> is(a.between(1, 1), "ARRAY", "OBJECT"));
        rules.put("json_array_length", (a, b) -> length(a.between(1, 2)));
        rules.put("json_extract_array_element_text", (a, b) -> element(a.between(2, 3)));
        rules.put("json_extract_path_text", (a, b) -> path(a.between(2, DEEPEST + 2)));
    }

    private static Bound is(Arguments a, String kind, String other) {
        return Bound.of(Macros.call("is_json", a.text(0).sql(), Text.quote(kind), Text.quote(other)), Type.BOOLEAN);
    }

    private static Bound length(Arguments a) {
        String array = Macros.call("json_array", a.text(0).sql(), lenient(a, 1));
        return Bound.of(
                "CASE WHEN " + array + " IS NOT NULL THEN CAST(json_array_length("
                        + Macros.call("json_safe", a.text(0).sql()) + ") AS INTEGER) END",
                Type.INTEGER);
    }

    private static Bound element(Arguments a) {
        Bound text = a.text(0);
        return Bound.of(
                Macros.call("json_at", text.sql(), a.integer(1).sql(), lenient(a, 2)),
                Type.text(text.type().size(), false));
    }

    private static Bound path(Arguments a) {
        boolean said = a.written().getLast() instanceof Expression.Bool;
        int deepest = a.count() - (said ? 2 : 1);
        if (deepest < 1 || deepest > DEEPEST) {
            throw new SqlError("json_extract_path_text takes one to five path elements");
        }
        StringBuilder path = new StringBuilder("$");
        for (int i = 1; i <= deepest; i++) {
            path.append(".\"").append(key(a, i)).append('"');
        }
        Bound text = a.text(0);
        return Bound.of(
                Macros.call(
                        "json_at_path",
                        text.sql(),
                        Text.quote(path.toString()),
                        said ? lenient(a, a.count() - 1) : "false"),
                Type.text(text.type().size(), false));
    }

    private static String key(Arguments a, int i) {
        String key = a.literalText(i);
        if (key.isEmpty() || key.contains("\"") || key.contains("\\") || key.contains("*")) {
            throw new Refusal("json_extract_path_text with a path element that is empty or has one of \" \\ *");
        }
        return key;
    }

    /** Whether a text that is no JSON gives null. */
    private static String lenient(Arguments a, int i) {
        if (a.count() <= i) {
            return "false";
        }
        if (!(a.written().get(i) instanceof Expression.Bool(boolean value))) {
            throw new Refusal(a.function() + " whose null_if_invalid is neither true nor false");
        }
        return String.valueOf(value);
    }
}

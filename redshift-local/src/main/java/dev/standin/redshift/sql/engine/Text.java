package dev.standin.redshift.sql.engine;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How text becomes SQL, and how texts are compared: to Redshift, trailing blanks mean nothing. */
public final class Text {
    private static final Pattern COLUMN = Pattern.compile("\"[^\"]*+\"(?:\\.\"[^\"]*+\")?");

    private Text() {}

    /** The value as a SQL literal. */
    public static String quote(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new SqlError("null character not permitted");
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** The name as a quoted identifier. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether two values may be equal although their bytes differ. */
    public static boolean blurred(Type type) {
        Type settled = type.settled();
        return settled.kind() == Type.Kind.VARCHAR && !settled.trimmed();
    }

    /**
     * The value for DISTINCT, UNION and PARTITION BY: Redshift may show either of two equal texts, so one that ends in a blank
     * is refused.
     */
    public static String distinct(String sql, Type type) {
        return blurred(type) ? Macros.call("distinct_text", sql) : sql;
    }

    /**
     * The text without the blanks at its end. Nearly no text has any, and DuckDB's rtrim copies every value; of a column, which costs nothing to read
     * again, only what ends in a blank is copied. Any other expression is written once.
     */
    public static String rtrim(String sql) {
        String trimmed = "rtrim(" + sql + ", ' ')";
        return COLUMN.matcher(sql).matches()
                ? "(CASE WHEN suffix(" + sql + ", ' ') THEN " + trimmed + " ELSE " + sql + " END)"
                : trimmed;
    }
}

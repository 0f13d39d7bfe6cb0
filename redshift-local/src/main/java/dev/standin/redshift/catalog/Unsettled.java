package dev.standin.redshift.catalog;

import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a system has in its catalogue and nobody knows here: rows about its own schemas, texts that it writes in its own way. A view over them has two
 * readings: one without such rows, and one with some that might be there and with other texts. A query whose answer is the same in both does not
 * depend on them; any other is refused.
 */
public final class Unsettled {
    /** False; true in the other reading. A text with it in it has two. */
    static final String OTHER = "(0 = 1 /* other */)";

    /** A relation of the engine: names of relations of the schema pg_catalog. */
    static final String SYSTEM_RELATIONS = Macros.SCHEMA + ".system_relations";

    private Unsettled() {}

    /** Whether the engine's text has two readings. */
    public static boolean isIn(String sql) {
        return sql.contains(OTHER);
    }

    /** The engine's text in the other reading. */
    public static String other(String sql) {
        return sql.replace(OTHER, "(1 = 1)");
    }

    /** What to say of a query whose answer depends on what nobody knows. */
    public static String refusal() {
        return "a query whose answer depends on what Redshift keeps of its own in the catalogue, or on how it writes definitions and defaults;"
                + " name the schemas that are meant, as in where table_schema = 'star', or leave such columns out";
    }

    /** A text that Redshift writes in its own way, null where ours is. */
    static String text(String ours) {
        return "case when " + OTHER + " then " + ours + " || ' (as written)' else " + ours + " end";
    }

    /** Statements that make what the views select from; they may be repeated. */
    public static List<String> definitions() {
        return List.of(
                "create or replace macro " + Macros.SCHEMA
                        + ".object_id(x) as cast(cast('0x' || md5(x)[1:8] as bigint) & 2147483647 as integer)",
                "create or replace macro " + Macros.SCHEMA
                        + ".type_name(n, m) as case n when 16 then 'boolean' when 20 then 'bigint' when 21 then 'smallint'"
                        + " when 23 then 'integer' when 700 then 'real' when 701 then 'double precision' when 1082 then"
                        + " 'date' when 1114 then 'timestamp without time zone' when 1184 then 'timestamp with time"
                        + " zone' when 1042 then 'character(' || (m - 4) || ')' when 1043 then 'character varying' ||"
                        + " case when m > 4 then '(' || (m - 4) || ')' else '' end when 1700 then 'numeric' || case"
                        + " when m > 4 then '(' || ((m - 4) // 65536) || ',' || ((m - 4) % 65536) || ')' else '' end"
                        + " else error('Not supported by the local Redshift: format_type of the type ' || n) end",
                "create or replace view " + SYSTEM_RELATIONS + " as select unnest([" + names() + "]) as name");
    }

    /** The names of system tables and views that the documentation lists, and those of PostgreSQL 8.0. */
    private static String names() {
        try (InputStream in = Objects.requireNonNull(Unsettled.class.getResourceAsStream("system-relations.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Text::quote)
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

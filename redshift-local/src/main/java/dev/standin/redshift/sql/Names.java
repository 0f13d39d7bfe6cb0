package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a name in FROM stands for. */
final class Names {
    private static final Pattern SYSTEM_VIEW = Pattern.compile("((pg_catalog|information_schema)\\..*|(svv|svl|svcs|stv|stl|sys|pg)_[a-z0-9_]*)");

    private Names() {}

    static Relation relation(Context context, List<String> parts) {
        List<String> schemas = switch (parts.size()) {
            case 1 -> context.settings().searchPath();
            case 2 -> List.of(parts.getFirst());
            default -> throw new Refusal("a name with a database: " + String.join(".", parts));
        };
        for (String schema : schemas) {
            Relation relation = context.catalog().relation(schema, parts.getLast());
            if (relation != null) {
                return relation;
            }
        }
        String name = String.join(".", parts);
        if (SYSTEM_VIEW.matcher(name).matches()) {
            throw new Refusal("the system view " + name);
        }
        throw new SqlError("relation \"" + name + "\" does not exist");
    }

    static Relation.Table table(Context context, List<String> parts) {
        return switch (relation(context, parts)) {
            case Relation.Table table when table.schema().startsWith("pg_catalog") ->
                throw new SqlError("permission denied for relation " + table.name());
            case Relation.Table table -> table;
            case Relation.View view -> throw new SqlError("\"" + view.name() + "\" is a view");
        };
    }

    /** The schema in which an unqualified name is created. */
    static String schema(Context context, List<String> parts) {
        if (parts.size() > 2) {
            throw new Refusal("a name with a database: " + String.join(".", parts));
        }
        String schema = parts.size() == 1 ? context.settings().searchPath().getFirst() : parts.getFirst();
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
        return schema;
    }
}

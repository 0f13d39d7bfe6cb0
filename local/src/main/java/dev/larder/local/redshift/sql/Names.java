package dev.larder.local.redshift.sql;

import java.util.List;

/** Finds what a name in FROM stands for. */
final class Names {
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
        throw new SqlError("relation \"" + String.join(".", parts) + "\" does not exist");
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

package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a name in FROM stands for. */
public final class Names {
    private static final Pattern SYSTEM_VIEW =
            Pattern.compile("((pg_catalog|information_schema)\\..*|(svv|svl|svcs|stv|stl|sys|pg)_[a-z0-9_]*)");

    private Names() {}

    public static Relation relation(Context context, List<String> parts) {
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

    public static Relation.Table table(Context context, TableName name) {
        return context.findings().placed(name, () -> table(relation(context, name.parts())));
    }

    private static Relation.Table table(Relation relation) {
        return switch (relation) {
            case Relation.Table table
            when table.schema().startsWith("pg_catalog") ->
                throw new SqlError("permission denied for relation " + table.name());
            case Relation.Table table -> table;
            case Relation.View view -> throw new SqlError("\"" + view.name() + "\" is a view");
        };
    }

    /** The schema in which an unqualified name is created. */
    public static String schema(Context context, TableName name) {
        if (name.parts().size() > 2) {
            throw new Refusal("a name with a database: " + name);
        }
        String schema = name.parts().size() == 1
                ? context.settings().searchPath().getFirst()
                : name.parts().getFirst();
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
        return schema;
    }
}

package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Rights;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a name in FROM stands for. */
public final class Names {
    private static final Pattern SYSTEM_VIEW =
            Pattern.compile("((pg_catalog|information_schema)\\..*|(svv|svl|svcs|stv|stl|sys|pg)_[a-z0-9_]*)");

    private static final Pattern COMPUTED = Pattern.compile("(stl|stv|svv|svl|svcs|sys)_");

    /** What the names of schemas with temporary tables begin with; a number follows. */
    public static final String TEMPORARY = "pg_temp_";

    private Names() {}

    /**
     * The relation of this name, null if there is none. Fails if the user may not use the schema that the name says; one of the search path is passed
     * over then, as PostgreSQL does.
     */
    public static @Nullable Relation find(Context context, List<String> parts) {
        return context.found(parts, () -> lookedUp(context, parts));
    }

    private static @Nullable Relation lookedUp(Context context, List<String> parts) {
        return switch (parts.size()) {
            case 1 ->
                Stream.concat(
                                Stream.of(context.catalog().temporary(), "pg_catalog"),
                                context.settings().path().stream())
                        .map(schema -> usable(context, schema, parts.getLast()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case 2 -> named(context, parts.getFirst(), parts.getLast());
            default -> throw new Refusal("a name with a database: " + String.join(".", parts));
        };
    }

    private static @Nullable Relation usable(Context context, String schema, String name) {
        Relation found = context.catalog().relation(schema, name);
        boolean free = found == null || isSystem(found) || isTemporary(schema);
        return free || context.rights().mayUse(schema) ? found : null;
    }

    private static @Nullable Relation named(Context context, String schema, String name) {
        if (isTemporary(schema)) {
            throw new Refusal(
                    "the schema " + schema + ", whose number is the session's; name the temporary table alone");
        }
        Relation found = context.catalog().relation(schema, name);
        boolean free = found != null && isSystem(found);
        if (!free && !context.rights().mayUse(schema) && context.catalog().hasSchema(schema)) {
            throw Rights.denied("schema", schema);
        }
        return found;
    }

    /** Whether the schema is one of temporary tables. Source: r_search_path.html. */
    public static boolean isTemporary(String schema) {
        return schema.equals("pg_temp") || schema.startsWith(TEMPORARY);
    }

    private static boolean isSystem(Relation relation) {
        return relation instanceof Relation.Table table && table.isSystem();
    }

    /** How rights name a relation. */
    public static Acl.Name key(Relation relation) {
        return switch (relation) {
            case Relation.Table table -> new Acl.Name(table.schema(), table.name());
            case Relation.View view -> new Acl.Name(view.schema(), view.name());
        };
    }

    /** A relation that is read in the context. */
    public static Relation read(Context context, List<String> parts) {
        Relation found = relation(context, parts);
        if (!isSystem(found)) {
            context.reads(found);
        } else if (COMPUTED.matcher(key(found).relation()).lookingAt()) {
            context.onOtherNodes();
        }
        return found;
    }

    public static Relation relation(Context context, List<String> parts) {
        Relation found = find(context, parts);
        if (found != null) {
            return found;
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
            when table.isSystem() -> throw new SqlError("permission denied for relation " + table.name());
            case Relation.Table table
            when table.isMaterialized() ->
                throw new Refusal("this with the materialized view \"" + table.name()
                        + "\"; it can be refreshed, dropped, granted and read");
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
                ? context.settings().path().stream()
                        .filter(context.catalog()::hasSchema)
                        .findFirst()
                        .orElseThrow(() -> new SqlError("no schema has been selected to create in"))
                : name.parts().getFirst();
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
        return schema;
    }
}

package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CREATE, DROP and ALTER of schemas. */
final class SchemaChanges {
    private static final Set<String> OURS =
            Set.of("main", "temp", "system", "pg_catalog", "information_schema", "pg_internal");
    private final Context context;

    SchemaChanges(Context context) {
        this.context = context;
    }

    private static void requireAcceptable(String name) {
        if (OURS.contains(name) || name.startsWith("pg_") || name.contains("$")) {
            throw new SqlError("unacceptable schema name \"" + name + "\"");
        }
    }

    static void requireThere(Context context, String schema) {
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
    }

    /**
     * The tables are made again in a schema of the new name. A view that is not bound goes on reading the old name, as the page says of what uses it;
     * one that is bound would read the new one.
     */
    Plan renamed(String schema, String to) {
        requireThere(context, schema);
        if (OURS.contains(schema) || schema.equals("public")) {
            throw new Refusal("ALTER SCHEMA " + schema + " RENAME");
        }
        requireAcceptable(to);
        if (context.catalog().hasSchema(to)) {
            throw new SqlError("schema \"" + to + "\" already exists");
        }
        List<String> sqls = new ArrayList<>(List.of(unnamed(schema), "CREATE SCHEMA " + Text.name(to)));
        for (Acl.Name name : context.catalog().relations(List.of(schema))) {
            sqls.addAll(moved(name, to));
        }
        sqls.add("DROP SCHEMA " + Text.name(schema) + " CASCADE");
        sqls.addAll(CatalogText.schemaRenamed(schema, to));
        sqls.addAll(RightsText.schemaRenamed(schema, to));
        return new Plan.Change("ALTER SCHEMA", sqls, false);
    }

    private List<String> moved(Acl.Name name, String to) {
        Relation relation = context.catalog().relation(name.schema(), name.relation());
        if (!context.catalog().dependents(name).isEmpty()
                || (relation instanceof Relation.View view && view.isBound())
                || (relation instanceof Relation.Table of && of.isMaterialized())) {
            throw new Refusal(
                    "ALTER SCHEMA RENAME of a schema with a view that is bound, or one that a view is bound to: "
                            + name.relation());
        }
        if (!(relation instanceof Relation.Table table)) {
            return List.of();
        }
        String location = Text.name(to) + "." + Text.name(name.relation());
        return List.of(
                TableBinder.created(location, table.columns()),
                "INSERT INTO " + location + " SELECT * FROM " + table.location());
    }

    /** Fails if a foreign key names a table by the schema: its text would name what is not there. */
    private static String unnamed(String schema) {
        String named = "'(?i)references\\s+\"?" + schema.replaceAll("[^a-z0-9_]", ".") + "\"?\\s*[.]'";
        return "select case when count(*) > 0 then error("
                + Text.quote(
                        "Not supported by the local Redshift: ALTER SCHEMA RENAME of a schema that a foreign key names")
                + ") end from (select constraints as text from " + CatalogText.RELATIONS
                + " union all select attributes from " + CatalogText.COLUMNS + ") where regexp_matches(text, " + named
                + ")";
    }

    Plan createSchema(Statement.CreateSchema create) {
        String name = create.name();
        requireAcceptable(name);
        boolean there = context.catalog().hasSchema(name);
        if (there && !create.tolerant()) {
            throw new SqlError("schema \"" + name + "\" already exists");
        }
        return new Plan.Change("CREATE SCHEMA", there ? List.of() : created(create), false);
    }

    private List<String> created(Statement.CreateSchema create) {
        String owner = create.owner();
        int id = owner == null
                ? context.rights().user()
                : context.rights().principals().requireUser(owner).id();
        List<String> sqls = new ArrayList<>(
                List.of("CREATE SCHEMA " + Text.name(create.name()), RightsText.owned(create.name(), id)));
        sqls.addAll(RightsText.quota(create.name(), create.quota()));
        return sqls;
    }

    Plan dropSchema(Statement.DropSchema drop) {
        String name = drop.name();
        if (OURS.contains(name) || name.contains("$") || name.equals("public")) {
            throw new Refusal("DROP SCHEMA " + name);
        }
        if (!context.catalog().hasSchema(name)) {
            if (drop.tolerant()) {
                return new Plan.Change("DROP SCHEMA", List.of(), false);
            }
            throw new SqlError("schema \"" + name + "\" does not exist");
        }
        String quoted = Text.quote(name);
        List<String> sqls = new ArrayList<>();
        if (!drop.cascade()) {
            sqls.add("select case when count(*) > 0 then error('ERROR: cannot drop schema because other objects depend"
                    + " on it') end from "
                    + CatalogText.RELATIONS + " where schema_name = " + quoted);
        }
        sqls.add("DROP SCHEMA " + Text.name(name) + " CASCADE");
        sqls.addAll(new Dropping(context).dependentsOf(name));
        sqls.addAll(CatalogText.schemaForgotten(name));
        return new Plan.Change("DROP SCHEMA", sqls, false);
    }
}

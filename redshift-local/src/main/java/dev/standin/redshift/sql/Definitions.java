package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.QueryParser;
import dev.standin.redshift.dialect.parse.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER and DROP of schemas, tables and late-binding views. */
final class Definitions {
    private static final Set<String> OURS = Set.of("main", "temp", "system", "pg_catalog", "information_schema", "pg_internal");
    private final String sql;
    private final Tokens in;
    private final Context context;

    Definitions(String sql, Tokens in, Context context) {
        this.sql = sql;
        this.in = in;
        this.context = context;
    }

    Plan plan() {
        return switch (in.next().name()) {
            case "create" -> create();
            case "drop" -> drop();
            default -> alter();
        };
    }

    private Plan create() {
        if (in.takes("schema")) {
            return createSchema();
        }
        if (in.takes("table")) {
            return new TableDefinition(sql, in, context).plan();
        }
        if (in.takes("index") || in.takes("unique", "index")) {
            throw new SqlError("syntax error at or near \"index\": Redshift has no indexes");
        }
        boolean replace = in.takes("or", "replace");
        if (in.takes("view")) {
            return view(replace);
        }
        throw new Refusal("CREATE " + in.peek().name().toUpperCase(Locale.ROOT));
    }

    private Plan createSchema() {
        boolean tolerant = in.takes("if", "not", "exists");
        String name = in.name();
        if (in.seesAny("authorization", "quota")) {
            throw new Refusal("CREATE SCHEMA with " + in.peek().name().toUpperCase(Locale.ROOT));
        }
        if (OURS.contains(name) || name.startsWith("pg_") || name.contains("$")) {
            throw new SqlError("unacceptable schema name \"" + name + "\"");
        }
        boolean there = context.catalog().hasSchema(name);
        if (there && !tolerant) {
            throw new SqlError("schema \"" + name + "\" already exists");
        }
        return new Plan.Change("CREATE SCHEMA", there ? List.of() : List.of("CREATE SCHEMA " + Text.name(name)), false);
    }

    private Plan view(boolean replace) {
        List<String> parts = in.qualifiedName();
        if (in.peek().is("(")) {
            throw new Refusal("a column list for a view; name the columns in its query");
        }
        in.expect("as");
        int from = in.offset();
        new QueryParser(in).read();
        int to = in.offset();
        if (!in.takes("with", "no", "schema", "binding")) {
            throw new Refusal("a view without WITH NO SCHEMA BINDING");
        }
        String schema = Names.schema(context, parts);
        Relation.View view = new Relation.View(schema, parts.getLast(), sql.substring(from, to));
        Relation old = context.catalog().relation(schema, view.name());
        if (old instanceof Relation.Table || (old != null && !replace)) {
            throw new SqlError("relation \"" + view.name() + "\" already exists" + (old instanceof Relation.Table ? " and is a table" : ""));
        }
        List<String> sqls = new ArrayList<>(CatalogText.dropped(schema, view.name()));
        sqls.add(CatalogText.view(view));
        return new Plan.Change("CREATE VIEW", sqls, false);
    }

    private Plan drop() {
        if (in.takes("schema")) {
            return dropSchema();
        }
        boolean isView = in.takes("view");
        if (!isView && !in.takes("table")) {
            throw new Refusal("DROP " + in.peek().name().toUpperCase(Locale.ROOT));
        }
        boolean tolerant = in.takes("if", "exists");
        List<String> sqls = new ArrayList<>();
        do {
            sqls.addAll(dropped(in.qualifiedName(), isView, tolerant));
        } while (in.takes(","));
        if (!in.takes("cascade")) {
            in.takes("restrict");
        }
        return new Plan.Change(isView ? "DROP VIEW" : "DROP TABLE", sqls, false);
    }

    private List<String> dropped(List<String> parts, boolean isView, boolean tolerant) {
        @Nullable Relation found = null;
        for (String schema : parts.size() == 1 ? context.settings().searchPath() : List.of(parts.getFirst())) {
            found = found == null ? context.catalog().relation(schema, parts.getLast()) : found;
        }
        if (found == null && tolerant) {
            return List.of();
        }
        return switch (found) {
            case null -> throw new SqlError((isView ? "view" : "table") + " \"" + String.join(".", parts) + "\" does not exist");
            case Relation.View view when isView -> CatalogText.dropped(view.schema(), view.name());
            case Relation.Table table when !isView -> {
                List<String> sqls = new ArrayList<>(List.of("DROP TABLE " + table.location()));
                sqls.addAll(CatalogText.dropped(table.schema(), table.name()));
                yield sqls;
            }
            case Relation.View view -> throw new SqlError("\"" + view.name() + "\" is not a table");
            case Relation.Table table -> throw new SqlError("\"" + table.name() + "\" is not a view");
        };
    }

    private Plan dropSchema() {
        boolean tolerant = in.takes("if", "exists");
        String name = in.name();
        boolean cascade = in.takes("cascade");
        if (!cascade) {
            in.takes("restrict");
        }
        if (OURS.contains(name) || name.contains("$") || name.equals("public")) {
            throw new Refusal("DROP SCHEMA " + name);
        }
        if (!context.catalog().hasSchema(name)) {
            if (tolerant) {
                return new Plan.Change("DROP SCHEMA", List.of(), false);
            }
            throw new SqlError("schema \"" + name + "\" does not exist");
        }
        String quoted = Text.quote(name);
        List<String> sqls = new ArrayList<>();
        if (!cascade) {
            sqls.add("select case when count(*) > 0 then error('ERROR: cannot drop schema because other objects depend on it') end from "
                    + CatalogText.RELATIONS + " where schema_name = " + quoted);
        }
        sqls.add("DROP SCHEMA " + Text.name(name) + " CASCADE");
        sqls.add("delete from " + CatalogText.RELATIONS + " where schema_name = " + quoted);
        sqls.add("delete from " + CatalogText.COLUMNS + " where schema_name = " + quoted);
        return new Plan.Change("DROP SCHEMA", sqls, false);
    }

    private Plan alter() {
        if (!in.takes("table")) {
            throw new Refusal("ALTER " + in.peek().name().toUpperCase(Locale.ROOT));
        }
        Relation.Table table = Names.table(context, in.qualifiedName());
        if (in.takes("add")) {
            in.takes("column");
            return addColumn(table);
        }
        if (in.takes("drop")) {
            in.takes("column");
            return dropColumn(table);
        }
        throw new Refusal("ALTER TABLE " + in.peek().name().toUpperCase(Locale.ROOT));
    }

    private Plan addColumn(Relation.Table table) {
        TableDefinition.Described described = new TableDefinition(sql, in, context).column();
        Column column = described.column();
        if (table.columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
            throw new SqlError("column \"" + column.name() + "\" of relation \"" + table.name() + "\" already exists");
        }
        if (column.notNull() || column.otherwise() != null) {
            throw new Refusal("ADD COLUMN with NOT NULL or DEFAULT");
        }
        return new Plan.Change("ALTER TABLE", List.of(
                "ALTER TABLE " + table.location() + " ADD COLUMN " + Text.name(column.name()) + " " + DuckType.of(column.type()),
                CatalogText.column(table.schema(), table.name(), table.columns().size(), column, described.attributes())), false);
    }

    private Plan dropColumn(Relation.Table table) {
        Column column = Changes.columns(table, List.of(in.name())).getFirst();
        in.takes("restrict");
        List<Column> left = table.columns().stream().filter(c -> !c.equals(column)).toList();
        if (left.isEmpty()) {
            throw new SqlError("cannot drop the only column of a table");
        }
        List<String> sqls = new ArrayList<>(List.of("ALTER TABLE " + table.location() + " DROP COLUMN " + Text.name(column.name())));
        sqls.add("delete from " + CatalogText.COLUMNS + " where schema_name = " + Text.quote(table.schema()) + " and relation_name = "
                + Text.quote(table.name()) + " and name = " + Text.quote(column.name()));
        String names = left.stream().map(c -> Text.quote(c.name())).collect(Collectors.joining(", "));
        sqls.add("update " + CatalogText.COLUMNS + " set position = list_position([" + names + "], name) - 1 where schema_name = "
                + Text.quote(table.schema()) + " and relation_name = " + Text.quote(table.name()));
        return new Plan.Change("ALTER TABLE", sqls, false);
    }
}

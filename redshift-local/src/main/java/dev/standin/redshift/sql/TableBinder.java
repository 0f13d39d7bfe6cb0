package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.TableRules;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.function.Aggregates;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE; physical attributes are recorded, keys are not enforced, as on Redshift. */
final class TableBinder {
    private final Context context;

    TableBinder(Context context) {
        this.context = context;
    }

    Plan create(Statement.CreateTable create) {
        return create(create.definition(), create.temporary());
    }

    /** One that is temporary is the session's alone. */
    Plan create(TableDefinition definition, boolean temporary) {
        Place place = place(definition.name(), temporary);
        Query written = definition.query();
        if (written == null) {
            List<Column> columns =
                    definition.columns().stream().map(this::column).toList();
            return made(
                    place,
                    definition,
                    columns,
                    definition.columns().stream()
                            .map(c -> c.written().attributes())
                            .toList(),
                    null);
        }
        BoundQuery query = new QueryBinder(context).bind(written, null);
        List<Column> columns = columns(query);
        TableRules.checkKeys(definition, columns.stream().collect(Collectors.toMap(Column::name, Column::type)));
        return made(place, definition, columns, columns.stream().map(c -> "").toList(), query);
    }

    /** The columns of a table with the rows of a query. */
    static List<Column> columns(BoundQuery query) {
        List<Column> columns = query.outputs().stream()
                .map(o -> new Column(o.label(), stored(o.type()), false, null))
                .toList();
        checkNames(columns);
        return columns;
    }

    static void checkNames(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new SqlError("column \"" + name + "\" specified more than once");
                });
        TableRules.checkCount(columns.size());
    }

    private static Type stored(Type type) {
        if (type.kind() == Type.Kind.SUPER || type.isNull()) {
            throw new Refusal("CREATE TABLE AS with a column of type " + type.shown());
        }
        Type settled = type.settled();
        return settled.isText()
                ? new Type(settled.kind(), settled.size(), 0, settled.kind() == Type.Kind.CHAR)
                : settled;
    }

    /** Where a table is made. */
    private record Place(String schema, boolean temporary) {}

    /** Source: r_CREATE_TABLE_NEW.html: "If you are creating a temporary table, you can't specify a schema name". */
    private Place place(TableName name, boolean temporary) {
        if (!temporary) {
            return new Place(Names.schema(context, name), false);
        }
        if (name.parts().size() > 1) {
            throw new SqlError("cannot create temporary relation in non-temporary schema");
        }
        return new Place(context.catalog().temporary(), true);
    }

    private Plan made(
            Place place,
            TableDefinition definition,
            List<Column> columns,
            List<String> attributes,
            @Nullable BoundQuery query) {
        String schema = place.schema();
        String name = definition.name().last();
        if (context.catalog().relation(schema, name) != null) {
            if (definition.tolerant()) {
                return new Plan.Change("CREATE TABLE", List.of(), false);
            }
            throw new SqlError("relation \"" + name + "\" already exists");
        }
        Relation.Table table = new Relation.Table(schema, name, Text.name(schema) + "." + Text.name(name), columns);
        List<String> sqls = new ArrayList<>();
        if (place.temporary()) {
            sqls.add("CREATE SCHEMA IF NOT EXISTS " + Text.name(schema));
        }
        sqls.add(created(table.location(), columns));
        sqls.addAll(CatalogText.added(table, definition, attributes));
        sqls.addAll(
                RightsText.owned(new Acl.Name(schema, name), context.rights().user()));
        if (query != null) {
            sqls.add("INSERT INTO " + table.location() + " " + query.sql());
        }
        return new Plan.Change("CREATE TABLE", sqls, query != null);
    }

    /** The engine's table. */
    static String created(String location, List<Column> columns) {
        return "CREATE TABLE " + location + " ("
                + columns.stream()
                        .map(c -> Text.name(c.name()) + " " + DuckType.of(c.type()) + (c.notNull() ? " NOT NULL" : ""))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** A column that can be kept here, with a default that can be computed. */
    Column column(ColumnDefinition definition) {
        return context.findings().placed(definition, () -> {
            if (definition.type().kind() == Type.Kind.REAL) {
                throw new Refusal("a column of type real; use double precision");
            }
            ColumnDefinition.Default otherwise = definition.otherwise();
            if (otherwise != null) {
                checkDefault(otherwise, definition.type());
            }
            return new Column(
                    definition.name(),
                    definition.type(),
                    definition.notNull(),
                    otherwise == null ? null : otherwise.text());
        });
    }

    private void checkDefault(ColumnDefinition.Default otherwise, Type type) {
        if (Within.any(otherwise.value(), Aggregates::isAggregate)) {
            throw new SqlError("cannot use aggregate function in DEFAULT expression");
        }
        Casts.assigned(new QueryBinder(context).binder().bind(otherwise.value(), new Scope(null)), type);
    }
}

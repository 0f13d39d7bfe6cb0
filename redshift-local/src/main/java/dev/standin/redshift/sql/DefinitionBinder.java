package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.TableRules;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of a table's columns. */
final class DefinitionBinder {
    private final Context context;

    DefinitionBinder(Context context) {
        this.context = context;
    }

    Plan addColumn(Statement.AddColumn add) {
        Relation.Table table = Names.table(context, add.table());
        Column column = new TableBinder(context).column(add.column());
        if (table.columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
            throw new SqlError("column \"" + column.name() + "\" of relation \"" + table.name() + "\" already exists");
        }
        ColumnDefinition.Default otherwise = add.column().otherwise();
        if (column.notNull() && (otherwise == null || otherwise.value() instanceof Expression.Null)) {
            throw new SqlError("ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
        }
        TableRules.checkCount(table.columns().size() + 1);
        String alter = "ALTER TABLE " + table.location();
        List<String> sqls = new ArrayList<>();
        sqls.add(alter + " ADD COLUMN " + Text.name(column.name()) + " " + DuckType.of(column.type())
                + (otherwise == null ? "" : " DEFAULT " + filling(otherwise, column)));
        if (otherwise != null) {
            sqls.add(alter + " ALTER COLUMN " + Text.name(column.name()) + " DROP DEFAULT");
        }
        if (column.notNull()) {
            sqls.add(alter + " ALTER COLUMN " + Text.name(column.name()) + " SET NOT NULL");
        }
        sqls.add(CatalogText.column(
                table, table.columns().size(), column, add.column().written().attributes()));
        return new Plan.Change("ALTER TABLE", sqls, false);
    }

    /** What the rows that are there get. Whether a function is called once or for each of them is not documented. */
    private String filling(ColumnDefinition.Default otherwise, Column column) {
        if (Within.any(otherwise.value(), e -> e instanceof Expression.Call)) {
            throw new Refusal("ADD COLUMN with a DEFAULT that calls a function");
        }
        return Casts.assigned(new QueryBinder(context).binder().bind(otherwise.value(), new Scope(null)), column.type())
                .sql();
    }

    /** Source: r_ALTER_TABLE.html: with RESTRICT, the default, a column that takes part in a multipart key is not dropped; its own key goes with it. */
    private static void requireNoSharedKey(Column column, List<TableConstraint> constraints) {
        constraints.stream()
                .filter(key -> key.columns().size() > 1 && key.columns().contains(column.name()))
                .findFirst()
                .ifPresent(key -> {
                    throw new SqlError("cannot drop column \"" + column.name()
                            + "\" because it takes part in a multipart key: " + key.written());
                });
    }

    /** Source: r_ALTER_TABLE.html, which keeps the distribution key and the sort key. */
    Plan dropColumn(Statement.DropColumn drop) {
        Relation.Table table = Names.table(context, drop.table());
        Column column = table.columns(List.of(drop.column())).getFirst();
        List<Column> left =
                table.columns().stream().filter(c -> !c.equals(column)).toList();
        if (left.isEmpty()) {
            throw new SqlError("cannot drop the only column of a table");
        }
        Relation.Keys keys = context.catalog().keys(table);
        if (keys.distribution().contains(column.name()) || keys.sorting().contains(column.name())) {
            throw new SqlError("cannot drop " + (keys.distribution().contains(column.name()) ? "distkey" : "sortkey")
                    + " column \"" + column.name() + "\"");
        }
        requireNoSharedKey(column, keys.constraints());
        new Dropping(context).requireUnread(table, column);
        List<String> sqls = new ArrayList<>(
                List.of("ALTER TABLE " + table.location() + " DROP COLUMN " + Text.name(column.name())));
        sqls.add(CatalogText.constrained(
                table,
                keys.constraints().stream()
                        .filter(key -> !key.columns().contains(column.name()))
                        .toList()));
        sqls.add("delete from " + CatalogText.COLUMNS + " where schema_name = " + Text.quote(table.schema())
                + " and relation_name = " + Text.quote(table.name()) + " and name = " + Text.quote(column.name()));
        String names = left.stream().map(c -> Text.quote(c.name())).collect(Collectors.joining(", "));
        sqls.add("update " + CatalogText.COLUMNS + " set position = list_position([" + names
                + "], name) - 1 where schema_name = " + Text.quote(table.schema()) + " and relation_name = "
                + Text.quote(table.name()));
        return new Plan.Change("ALTER TABLE", sqls, false);
    }
}

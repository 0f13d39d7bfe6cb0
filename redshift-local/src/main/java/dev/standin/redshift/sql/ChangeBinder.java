package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.JoinKind;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.query.FromBinder;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE; every value is converted as Redshift converts on assignment. */
final class ChangeBinder {
    private final Context context;
    private final QueryBinder queries;

    ChangeBinder(Context context) {
        this.context = context;
        this.queries = new QueryBinder(context);
    }

    QueryBinder queries() {
        return queries;
    }

    Plan insert(Statement.Insert insert) {
        Relation.Table table = Names.table(context, insert.table());
        boolean named = !insert.columns().isEmpty();
        List<Column> columns = named ? table.columns(insert.columns()) : table.columns();
        return switch (insert.rows()) {
            case Statement.Values(var rows) -> {
                List<Column> given = given(columns, width(rows), named);
                yield inserted(table, given, values(rows, given, table));
            }
            case Statement.Selected(Query query) -> {
                BoundQuery bound = queries.bind(query, null);
                List<Column> given = given(columns, bound.outputs().size(), named);
                yield inserted(table, given, selected(given, bound, table));
            }
        };
    }

    private static Plan inserted(Relation.Table table, List<Column> given, String rows) {
        List<Column> filled = new ArrayList<>(given);
        filled.addAll(defaulted(table, given));
        String target = filled.stream().map(c -> Text.name(c.name())).collect(Collectors.joining(", "));
        return new Plan.Change(
                "INSERT", List.of("INSERT INTO " + table.location() + " (" + target + ") " + rows), true);
    }

    static List<Column> given(List<Column> columns, int values, boolean named) {
        if (values > columns.size()) {
            throw new SqlError("INSERT has more expressions than target columns");
        }
        if (values < columns.size() && named) {
            throw new SqlError("INSERT has more target columns than expressions");
        }
        return columns.subList(0, values);
    }

    private String selected(List<Column> columns, BoundQuery bound, Relation.Table table) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Output output = bound.outputs().get(i);
            Bound value = Bound.of("\"new$\"." + Text.name(output.sqlName()), output.type());
            values.add(Casts.assigned(value, columns.get(i).type()).sql());
        }
        values.addAll(defaults(table, columns));
        return "SELECT " + String.join(", ", values) + " FROM (" + bound.sql() + ") AS \"new$\"";
    }

    private static int width(List<List<Optional<Expression>>> rows) {
        int width = rows.getFirst().size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new SqlError("VALUES lists must all be the same length");
        }
        return width;
    }

    private String values(List<List<Optional<Expression>>> rows, List<Column> columns, Relation.Table table) {
        if (rows.size() > 1
                && rows.stream().flatMap(List::stream).flatMap(Optional::stream).anyMatch(ChangeBinder::hasSubquery)) {
            throw new SqlError("INSERT of several rows does not take a subquery as a value");
        }
        List<String> defaults = defaults(table, columns);
        List<String> lists = new ArrayList<>();
        for (List<Optional<Expression>> row : rows) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(value(row.get(i), columns.get(i), new Scope(null)));
            }
            values.addAll(defaults);
            lists.add("(" + String.join(", ", values) + ")");
        }
        return "VALUES " + String.join(", ", lists);
    }

    private static boolean hasSubquery(Expression value) {
        return Within.any(
                value,
                e -> e instanceof Expression.Scalar
                        || e instanceof Expression.Exists
                        || e instanceof Expression.InQuery);
    }

    /** Without one the column's default. */
    String value(Optional<Expression> written, Column column, Scope scope) {
        return written.isEmpty() ? otherwise(column) : assigned(written.get(), column, scope);
    }

    String assigned(Expression written, Column column, Scope scope) {
        Bound value = queries.binder().bind(written, scope);
        try {
            return Casts.assigned(value, column.type()).sql();
        } catch (Objection unlike) {
            throw unlike.at(queries.findings().places().of(written).start());
        }
    }

    static List<Column> defaulted(Relation.Table table, List<Column> given) {
        return table.columns().stream()
                .filter(c -> c.otherwise() != null && !given.contains(c))
                .toList();
    }

    List<String> defaults(Relation.Table table, List<Column> given) {
        return defaulted(table, given).stream().map(this::otherwise).toList();
    }

    String otherwise(Column column) {
        @Nullable String text = column.otherwise();
        return text == null
                ? "CAST(NULL AS " + DuckType.of(column.type()) + ")"
                : assigned(StatementText.expression(text), column, new Scope(null));
    }

    Plan update(Statement.Update update) {
        Relation.Table table = Names.table(context, update.target().table());
        Scope scope = new Scope(null);
        String target = target(table, update.target().alias(), scope);
        Query.From others = update.from();
        String from = others == null ? "" : " FROM " + new FromBinder(queries, scope).bind(inner(others));
        String where = where(update.where(), scope);
        List<Column> columns = table.columns(
                update.assignments().stream().map(Statement.Assignment::column).toList());
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            settings.add(Text.name(columns.get(i).name()) + " = "
                    + value(update.assignments().get(i).value(), columns.get(i), scope));
        }
        return new Plan.Change(
                "UPDATE", List.of("UPDATE " + target + " SET " + String.join(", ", settings) + from + where), true);
    }

    /** Source: r_UPDATE.html. */
    private static Query.From inner(Query.From from) {
        if (from instanceof Query.Join join) {
            if (join.kind() != JoinKind.INNER && join.kind() != JoinKind.CROSS) {
                throw new SqlError("Target table must be part of an equijoin predicate");
            }
            inner(join.left());
            inner(join.right());
        }
        return from;
    }

    Plan delete(Statement.Delete delete) {
        Relation.Table table = Names.table(context, delete.table());
        Scope scope = new Scope(null);
        String target = target(table, null, scope);
        Query.From others = delete.using();
        String using = others == null ? "" : " USING " + new FromBinder(queries, scope).bind(others);
        return new Plan.Change("DELETE", List.of("DELETE FROM " + target + using + where(delete.where(), scope)), true);
    }

    static String target(Relation.Table table, @Nullable String given, Scope scope) {
        String alias = given == null ? table.name() : given;
        scope.add(new Scope.Source(
                alias,
                given == null ? table.schema() : null,
                table.columns().stream()
                        .map(c -> new Output(c.name(), c.type()))
                        .toList(),
                false));
        return table.location() + " AS " + Text.name(alias);
    }

    private String where(@Nullable Expression condition, Scope scope) {
        return condition == null ? "" : " WHERE " + queries.binder().condition(condition, scope);
    }
}

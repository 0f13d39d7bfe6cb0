package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.QueryParser;
import dev.standin.redshift.dialect.parse.Tokens;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE and TRUNCATE; every value is converted as Redshift converts on assignment. */
final class Changes {
    private final Tokens in;
    private final Context context;
    private final QueryParser parser;
    private final QueryBinder queries;

    Changes(Tokens in, Context context) {
        this.in = in;
        this.context = context;
        this.parser = new QueryParser(in);
        this.queries = new QueryBinder(context);
    }

    Plan plan() {
        return switch (in.next().name()) {
            case "insert" -> insert();
            case "update" -> update();
            case "delete" -> delete();
            default -> truncate();
        };
    }

    private Plan insert() {
        in.expect("into");
        Relation.Table table = Names.table(context, in.qualifiedName());
        boolean named = in.peek().is("(") && !in.peek(1).is("select") && !in.peek(1).is("with") && !in.peek(1).is("(");
        List<Column> columns = named ? columns(table, in.names()) : table.columns();
        String rows;
        if (in.takes("values")) {
            rows = values(columns, named, table);
            int given = width;
            columns = columns.subList(0, given);
        } else {
            Query query = parser.read();
            BoundQuery bound = queries.bind(query, null);
            columns = given(columns, bound.outputs().size(), named);
            rows = selected(columns, bound, table);
        }
        List<Column> filled = new ArrayList<>(columns);
        filled.addAll(defaulted(table, columns));
        String target = filled.stream().map(c -> Text.name(c.name())).collect(Collectors.joining(", "));
        return new Plan.Change("INSERT", List.of("INSERT INTO " + table.location() + " (" + target + ") " + rows), true);
    }

    private int width;
    private boolean subqueries;

    private static List<Column> given(List<Column> columns, int values, boolean named) {
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

    private String values(List<Column> columns, boolean named, Relation.Table table) {
        List<String> rows = new ArrayList<>();
        width = -1;
        do {
            in.expect("(");
            List<String> row = new ArrayList<>();
            do {
                if (row.size() >= columns.size()) {
                    throw new SqlError("INSERT has more expressions than target columns");
                }
                row.add(value(columns.get(row.size())));
            } while (in.takes(","));
            in.expect(")");
            if (width >= 0 && width != row.size()) {
                throw new SqlError("VALUES lists must all be the same length");
            }
            width = row.size();
            row.addAll(defaults(table, given(columns, width, named)));
            rows.add("(" + String.join(", ", row) + ")");
        } while (in.takes(","));
        if (subqueries && rows.size() > 1) {
            throw new SqlError("INSERT of several rows does not take a subquery as a value");
        }
        return "VALUES " + String.join(", ", rows);
    }

    private String value(Column column) {
        if (in.takes("default")) {
            return otherwise(column);
        }
        Expression written = parser.expressions().read();
        subqueries |= Within.any(written, e -> e instanceof Expression.Scalar || e instanceof Expression.Exists || e instanceof Expression.InQuery);
        Bound bound = queries.binder().bind(written, new Scope(null));
        return Casts.assigned(bound, column.type()).sql();
    }

    private static List<Column> defaulted(Relation.Table table, List<Column> given) {
        return table.columns().stream().filter(c -> c.otherwise() != null && !given.contains(c)).toList();
    }

    private List<String> defaults(Relation.Table table, List<Column> given) {
        return defaulted(table, given).stream().map(this::otherwise).toList();
    }

    private String otherwise(Column column) {
        @Nullable String text = column.otherwise();
        if (text == null) {
            return "CAST(NULL AS " + DuckType.of(column.type()) + ")";
        }
        Expression expression = new QueryParser(new Tokens(text)).expressions().read();
        return Casts.assigned(queries.binder().bind(expression, new Scope(null)), column.type()).sql();
    }

    private Plan update() {
        Relation.Table table = Names.table(context, in.qualifiedName());
        Scope scope = new Scope(null);
        String target = target(table, scope);
        in.expect("set");
        List<String> names = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        do {
            names.add(in.name());
            in.expect("=");
            if (in.peek().is("default")) {
                throw new Refusal("SET column = DEFAULT");
            }
            values.add(parser.expressions().read());
        } while (in.takes(","));
        String from = in.takes("from") ? " FROM " + new FromBinder(queries, scope).bind(inner(parser.from())) : "";
        String where = where(scope);
        List<Column> columns = columns(table, names);
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Bound value = Casts.assigned(queries.binder().bind(values.get(i), scope), columns.get(i).type());
            settings.add(Text.name(columns.get(i).name()) + " = " + value.sql());
        }
        return new Plan.Change("UPDATE", List.of("UPDATE " + target + " SET " + String.join(", ", settings) + from + where), true);
    }

    /** Source: r_UPDATE.html. */
    private static Query.From inner(Query.From from) {
        if (from instanceof Query.Join join) {
            if (!join.kind().equals("inner") && !join.kind().equals("cross")) {
                throw new SqlError("Target table must be part of an equijoin predicate");
            }
            inner(join.left());
            inner(join.right());
        }
        return from;
    }

    private Plan delete() {
        in.takes("from");
        Relation.Table table = Names.table(context, in.qualifiedName());
        Scope scope = new Scope(null);
        if (in.takes("as") || (in.seesName() && !in.seesAny("using", "where"))) {
            throw new Refusal("an alias for the table of DELETE");
        }
        String target = target(table, scope);
        String using = in.takes("using") ? " USING " + new FromBinder(queries, scope).bind(parser.from()) : "";
        return new Plan.Change("DELETE", List.of("DELETE FROM " + target + using + where(scope)), true);
    }

    private String target(Relation.Table table, Scope scope) {
        boolean aliased = in.takes("as") || (in.seesName() && !in.seesAny("set", "using", "where"));
        String alias = aliased ? in.name() : table.name();
        scope.add(new Scope.Source(alias, aliased ? null : table.schema(), table.columns().stream().map(c -> new Output(c.name(), c.type())).toList(), false));
        return table.location() + " AS " + Text.name(alias);
    }

    private String where(Scope scope) {
        return in.takes("where") ? " WHERE " + queries.binder().condition(parser.expressions().read(), scope) : "";
    }

    private Plan truncate() {
        in.takes("table");
        Relation.Table table = Names.table(context, in.qualifiedName());
        return new Plan.Change("TRUNCATE", List.of("DELETE FROM " + table.location()), false);
    }

    static List<Column> columns(Relation.Table table, List<String> names) {
        Set<String> seen = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new SqlError("column \"" + name + "\" specified more than once");
            }
            columns.add(table.columns().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SqlError("column \"" + name + "\" of relation \"" + table.name() + "\" does not exist")));
        }
        return columns;
    }
}

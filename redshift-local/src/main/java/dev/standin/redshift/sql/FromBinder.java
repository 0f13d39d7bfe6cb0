package dev.standin.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds FROM: fills a scope with the sources and yields DuckDB's text. */
final class FromBinder {
    private final QueryBinder queries;
    private final Scope scope;

    FromBinder(QueryBinder queries, Scope scope) {
        this.queries = queries;
        this.scope = scope;
    }

    String bind(Query.From from) {
        return switch (from) {
            case Query.Table table -> table(table);
            case Query.Derived derived -> derived(derived);
            case Query.Join join -> join(join);
        };
    }

    private String table(Query.Table table) {
        String name = table.name().getLast();
        String alias = table.alias() == null ? name : table.alias();
        List<Output> common = table.name().size() == 1 ? scope.common(name) : null;
        if (common != null) {
            return source(alias, null, Text.name(name), settled(QueryBinder.renamed(new BoundQuery("", common), table.columns()).outputs()));
        }
        Relation relation = Names.relation(queries.context(), table.name());
        return switch (relation) {
            case Relation.Table found -> {
                List<Output> outputs = found.columns().stream().map(c -> new Output(c.name(), c.type())).toList();
                yield source(alias, table.alias() == null ? found.schema() : null, found.location(),
                        QueryBinder.renamed(new BoundQuery("", outputs), table.columns()).outputs());
            }
            case Relation.View view -> {
                BoundQuery bound = QueryBinder.renamed(queries.view(view), table.columns());
                yield source(alias, table.alias() == null ? view.schema() : null, "(" + bound.sql() + ")", settled(bound.outputs()));
            }
        };
    }

    private String derived(Query.Derived derived) {
        String alias = derived.alias() == null ? "unnamed$" + scope.sources().size() : derived.alias();
        BoundQuery bound = QueryBinder.renamed(queries.bind(derived.query(), scope.enclosing()), derived.columns());
        return source(alias, null, "(" + bound.sql() + ")", settled(bound.outputs()));
    }

    private static List<Output> settled(List<Output> outputs) {
        return outputs.stream().map(o -> o.type().isNull() ? o : new Output(o.label(), o.sqlName(), o.type().settled())).toList();
    }

    private String source(String alias, @Nullable String schema, String sql, List<Output> outputs) {
        scope.add(new Scope.Source(alias, schema, outputs));
        return sql + " AS " + Text.name(alias);
    }

    private String join(Query.Join join) {
        int before = scope.sources().size();
        String left = bind(join.left());
        int between = scope.sources().size();
        String right = bind(join.right());
        String sides = left + switch (join.kind()) {
            case "left" -> " LEFT JOIN ";
            case "right" -> " RIGHT JOIN ";
            case "full" -> " FULL JOIN ";
            case "cross" -> " CROSS JOIN ";
            default -> " INNER JOIN ";
        } + right;
        if (join.kind().equals("cross")) {
            return sides;
        }
        Expression on = join.on();
        if (on != null) {
            if (join.kind().equals("full") && !equalities(on)) {
                throw new SqlError("FULL JOIN is only supported with merge-joinable join conditions");
            }
            scope.joining(!join.kind().equals("inner"));
            String condition = queries.binder().condition(on, scope);
            scope.joining(false);
            return "(" + sides + " ON " + condition + ")";
        }
        return "(" + sides + " ON " + using(join, scope.sources().subList(before, between), scope.sources().subList(between, scope.sources().size())) + ")";
    }

    private static boolean equalities(Expression on) {
        return on instanceof Expression.Binary(String operator, Expression left, Expression right)
                && (operator.equals("=") ? Within.varies(left) && Within.varies(right) : operator.equals("and") && equalities(left) && equalities(right));
    }

    private String using(Query.Join join, List<Scope.Source> left, List<Scope.Source> right) {
        List<String> conditions = new ArrayList<>();
        for (String column : join.using()) {
            Bound merged = scope.merged().get(column);
            Bound a = merged != null ? merged : only(left, column);
            Bound b = only(right, column);
            conditions.add(queries.binder().compare("=", a, b).sql());
            if (!a.type().sameRepresentation(b.type())) {
                throw new Refusal("USING (" + column + ") on two types; use ON");
            }
            scope.merge(column, switch (join.kind()) {
                case "right" -> b;
                case "full" -> Bound.of("coalesce(" + a.sql() + ", " + b.sql() + ")", TypeRules.common("USING", List.of(a.type(), b.type())));
                default -> a;
            });
        }
        return String.join(" AND ", conditions);
    }

    private static Bound only(List<Scope.Source> sources, String column) {
        Bound found = null;
        for (Scope.Source source : sources) {
            Bound candidate = Scope.column(source, column);
            if (candidate != null && found != null) {
                throw new SqlError("common column name \"" + column + "\" appears more than once");
            }
            found = candidate == null ? found : candidate;
        }
        if (found == null) {
            throw new SqlError("column \"" + column + "\" specified in USING clause does not exist");
        }
        return found;
    }
}

package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/** IN, ANY and ALL, and comparisons of rows, which are those of their parts. */
final class Memberships {
    private static final String INNER = Text.name("inner$");
    private final Binder binder;
    private final QueryBinder queries;
    private final Comparisons comparisons;

    Memberships(Binder binder, QueryBinder queries, Comparisons comparisons) {
        this.binder = binder;
        this.queries = queries;
        this.comparisons = comparisons;
    }

    Bound list(Expression.InList in, Scope scope) {
        if (in.operand() instanceof Expression.Row(List<Expression> parts)) {
            return rowList(in, binder.bindAll(parts, scope), scope);
        }
        Bound operand = binder.bind(in.operand(), scope);
        List<String> items = new ArrayList<>();
        String side = "";
        for (Expression item : in.items()) {
            Comparisons.Sides sides = comparisons.sides(Operator.EQUAL, operand, binder.bind(item, scope));
            if (!side.isEmpty() && !side.equals(sides.left())) {
                throw new Refusal("an IN list whose items have different types");
            }
            side = sides.left();
            items.add(sides.right());
        }
        return Binder.truth("(" + side + (in.negated() ? " NOT" : "") + " IN (" + String.join(", ", items) + "))");
    }

    private Bound rowList(Expression.InList in, List<Bound> operand, Scope scope) {
        List<String> matches = new ArrayList<>();
        for (Expression item : in.items()) {
            if (!(item instanceof Expression.Row(List<Expression> parts))) {
                throw unlike();
            }
            matches.add(
                    rows(Operator.EQUAL, operand, binder.bindAll(parts, scope)).sql());
        }
        return Binder.truth((in.negated() ? "(NOT (" : "((") + String.join(" OR ", matches) + "))");
    }

    Bound query(Expression.InQuery in, Scope scope) {
        if (in.operand() instanceof Expression.Row(List<Expression> parts)) {
            return rowQuery(in, binder.bindAll(parts, scope), scope);
        }
        Bound operand = binder.bind(in.operand(), scope);
        BoundQuery query = queries.bind(in.query(), scope);
        if (query.open()) {
            return Bound.FAULTY;
        }
        if (query.outputs().size() != 1) {
            throw binder.oneColumn(in.query(), query, "subquery has too many columns");
        }
        Comparisons.Sides sides = comparisons.sides(
                Operator.EQUAL, operand, column(query.outputs().getFirst()));
        return Binder.truth("(" + sides.left() + (in.negated() ? " NOT" : "") + " IN (SELECT " + sides.right()
                + " FROM (" + query.sql() + ") AS " + INNER + "))");
    }

    /** A row may be in a query, or not, or it is not known because a part is null. */
    private Bound rowQuery(Expression.InQuery in, List<Bound> operand, Scope scope) {
        BoundQuery query = queries.bind(in.query(), scope);
        if (query.open()) {
            return Bound.FAULTY;
        }
        List<Bound> columns = query.outputs().stream().map(Memberships::column).toList();
        String equal = rows(Operator.EQUAL, operand, columns).sql();
        String some = "EXISTS (SELECT 1 FROM (" + query.sql() + ") AS " + INNER + " WHERE ";
        String found = "(CASE WHEN " + some + equal + ") THEN true WHEN " + some + equal
                + " IS NULL) THEN NULL ELSE false END)";
        return Binder.truth(in.negated() ? "(NOT " + found + ")" : found);
    }

    Bound quantified(Expression.Quantified written, Scope scope) {
        Bound operand = binder.bind(written.operand(), scope);
        BoundQuery query = queries.bind(written.query(), scope);
        if (query.open()) {
            return Bound.FAULTY;
        }
        if (query.outputs().size() != 1) {
            throw binder.oneColumn(written.query(), query, "subquery has too many columns");
        }
        Comparisons.Sides sides = comparisons.sides(
                written.operator(), operand, column(query.outputs().getFirst()));
        return Binder.truth("(" + sides.left() + " " + written.operator().symbol() + (written.all() ? " ALL" : " ANY")
                + " (SELECT " + sides.right() + " FROM (" + query.sql() + ") AS " + INNER + "))");
    }

    private static Bound column(Output output) {
        return Bound.of(INNER + "." + Text.name(output.sqlName()), output.type());
    }

    /** Two rows, part by part. */
    Bound rows(Operator operator, List<Bound> left, List<Bound> right) {
        if (operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
            throw new Refusal("rows compared by " + operator.symbol());
        }
        if (left.size() != right.size()) {
            throw unlike();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            parts.add(comparisons.compare(operator, left.get(i), right.get(i)).sql());
        }
        return Binder.truth("(" + String.join(operator == Operator.EQUAL ? " AND " : " OR ", parts) + ")");
    }

    private static SqlError unlike() {
        return new SqlError("unequal number of entries in row expressions");
    }
}

package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.sql.internal.function.Aggregates;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a grouped select that are in no key and in no aggregate. */
final class Ungrouped {
    private final Scope scope;
    private final Findings findings;
    private final Set<Expression> keys = new HashSet<>();
    private final Set<String> keyTexts = new HashSet<>();

    Ungrouped(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /** Looks through the select list and HAVING. */
    void find(List<Expression> list, List<Expression> groupedBy, @Nullable Expression having) {
        boolean grouped = !groupedBy.isEmpty()
                || having != null
                || list.stream().anyMatch(item -> Within.any(item, Aggregates::isAggregate));
        if (!findings.keeping() || !grouped) {
            return;
        }
        groupedBy.forEach(key -> key(key, list));
        list.forEach(this::look);
        if (having != null) {
            look(having);
        }
    }

    private void key(Expression key, List<Expression> list) {
        Expression meant = key;
        if (key instanceof Expression.Numeral(String digits)
                && digits.matches("[0-9]{1,4}")
                && Integer.parseInt(digits) <= list.size()) {
            meant = list.get(Integer.parseInt(digits) - 1);
        }
        keys.add(meant);
        if (meant instanceof Expression.Name(List<String> parts)) {
            Bound column = known(parts);
            keyTexts.add(column == null ? parts.getLast() : column.sql());
        }
    }

    private void look(Expression expression) {
        if (keys.contains(expression) || Aggregates.isAggregate(expression)) {
            return;
        }
        if (expression instanceof Expression.Name(List<String> parts)) {
            column(expression, parts);
            return;
        }
        Stream.concat(Within.parts(expression), window(expression)).forEach(this::look);
    }

    private static Stream<Expression> window(Expression expression) {
        Expression.Window over =
                expression instanceof Expression.Call call ? call.detail().over() : null;
        return over == null
                ? Stream.empty()
                : Stream.concat(over.partition().stream(), over.order().stream().map(Expression.Order::key));
    }

    /** The column of a name; null if it is not one here, or is several, which was reported where it was bound. */
    private @Nullable Bound known(List<String> parts) {
        try {
            return scope.column(parts);
        } catch (Objection said) {
            return null;
        }
    }

    private void column(Expression written, List<String> parts) {
        Bound column = known(parts);
        if (column == null
                || keyTexts.contains(column.sql())
                || findings.places().of(written).start() < 0) {
            return;
        }
        String name = parts.getLast();
        findings.ungrouped(new SqlError("column \"" + String.join(".", parts)
                        + "\" must appear in the GROUP BY clause or be used in an aggregate function")
                .told("\"" + name + "\" is neither in \"group by\" nor in an aggregate", name, List.of())
                .instead("write group by " + String.join(".", parts) + ", or min(" + String.join(".", parts) + ")")
                .at(findings.places().of(written).start()));
    }
}

package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the keys of GROUP BY with GROUPING SETS, ROLLUP and CUBE. Source: r_GROUP_BY_aggregation-extensions.html. */
final class GroupingParser {
    private final Tokens in;
    private final ExpressionParser expressions;

    GroupingParser(Tokens in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    List<Expression> keys() {
        List<Expression> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (in.takes(","));
        return List.copyOf(keys);
    }

    private Expression key() {
        Expression sets = sets();
        return sets == null ? expressions.read() : sets;
    }

    private @Nullable Expression sets() {
        int start = in.offset();
        if (in.sees("grouping", "sets", "(")) {
            in.expect("grouping", "sets", "(");
            return in.placed(call("grouping sets", elements()), start);
        }
        for (String word : List.of("rollup", "cube")) {
            if (in.sees(word, "(")) {
                in.expect(word, "(");
                return in.placed(call(word, elements()), start);
            }
        }
        return null;
    }

    private static Expression call(String name, List<Expression> elements) {
        return new Expression.Call(name, elements, Expression.Detail.PLAIN);
    }

    private List<Expression> elements() {
        List<Expression> elements = new ArrayList<>();
        do {
            elements.add(element());
        } while (in.takes(","));
        in.expect(")");
        return List.copyOf(elements);
    }

    private Expression element() {
        int start = in.offset();
        if (in.sees("(", ")")) {
            in.expect("(", ")");
            return in.placed(new Expression.Row(List.of()), start);
        }
        return key();
    }
}

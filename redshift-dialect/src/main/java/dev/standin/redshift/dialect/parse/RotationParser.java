package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PIVOT and UNPIVOT behind a table or a subquery. Source: r_FROM_clause30.html. */
final class RotationParser {
    private final Tokens in;
    private final ExpressionParser expressions;

    RotationParser(Tokens in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** The source itself where neither follows. */
    Query.From around(Query.From source) {
        int start = in.offset();
        if (in.takes("pivot")) {
            return alone(pivot(source), start);
        }
        return in.takes("unpivot") ? alone(unpivot(source), start) : source;
    }

    private Query.From alone(Query.From rotated, int start) {
        if (in.seesAny("pivot", "unpivot")) {
            throw in.unexpected("one PIVOT or UNPIVOT");
        }
        return in.placed(rotated, start);
    }

    private Query.Pivot pivot(Query.From source) {
        in.expect("(");
        int start = in.offset();
        if (!(expressions.read() instanceof Expression.Call aggregate)) {
            throw new Refusal("PIVOT of anything but one aggregate").at(start);
        }
        String suffix = in.seesAny("for") ? null : QueryParser.alias(in);
        in.expect("for");
        String column = in.name();
        in.expect("in", "(");
        List<Query.Rotated> values = values(false);
        in.expect(")");
        return new Query.Pivot(source, new Query.Rotation(aggregate, suffix, column, values), named());
    }

    private Query.Unpivot unpivot(Query.From source) {
        boolean nulls = in.takes("include", "nulls");
        if (!nulls) {
            in.takes("exclude", "nulls");
        }
        in.expect("(");
        String value = in.name();
        in.expect("for");
        String name = in.name();
        in.expect("in", "(");
        List<Query.Rotated> columns = values(true);
        in.expect(")");
        return new Query.Unpivot(source, new Query.Unrotation(value, name, columns, nulls), named());
    }

    private List<Query.Rotated> values(boolean columns) {
        List<Query.Rotated> values = new ArrayList<>();
        do {
            int start = in.offset();
            Expression value = expressions.read();
            boolean column =
                    value instanceof Expression.Name name && name.parts().size() == 1;
            if (column != columns) {
                throw new Refusal(columns ? "UNPIVOT of anything but columns" : "PIVOT for a value that is a column")
                        .at(start);
            }
            values.add(new Query.Rotated(value, QueryParser.alias(in)));
        } while (in.takes(","));
        in.expect(")");
        return List.copyOf(values);
    }

    private @Nullable String named() {
        String alias = QueryParser.alias(in);
        if (alias != null && in.peek().is("(")) {
            throw new Refusal("names for the columns of PIVOT and UNPIVOT").at(in.offset());
        }
        return alias;
    }
}

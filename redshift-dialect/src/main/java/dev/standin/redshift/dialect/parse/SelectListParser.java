package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** Reads what follows SELECT, up to the EXCLUDE that may end it. Sources: r_SELECT_list.html, r_EXCLUDE_list.html. */
final class SelectListParser {
    private final Tokens in;
    private final ExpressionParser expressions;

    SelectListParser(Tokens in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    List<Query.Item> read() {
        List<Query.Item> items = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        do {
            starts.add(in.offset());
            items.add(item());
        } while (in.takes(","));
        if (!in.sees("exclude")) {
            return List.copyOf(items);
        }
        int exclude = in.offset();
        List<String> except = except();
        if (items.stream().noneMatch(Query.Everything.class::isInstance)) {
            throw new Refusal("EXCLUDE without *").at(exclude);
        }
        List<Query.Item> left = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            left.add(without(items.get(i), except, starts.get(i), exclude));
        }
        return List.copyOf(left);
    }

    /** "The columns that are excluded from the query results": whether one that is written beside * is among them is not said. */
    private Query.Item without(Query.Item item, List<String> except, int start, int exclude) {
        return switch (item) {
            case Query.Everything(String of, List<String> _) -> in.placed(new Query.Everything(of, except), start);
            case Query.Column column -> {
                String alias = column.alias();
                boolean named = alias != null && except.contains(alias);
                boolean plain = column.value() instanceof Expression.Name(List<String> parts)
                        && except.contains(parts.getLast());
                if (named || plain) {
                    throw new Refusal("EXCLUDE of a column that is written beside *").at(exclude);
                }
                yield item;
            }
        };
    }

    private List<String> except() {
        in.expect("exclude");
        if (in.peek().is("(")) {
            return in.names();
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(in.name());
        } while (in.takes(","));
        return names;
    }

    private Query.Item item() {
        int start = in.offset();
        if (in.peek().is("from")) {
            throw in.refused(
                    in.peek().shown() + " at the end of a select list; expected a column",
                    "expected a column before \"from\"",
                    "take out the \",\" before it");
        }
        if (in.takes("*")) {
            return in.placed(new Query.Everything(null, List.of()), start);
        }
        if ((in.seesName() || in.peek().isTemporary())
                && in.peek(1).is(".")
                && in.peek(2).is("*")) {
            String of = in.next().name();
            in.expect(".", "*");
            return in.placed(new Query.Everything(of, List.of()), start);
        }
        Expression value = expressions.read();
        boolean named = in.peek().is("as");
        int name = named ? in.peek(1).start() : in.offset();
        String alias = QueryParser.alias(in);
        Query.Column column = new Query.Column(value, alias, named);
        return in.placed(
                column, start, start, alias == null ? in.places().of(value).name() : name);
    }
}

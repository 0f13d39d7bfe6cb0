package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Depth;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.JoinKind;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Query.SetOperator;
import dev.standin.redshift.dialect.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a query. */
final class QueryParser {
    /** Words that are not an alias where an alias is optional, although Redshift does not reserve all of them. */
    private static final Set<String> CLAUSES = Set.of(
            "set", "cross", "inner", "full", "left", "right", "join", "exclude", "qualify", "values", "over", "within",
            "window", "fetch", "escape");

    private static final Set<String> BEHIND_A_QUERY =
            Set.of("union", "except", "minus", "intersect", "order", "limit", "offset");

    private static final String SYSTEM = "pg_catalog";
    private final Tokens in;
    private final ExpressionParser expressions;
    private final GroupingParser groupings;
    private final RotationParser rotations;
    /** How many rows the select that was read last asked for by TOP. */
    private @Nullable Long top;

    private final TableParser.Into into;

    /** Reads from these tokens. */
    QueryParser(Tokens in) {
        this.in = in;
        this.into = new TableParser.Into(in);
        this.expressions = new ExpressionParser(in, this);
        this.groupings = new GroupingParser(in, expressions);
        this.rotations = new RotationParser(in, expressions);
    }

    /** Reads a statement: a query, or SELECT INTO. */
    Statement statement() {
        into.may(in.sees("select") || in.sees("with"));
        return into.statement(read());
    }

    /** Reads expressions from the same tokens. */
    ExpressionParser expressions() {
        return expressions;
    }

    /** Reads a query. */
    Query read() {
        in.depth().enter(in.offset());
        int outer = in.depth().enterQuery();
        Query query = query();
        in.depth().leaveQuery(query, outer);
        in.depth().leave();
        return query;
    }

    private Query query() {
        List<Query.Common> commons = in.takes("with") ? commons() : List.of();
        Query.Body body = body();
        Long limit = top;
        top = null;
        if (limit != null && !(body instanceof Query.Select)) {
            throw combinedTop();
        }
        List<Expression.Order> order = in.takes("order", "by") ? expressions.order() : List.of();
        Long offset = null;
        while (in.seesAny("limit", "offset")) {
            boolean isLimit = in.next().is("limit");
            if (isLimit ? limit != null : offset != null) {
                throw in.unexpected("LIMIT and OFFSET once each");
            }
            if (isLimit) {
                limit = in.takes("all") ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(in.integer());
            } else {
                offset = Long.valueOf(in.integer());
            }
        }
        return new Query(commons, body, order, limit, offset);
    }

    private List<Query.Common> commons() {
        boolean recursive = in.peek().is("recursive") && !in.peek(1).is("as") && in.takes("recursive");
        List<Query.Common> commons = new ArrayList<>();
        do {
            int start = in.offset();
            String name = in.name();
            List<String> columns = in.peek().is("(") ? in.names() : List.of();
            in.expect("as", "(");
            Query query = read();
            in.expect(")");
            commons.add(in.placed(new Query.Common(name, columns, query, recursive), start));
        } while (in.takes(","));
        return List.copyOf(commons);
    }

    private Query.Body body() {
        Query.Body left = intersection();
        for (int count = 1; in.seesAny("union", "except", "minus"); count++) {
            String word = in.next().name();
            boolean all = in.takes("all");
            SetOperator operator = word.equals("union") ? SetOperator.UNION : SetOperator.EXCEPT;
            if (all && operator != SetOperator.UNION) {
                throw new SqlError("syntax error: " + word.toUpperCase(Locale.ROOT) + " ALL is not supported")
                        .at(in.offset());
            }
            left = combined(new Query.SetOperation(operator, all, List.of(left, intersection())), count);
        }
        return left;
    }

    private Query.Body intersection() {
        Query.Body left = simple();
        for (int count = 1; in.takes("intersect"); count++) {
            if (in.peek().is("all")) {
                throw new SqlError("syntax error: INTERSECT ALL is not supported").at(in.offset());
            }
            left = combined(new Query.SetOperation(SetOperator.INTERSECT, false, List.of(left, simple())), count);
        }
        return left;
    }

    private Objection combinedTop() {
        return new Refusal("TOP in a set operation").at(in.offset());
    }

    /** Combines two queries; an operation after one of its kind continues it. */
    private Query.Body combined(Query.SetOperation operation, int count) {
        if (top != null) {
            throw combinedTop();
        }
        boolean more = operation.sides().getFirst() instanceof Query.SetOperation first
                && first.operator() == operation.operator()
                && first.all() == operation.all();
        if (!more && count > Depth.OPERATIONS) {
            throw Depth.tooHigh().at(in.offset());
        }
        if (!more) {
            return operation;
        }
        List<Query.Body> sides =
                new ArrayList<>(((Query.SetOperation) operation.sides().getFirst()).sides());
        sides.add(operation.sides().getLast());
        return new Query.SetOperation(operation.operator(), operation.all(), sides);
    }

    private Query.Body simple() {
        int start = in.offset();
        if (in.takes("(")) {
            Query inner = read();
            in.expect(")");
            return in.placed(new Query.Nested(inner), start);
        }
        return in.placed(select(), start);
    }

    private Query.Select select() {
        in.expect("select");
        Long first = topped();
        boolean distinct = in.takes("distinct");
        first = first == null ? topped() : first;
        if (distinct && in.sees("on", "(")) {
            throw in.refused(
                    "DISTINCT ON; use QUALIFY",
                    "Redshift has no \"distinct on\"",
                    "write qualify row_number() over (partition by ... order by ...) = 1");
        }
        if (in.takes("all") && distinct) {
            throw in.unexpected("a column");
        }
        List<Query.Item> items = new SelectListParser(in, expressions).read();
        into.read();
        Query.From from = in.takes("from") ? from() : null;
        Expression where = in.takes("where") ? expressions.read() : null;
        Query.Select select = new Query.Select(distinct, items, from, where, grouping());
        if (first != null && in.seesAny("union", "except", "minus", "intersect")) {
            throw combinedTop();
        }
        top = first;
        return select;
    }

    /** {@code top n}, which is another way to write {@code limit n}. Source: r_SELECT_list.html. */
    private @Nullable Long topped() {
        boolean number = in.peek().is("top") && in.peek(1).kind() == Token.Kind.NUMBER;
        if (!number) {
            return null;
        }
        in.next();
        return Long.valueOf(in.integer());
    }

    private Query.Grouping grouping() {
        boolean all = false;
        List<Expression> keys = List.of();
        if (in.takes("group", "by")) {
            all = in.takes("all");
            keys = all ? List.of() : groupings.keys();
        }
        Expression having = in.takes("having") ? expressions.read() : null;
        Expression qualify = in.takes("qualify") ? expressions.read() : null;
        if (in.seesAny("window", "for", "fetch")) {
            throw new Refusal("the clause " + in.peek().name()).at(in.offset());
        }
        return new Query.Grouping(all, keys, having, qualify);
    }

    private @Nullable String alias() {
        return alias(in);
    }

    /** An alias, with AS or without; null if there is none. */
    static @Nullable String alias(Tokens in) {
        if (in.takes("as")) {
            return in.name();
        }
        boolean clause = in.peek().kind() == Token.Kind.WORD
                && CLAUSES.contains(in.peek().name());
        return in.seesName() && !clause ? in.bareName() : null;
    }

    /** Reads what follows FROM. */
    Query.From from() {
        Query.From left = joined();
        for (int count = 1; in.takes(","); count++) {
            if (count > Depth.OPERATIONS) {
                throw Depth.tooHigh().at(in.offset());
            }
            left = new Query.Join(JoinKind.CROSS, left, joined(), null, List.of());
        }
        return left;
    }

    private Query.From joined() {
        Query.From left = source();
        for (int count = 1; ; count++) {
            if (count > Depth.OPERATIONS) {
                throw Depth.tooHigh().at(in.offset());
            }
            boolean natural = in.takes("natural");
            JoinKind kind = joinKind();
            if (kind == null || (natural && kind == JoinKind.CROSS)) {
                if (natural) {
                    throw in.unexpected("join");
                }
                return left;
            }
            Query.From right = source();
            if (kind == JoinKind.CROSS || natural) {
                left = new Query.Join(kind, left, right, null, List.of());
            } else if (in.takes("on")) {
                left = new Query.Join(kind, left, right, expressions.read(), List.of());
            } else if (in.takes("using")) {
                left = new Query.Join(kind, left, right, null, in.names());
            } else {
                throw in.unexpected("'on'");
            }
        }
    }

    private @Nullable JoinKind joinKind() {
        if (in.takes("join") || in.takes("inner", "join")) {
            return JoinKind.INNER;
        }
        if (in.takes("cross", "join")) {
            return JoinKind.CROSS;
        }
        for (JoinKind side : List.of(JoinKind.LEFT, JoinKind.RIGHT, JoinKind.FULL)) {
            String word = side.name().toLowerCase(Locale.ROOT);
            if (in.takes(word, "join") || in.takes(word, "outer", "join")) {
                return side;
            }
        }
        return null;
    }

    private Query.From source() {
        if (in.takes("(")) {
            return parenthesised();
        }
        int start = in.offset();
        List<String> name = in.qualifiedName();
        if (in.peek().is("(") && (name.getLast() + "()").equals(Query.LATE_COLUMNS)) {
            return in.placed(lateColumns(), start);
        }
        if (in.seesAny("(", "@")) {
            throw new Refusal("a function in FROM: " + name.getLast()).at(start);
        }
        int named = in.peek().is("as") ? in.peek(1).start() : in.offset();
        String alias = alias();
        List<String> columns = alias != null && in.peek().is("(") ? in.names() : List.of();
        Query.Table table =
                in.placed(new Query.Table(name, alias, columns), start, start, alias == null ? start : named);
        return rotations.around(table);
    }

    /** The one function that may stand in FROM, with the names and types of its columns. Source: PG_GET_LATE_BINDING_VIEW_COLS.html. */
    private Query.From lateColumns() {
        in.expect("(", ")");
        in.takes("as");
        String alias = in.name();
        in.expect("(");
        List<String> names = new ArrayList<>();
        for (String type : List.of("name", "name", "name", "varchar", "int")) {
            if (!names.isEmpty()) {
                in.expect(",");
            }
            names.add(in.name());
            in.expect(type);
        }
        in.expect(")");
        return new Query.Table(List.of(SYSTEM, Query.LATE_COLUMNS), alias, names);
    }

    /** Whether the open parenthesis holds a query, and not a join, even one whose first member is a subquery. */
    private boolean isQuery() {
        int first = 0;
        while (in.peek(first).is("(")) {
            first++;
        }
        boolean select = in.peek(first).is("select") || in.peek(first).is("with");
        if (first == 0 || !select) {
            return select;
        }
        int behind = 0;
        int depth = 0;
        do {
            depth += in.peek(behind).is("(") ? 1 : in.peek(behind).is(")") ? -1 : 0;
        } while (in.peek(behind++).kind() != Token.Kind.END && depth > 0);
        return in.peek(behind).kind() == Token.Kind.SYMBOL
                || BEHIND_A_QUERY.contains(in.peek(behind).name());
    }

    private Query.From parenthesised() {
        int start = in.offset();
        if (!isQuery()) {
            in.depth().enter(start);
            Query.From inner = joined();
            in.depth().leave();
            in.expect(")");
            if (alias() != null) {
                throw new Refusal("an alias for a join").at(in.offset());
            }
            return inner;
        }
        Query inner = read();
        in.expect(")");
        int named = in.peek().is("as") ? in.peek(1).start() : in.offset();
        String alias = alias();
        List<String> columns = alias != null && in.peek().is("(") ? in.names() : List.of();
        Query.Derived derived =
                in.placed(new Query.Derived(inner, alias, columns), start, start, alias == null ? start : named);
        return rotations.around(derived);
    }
}

package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Prefix;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Once;
import dev.standin.redshift.sql.internal.function.Functions;
import dev.standin.redshift.sql.internal.function.Texts;
import dev.standin.redshift.sql.internal.function.Times;
import dev.standin.redshift.sql.internal.function.Zones;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Remark;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives every expression its Redshift type and the DuckDB text that has the same value. */
public final class Binder {
    /** A view is read where it is used, and counts from there. */
    private static final int DEEPEST = 250;
    /** What leaves no more places than it is told to. */
    private static final Set<String> ROUNDING = Set.of("round", "trunc", "ceil", "ceiling", "floor");

    private final Context context;
    private final QueryBinder queries;
    private final Comparisons comparisons = new Comparisons();
    private final Memberships memberships;
    private int depth;

    public Binder(Context context, QueryBinder queries) {
        this.context = context;
        this.queries = queries;
        this.memberships = new Memberships(this, queries, comparisons);
    }

    public Context context() {
        return context;
    }

    public Bound bind(Expression expression, Scope scope) {
        if (++depth > DEEPEST) {
            throw new Refusal("an expression nested more than " + DEEPEST + " deep, with the views that it reads");
        }
        try {
            return attempted(expression, scope);
        } finally {
            depth--;
        }
    }

    private Bound attempted(Expression expression, Scope scope) {
        Findings findings = context.findings();
        int before = findings.troubles();
        Bound bound = findings.attempt(expression, Bound.FAULTY, () -> bound(expression, scope));
        if (bound.isFaulty() && findings.troubles() == before) {
            findings.met();
        }
        return findings.troubles() == before ? bound : Bound.FAULTY;
    }

    private Bound bound(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Null() -> Bound.of("NULL", Type.UNKNOWN);
            case Expression.Bool(boolean value) -> Bound.of(String.valueOf(value), Type.BOOLEAN);
            case Expression.Numeral(String digits) -> Literals.number(digits);
            case Expression.Text(String value) -> Bound.untyped(value);
            case Expression.Parameter(String name) -> parameter(name);
            case Expression.Typed(String type, String value) ->
                switch (type) {
                    case "date" -> Literals.date(value);
                    case "timestamptz" -> Zones.literal(value);
                    case "interval" -> Intervals.literal(value);
                    default -> Literals.timestamp(value);
                };
            case Expression.Name(List<String> parts) -> scope.resolve(parts);
            case Expression.Unary unary -> unary(unary, scope);
            case Expression.Junction junction -> junction(junction, scope);
            case Expression.Binary binary -> binary(binary, scope);
            case Expression.IsNull(Expression operand, boolean negated) ->
                truth("(" + bind(operand, scope).sql() + " IS " + (negated ? "NOT " : "") + "NULL)");
            case Expression.IsTruth(Expression operand, boolean value, boolean negated) ->
                truth("(" + condition(operand, scope) + " IS " + (negated ? "NOT " : "") + value + ")");
            case Expression.Between between -> between(between, scope);
            case Expression.InList in -> memberships.list(in, scope);
            case Expression.InQuery in -> memberships.query(in, scope);
            case Expression.Quantified quantified -> memberships.quantified(quantified, scope);
            case Expression.Row _ -> throw new Refusal("a row of several values here");
            case Expression.Exists(Query query) ->
                truth("EXISTS (" + queries.bind(query, scope).sql() + ")");
            case Expression.Scalar(Query query) -> scalar(query, scope);
            case Expression.Like like -> new Likes(this).bind(like, scope);
            case Expression.Case cases -> cases(cases, scope);
            case Expression.Cast cast -> cast(cast, scope);
            case Expression.TryCast(Expression operand, Type type) -> TryCasts.of(bind(operand, scope), type);
            case Expression.Extract(String part, Expression operand) -> Times.extract(part, bind(operand, scope));
            case Expression.Call call -> new Functions(this).bind(call, scope);
            case Expression.Star() -> throw new Refusal("* as a value");
        };
    }

    private Bound parameter(String name) {
        boolean unknown = context.findings().keeping() && !context.hasParameter(name);
        return unknown ? Bound.FAULTY : Bound.untyped(context.parameter(name));
    }

    public List<Bound> bindAll(List<Expression> expressions, Scope scope) {
        return expressions.stream().map(e -> bind(e, scope)).toList();
    }

    public String condition(Expression expression, Scope scope) {
        return context.findings().attempt(expression, "CAST(NULL AS BOOLEAN)", () -> conditional(expression, scope));
    }

    private String conditional(Expression expression, Scope scope) {
        Bound bound = bind(expression, scope);
        if (bound.type().isUnknown() && bound.literal() == null) {
            return "CAST(NULL AS BOOLEAN)";
        }
        if (bound.literal() != null) {
            return Literals.typed(bound.literal(), Type.BOOLEAN).sql();
        }
        if (bound.type().kind() != Type.Kind.BOOLEAN) {
            throw new SqlError(
                    "argument must be type boolean, not type " + bound.type().shown());
        }
        return bound.sql();
    }

    /** Brings values to one type. */
    public List<Bound> unified(String where, List<Bound> values) {
        return unified(where, values, List.of());
    }

    /** The same; if a value's type differs from those before, its part among {@code written} is named. */
    public List<Bound> unified(String where, List<Bound> values, List<Expression> written) {
        boolean texts =
                values.stream().allMatch(v -> v.type().isUnknown() || v.type().isText());
        boolean fixed = values.stream().anyMatch(v -> v.type().kind() == Type.Kind.CHAR);
        UnaryOperator<Bound> settle = v -> texts && !fixed && v.literal() != null ? v.settled() : v;
        List<Bound> settled = values.stream().map(settle).toList();
        Type type = Type.UNKNOWN;
        for (int i = 0; i < settled.size(); i++) {
            try {
                type = TypeRules.common(where, List.of(type, settled.get(i).type()));
            } catch (Objection unlike) {
                throw i < written.size()
                        ? unlike.at(
                                context.findings().places().of(written.get(i)).start())
                        : unlike;
            }
        }
        if (type.isSupposed()) {
            context.findings().assume(Assumed.WIDE_DECIMALS);
        }
        Type common = type.isUnknown() ? Type.text(1, true) : type;
        return settled.stream()
                .map(v -> adopted(where, v, common, settled, written))
                .toList();
    }

    /** If a text is not of the other values' type, the first of these is the one that differs. */
    private Bound adopted(String where, Bound value, Type common, List<Bound> values, List<Expression> written) {
        try {
            Bound same = Casts.implicit(value, common);
            return same.doubt() == null ? Bound.of(same.sql(), common) : same;
        } catch (Objection unlike) {
            int other =
                    (int) values.stream().takeWhile(v -> v.literal() != null).count();
            if (value.literal() == null || other >= written.size()) {
                throw unlike;
            }
            throw unlike.told(where + " of varchar and " + common.shown(), "", List.of())
                    .instead("cast them to one type")
                    .at(context.findings().places().of(written.get(other)).start());
        }
    }

    /**
     * What a window or an ordered aggregate sorts or partitions by, which must not be a constant. Source:
     * r_Window_function_synopsis.html.
     */
    public String sortKey(Expression key, Scope scope) {
        return notConstant(key, scope).compared();
    }

    public Bound notConstant(Expression key, Scope scope) {
        Bound bound = bind(key, scope);
        if (!Within.varies(key)) {
            throw new Refusal("a constant in the ORDER BY or PARTITION BY of a window or an aggregate");
        }
        return bound;
    }

    public Bound compare(Operator operator, Bound left, Bound right) {
        return comparisons.compare(operator, left, right);
    }

    static Bound truth(String sql) {
        return Bound.of(sql, Type.BOOLEAN);
    }

    private Bound unary(Expression.Unary unary, Scope scope) {
        if (unary.operator() == Prefix.NOT) {
            return truth("(NOT " + condition(unary.operand(), scope) + ")");
        }
        if (unary.operand() instanceof Expression.Numeral(String digits)
                && (digits.equals("2147483648") || digits.equals("9223372036854775808"))) {
            throw new Refusal("the smallest number of a type as a literal; cast it");
        }
        Bound operand = bind(unary.operand(), scope);
        if (!operand.type().isNumber()) {
            throw new Refusal("the operator " + unary.operator().symbol() + " before "
                    + operand.type().shown());
        }
        boolean turned = unary.operator() == Prefix.MINUS;
        return Doubts.lifted(
                operand,
                turned,
                value -> Bound.of("(" + unary.operator().symbol() + " " + value.sql() + ")", operand.type()));
    }

    private Bound junction(Expression.Junction junction, Scope scope) {
        String operator = " " + junction.operator() + " ";
        return truth(junction.operands().stream()
                .map(operand -> condition(operand, scope))
                .collect(Collectors.joining(operator, "(", ")")));
    }

    private Bound binary(Expression.Binary binary, Scope scope) {
        Operator operator = binary.operator();
        if (binary.left() instanceof Expression.Row(List<Expression> left)
                && binary.right() instanceof Expression.Row(List<Expression> right)) {
            return memberships.rows(operator, bindAll(left, scope), bindAll(right, scope));
        }
        if (operator == Operator.JOINED && NeverNull.is(binary)) {
            return together(binary, scope);
        }
        Bound left = bind(binary.left(), scope);
        Bound right = bind(binary.right(), scope);
        return switch (operator) {
            case DIVIDED -> divided(binary, left, right);
            case PLUS, MINUS, TIMES, REMAINDER -> Arithmetic.apply(binary, left, right);
            case JOINED -> Texts.concatenate(List.of(left, right));
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare(operator, left, right);
        };
    }

    private Bound together(Expression chain, Scope scope) {
        List<Expression> operands = new ArrayList<>();
        addOperands(chain, operands);
        return Texts.together(
                operands.stream().map(operand -> bind(operand, scope)).toList());
    }

    private static void addOperands(Expression chain, List<Expression> operands) {
        if (chain instanceof Expression.Binary(Operator operator, Expression left, Expression right)
                && operator == Operator.JOINED) {
            addOperands(left, operands);
            addOperands(right, operands);
        } else {
            operands.add(chain);
        }
    }

    private Bound cast(Expression.Cast cast, Scope scope) {
        Bound value = bind(cast.operand(), scope);
        Bound result = Casts.explicit(value, cast.type());
        boolean isDoubtful =
                value.type().kind() == Type.Kind.DECIMAL && value.doubt() == null && result.doubt() != null;
        if (isDoubtful && !(cast.operand() instanceof Expression.Call call && ROUNDING.contains(call.name()))) {
            int at = context.findings().places().of(cast).at();
            context.findings().remark(new Remark(Remark.Kind.SHORTENING_CAST, at, at, at));
        }
        return result;
    }

    private Bound divided(Expression.Binary division, Bound left, Bound right) {
        if (left.type().isInteger() && right.type().isInteger()) {
            Places places = context.findings().places();
            int at = places.of(division).at();
            context.findings()
                    .remark(new Remark(
                            Remark.Kind.INTEGER_DIVISION,
                            at,
                            places.of(division.left()).start(),
                            at));
        }
        return Arithmetic.apply(division, left, right);
    }

    private Bound between(Expression.Between between, Scope scope) {
        Bound operand = bind(between.operand(), scope);
        Bound low = bind(between.low(), scope);
        Bound high = bind(between.high(), scope);
        String inside = Once.of(
                operand.sql(),
                once -> "("
                        + compare(Operator.GREATER_OR_EQUAL, operand.named(once), low)
                                .sql() + " AND "
                        + compare(Operator.LESS_OR_EQUAL, operand.named(once), high)
                                .sql() + ")");
        return truth(between.negated() ? "(NOT " + inside + ")" : inside);
    }

    Objection oneColumn(Query written, BoundQuery bound, String message) {
        return new SqlError(message)
                .told(
                        "a subquery of one column expected, found one of "
                                + bound.outputs().size(),
                        "",
                        List.of())
                .at(context.findings().places().of(written.body()).start());
    }

    private Bound scalar(Query query, Scope scope) {
        int references = scope.references();
        int loose = scope.looseReferences();
        BoundQuery bound = queries.bind(query, scope);
        if (bound.open()) {
            return Bound.FAULTY;
        }
        if (bound.outputs().size() != 1) {
            throw oneColumn(query, bound, "subquery must return only one column");
        }
        boolean limited = (query.limit() != null || query.offset() != null) && scope.references() > references;
        if (limited || scope.looseReferences() > loose) {
            throw new Refusal(
                    "a scalar subquery that hangs on the outer query otherwise than by equalities in its WHERE; use a"
                            + " join");
        }
        return Bound.of("(" + bound.sql() + ")", bound.outputs().getFirst().type());
    }

    private static List<Expression> written(Expression.Case cases) {
        List<Expression> written = new ArrayList<>(
                cases.whens().stream().map(Expression.Case.When::result).toList());
        if (cases.otherwise() != null) {
            written.add(cases.otherwise());
        }
        return written;
    }

    private Bound cases(Expression.Case cases, Scope scope) {
        @Nullable Bound operand = cases.operand() == null ? null : bind(cases.operand(), scope);
        List<String> conditions = new ArrayList<>();
        List<Bound> results = new ArrayList<>();
        for (Expression.Case.When when : cases.whens()) {
            conditions.add(
                    operand == null
                            ? condition(when.condition(), scope)
                            : compare(Operator.EQUAL, operand, bind(when.condition(), scope))
                                    .sql());
            results.add(bind(when.result(), scope));
        }
        Expression otherwise = cases.otherwise();
        results.add(otherwise == null ? Bound.of("NULL", Type.UNKNOWN) : bind(otherwise, scope));
        List<Bound> unified = unified("CASE", results, written(cases));
        return Doubts.chosen(
                unified,
                values -> Bound.of(chosen(conditions, values), unified.getLast().type()));
    }

    private static String chosen(List<String> conditions, List<Bound> values) {
        StringBuilder sql = new StringBuilder("(CASE");
        for (int i = 0; i < conditions.size(); i++) {
            sql.append(" WHEN ")
                    .append(conditions.get(i))
                    .append(" THEN ")
                    .append(values.get(i).sql());
        }
        return sql + " ELSE " + values.getLast().sql() + " END)";
    }
}

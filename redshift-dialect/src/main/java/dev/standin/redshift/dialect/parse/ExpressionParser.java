package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Connective;
import dev.standin.redshift.dialect.tree.Expression.Prefix;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one expression with PostgreSQL 8's precedence, which Redshift kept. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private final Tokens in;
    private final QueryParser queries;
    private final PrimaryParser primaries;

    ExpressionParser(Tokens in, QueryParser queries) {
        this.in = in;
        this.queries = queries;
        primaries = new PrimaryParser(in, queries, this);
    }

    /** Reads an expression. */
    Expression read() {
        in.depth().enter(in.offset());
        Expression expression = junction(Connective.OR, this::conjunction);
        in.depth().leave();
        return expression;
    }

    private Expression junction(Connective operator, Supplier<Expression> operand) {
        String word = operator.name().toLowerCase(Locale.ROOT);
        int start = in.offset();
        Expression first = operand.get();
        if (!in.peek().is(word)) {
            return first;
        }
        int at = in.offset();
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (in.takes(word)) {
            operands.add(operand.get());
        }
        return in.placed(new Expression.Junction(operator, List.copyOf(operands)), start, at);
    }

    private Expression binary(int start, Expression left, Token operator, Supplier<Expression> right) {
        return in.placed(
                new Expression.Binary(Operator.of(operator.name()), left, right.get()), start, operator.start());
    }

    List<Expression> list() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(read());
        } while (in.takes(","));
        return List.copyOf(all);
    }

    List<Expression.Order> order() {
        List<Expression.Order> keys = new ArrayList<>();
        do {
            if (in.peek().is("all")) {
                throw new SqlError("syntax error at or near \"all\"").at(in.offset());
            }
            Expression key = read();
            boolean descending = in.takes("desc");
            if (!descending) {
                in.takes("asc");
            }
            keys.add(new Expression.Order(key, descending, nulls()));
        } while (in.takes(","));
        return List.copyOf(keys);
    }

    private @Nullable Boolean nulls() {
        if (!in.takes("nulls")) {
            return null;
        }
        if (in.takes("first")) {
            return true;
        }
        in.expect("last");
        return false;
    }

    private Expression conjunction() {
        return junction(Connective.AND, this::negation);
    }

    private Expression negation() {
        int start = in.offset();
        if (!in.takes("not")) {
            return truth();
        }
        in.depth().enter(start);
        Expression negated = in.placed(new Expression.Unary(Prefix.NOT, negation()), start);
        in.depth().leave();
        return negated;
    }

    private Expression truth() {
        int start = in.offset();
        Expression operand = comparison();
        while (in.peek().is("is")) {
            int at = in.next().start();
            boolean negated = in.takes("not");
            if (in.takes("null")) {
                operand = in.placed(new Expression.IsNull(operand, negated), start, at);
            } else if (in.seesAny("true", "false")) {
                operand = in.placed(new Expression.IsTruth(operand, in.next().is("true"), negated), start, at);
            } else if (in.sees("distinct")) {
                throw in.refused(
                        "IS DISTINCT FROM; compare with = and IS NULL",
                        "Redshift has no \"is distinct from\"",
                        "compare with = and is null");
            } else {
                throw in.unexpected("null, true or false");
            }
        }
        return operand;
    }

    private Expression comparison() {
        int start = in.offset();
        Expression left = predicate();
        if (in.peek().kind() == Token.Kind.SYMBOL
                && COMPARISONS.contains(in.peek().name())) {
            if (in.sees("=", "=")) {
                throw in.refused("'==' at " + "a comparison; write =", "expected \"=\", found \"==\"", "write =");
            }
            Token operator = in.next();
            if (in.seesAny("any", "some", "all")) {
                return quantified(start, left, operator);
            }
            boolean two = operator.name().length() > 1;
            Expression compared = binary(start, left, operator, two ? this::sum : this::predicate);
            loneSide(two);
            return compared;
        }
        return left;
    }

    private Expression quantified(int start, Expression left, Token operator) {
        boolean all = in.next().is("all");
        in.expect("(");
        if (!in.seesAny("select", "with")) {
            throw new Refusal("ANY or ALL of something else than a query").at(in.offset());
        }
        Query query = queries.read();
        in.expect(")");
        loneSide(true);
        return in.placed(
                new Expression.Quantified(left, Operator.of(operator.name()), all, query), start, operator.start());
    }

    /**
     * PostgreSQL 8 reads {@code a <> b || c} as {@code (a <> b) || c} and {@code a = b is null} as {@code a = (b is null)};
     * whoever writes that means something else, so parentheses are required.
     */
    private void loneSide(boolean strict) {
        boolean comparison = in.peek().kind() == Token.Kind.SYMBOL
                && COMPARISONS.contains(in.peek().name());
        if (comparison || in.peek().is("is") || (strict && in.seesAny("||", "not", "in", "like", "ilike", "between"))) {
            throw in.unexpected("parentheses that tell how far a side of the comparison goes");
        }
    }

    private Expression predicate() {
        int start = in.offset();
        Expression left = concatenation();
        int at = in.offset();
        boolean negated = in.peek().is("not")
                && (in.peek(1).is("in")
                        || in.peek(1).is("like")
                        || in.peek(1).is("ilike")
                        || in.peek(1).is("similar")
                        || in.peek(1).is("between"));
        if (negated) {
            in.next();
        }
        if (in.takes("in")) {
            return membership(left, negated, start, at);
        }
        if (in.takes("between")) {
            Expression low = concatenation();
            in.expect("and");
            Expression high = concatenation();
            loneSide(false);
            return in.placed(new Expression.Between(left, low, high, negated), start, at);
        }
        if (in.takes("similar", "to")) {
            return similar(left, negated, new int[] {start, at});
        }
        if (in.seesAny("like", "ilike")) {
            boolean anyCase = in.next().is("ilike");
            Expression pattern = concatenation();
            Expression escape = in.takes("escape") ? new Expression.Text(escape()) : null;
            loneSide(false);
            return in.placed(
                    new Expression.Like(left, pattern, escape, new Expression.Like.Flavour(negated, anyCase)),
                    start,
                    at);
        }
        return left;
    }

    private Expression similar(Expression left, boolean negated, int[] place) {
        Expression pattern = concatenation();
        Expression escape = new Expression.Text(in.takes("escape") ? escape() : "\\");
        loneSide(false);
        return called("similar to", negated, List.of(left, pattern, escape), place);
    }

    /** Two backslashes in a literal are one. */
    private String escape() {
        String written = in.string();
        return written.equals("\\\\") ? "\\" : written;
    }

    private Expression membership(Expression left, boolean negated, int start, int at) {
        in.expect("(");
        if (in.seesAny("select", "with")) {
            Query query = queries.read();
            in.expect(")");
            return in.placed(new Expression.InQuery(left, query, negated), start, at);
        }
        List<Expression> items = list();
        in.expect(")");
        return in.placed(new Expression.InList(left, items, negated), start, at);
    }

    /** One side of a predicate. */
    Expression operand() {
        return concatenation();
    }

    private Expression concatenation() {
        int start = in.offset();
        Expression left = sum();
        boolean joined = in.peek().is("||");
        while (in.seesAny("||", "~", "!")) {
            left = in.peek().is("||") ? binary(start, left, in.next(), this::sum) : searched(start, left);
        }
        if (joined && in.peek().is("is")) {
            throw in.unexpected("parentheses around what is joined by ||");
        }
        return left;
    }

    /** {@code x ~ pattern} is a call with a name that nobody can write. Source: pattern-matching-conditions-posix.html. */
    private Expression searched(int start, Expression left) {
        int at = in.offset();
        boolean negated = in.takes("!");
        in.expect("~");
        if (in.peek().is("*")) {
            throw new Refusal("the operator ~*; write regexp_count with the parameter 'i'").at(at);
        }
        return called("~", negated, List.of(left, sum()), new int[] {start, at});
    }

    private Expression called(String name, boolean negated, List<Expression> arguments, int[] place) {
        Expression call = in.placed(new Expression.Call(name, arguments, Expression.Detail.PLAIN), place[0], place[1]);
        return negated ? in.placed(new Expression.Unary(Prefix.NOT, call), place[0], place[1]) : call;
    }

    private Expression sum() {
        int start = in.offset();
        Expression left = product();
        while (in.seesAny("+", "-")) {
            left = binary(start, left, in.next(), this::product);
        }
        return left;
    }

    private Expression product() {
        int start = in.offset();
        Expression left = zoned();
        while (in.seesAny("*", "/", "%")) {
            Token operator = in.next();
            if (operator.is("%") && in.seesAny("+", "-")) {
                throw in.unexpected("an operand; Redshift reads '%-' as one operator, put the sign in parentheses");
            }
            left = binary(start, left, operator, this::zoned);
        }
        return left;
    }

    /** {@code x at time zone 'name'} is another way to write {@code timezone('name', x)}. */
    private Expression zoned() {
        int start = in.offset();
        Expression operand = signed();
        while (in.sees("at", "time", "zone")) {
            int told = in.offset();
            in.expect("at", "time", "zone");
            operand = in.placed(
                    new Expression.Call("timezone", List.of(signed(), operand), Expression.Detail.PLAIN), start, told);
        }
        return operand;
    }

    private Expression signed() {
        int start = in.offset();
        if (in.seesAny("-", "+")) {
            in.depth().enter(start);
            Expression signed =
                    in.placed(new Expression.Unary(in.next().is("-") ? Prefix.MINUS : Prefix.PLUS, signed()), start);
            in.depth().leave();
            return signed;
        }
        return casts();
    }

    private Expression casts() {
        int start = in.offset();
        Expression operand = primaries.read();
        while (in.peek().is("::")) {
            int at = in.next().start();
            operand = in.placed(new Expression.Cast(operand, TypeParser.inExpression(in)), start, at);
        }
        return operand;
    }
}

package dev.standin.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one expression with PostgreSQL 8's precedence, which Redshift kept. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private final Tokens in;
    private final QueryParser queries;

    ExpressionParser(Tokens in, QueryParser queries) {
        this.in = in;
        this.queries = queries;
    }

    Expression read() {
        Expression left = conjunction();
        while (in.takes("or")) {
            left = new Expression.Binary("or", left, conjunction());
        }
        return left;
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
                throw new SqlError("syntax error at or near \"all\"");
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
        Expression left = negation();
        while (in.takes("and")) {
            left = new Expression.Binary("and", left, negation());
        }
        return left;
    }

    private Expression negation() {
        return in.takes("not") ? new Expression.Unary("not", negation()) : truth();
    }

    private Expression truth() {
        Expression operand = comparison();
        while (in.takes("is")) {
            boolean negated = in.takes("not");
            if (in.takes("null")) {
                operand = new Expression.IsNull(operand, negated);
            } else if (in.seesAny("true", "false")) {
                operand = new Expression.IsTruth(operand, in.next().is("true"), negated);
            } else if (in.sees("distinct")) {
                throw new Refusal("IS DISTINCT FROM; compare with = and IS NULL");
            } else {
                throw in.unexpected("null, true or false");
            }
        }
        return operand;
    }

    private Expression comparison() {
        Expression left = predicate();
        if (in.peek().kind() == Token.Kind.SYMBOL && COMPARISONS.contains(in.peek().text())) {
            String operator = in.next().text();
            if (in.seesAny("any", "some", "all")) {
                throw new Refusal("comparison with " + in.peek().text());
            }
            Expression right = operator.length() > 1 ? sum() : predicate();
            loneSide(operator.length() > 1);
            return new Expression.Binary(operator.equals("!=") ? "<>" : operator, left, right);
        }
        return left;
    }

    /**
     * PostgreSQL 8 reads {@code a <> b || c} as {@code (a <> b) || c} and {@code a = b is null} as {@code a = (b is null)}; who
     * writes so means something else, so parentheses are asked for.
     */
    private void loneSide(boolean strict) {
        boolean comparison = in.peek().kind() == Token.Kind.SYMBOL && COMPARISONS.contains(in.peek().text());
        if (comparison || in.peek().is("is") || (strict && in.seesAny("||", "not", "in", "like", "ilike", "between"))) {
            throw in.unexpected("parentheses that tell how far a side of the comparison goes");
        }
    }

    private Expression predicate() {
        Expression left = concatenation();
        boolean negated = in.peek().is("not") && (in.peek(1).is("in") || in.peek(1).is("like") || in.peek(1).is("ilike") || in.peek(1).is("between"));
        if (negated) {
            in.next();
        }
        if (in.takes("in")) {
            return membership(left, negated);
        }
        if (in.takes("between")) {
            Expression low = concatenation();
            in.expect("and");
            Expression high = concatenation();
            loneSide(false);
            return new Expression.Between(left, low, high, negated);
        }
        if (in.seesAny("like", "ilike")) {
            boolean anyCase = in.next().is("ilike");
            Expression pattern = concatenation();
            Expression escape = in.takes("escape") ? new Expression.Text(in.string()) : null;
            loneSide(false);
            return new Expression.Like(left, pattern, escape, new Expression.Like.Flavour(negated, anyCase));
        }
        return left;
    }

    private Expression membership(Expression left, boolean negated) {
        in.expect("(");
        if (in.seesAny("select", "with")) {
            Query query = queries.read();
            in.expect(")");
            return new Expression.InQuery(left, query, negated);
        }
        List<Expression> items = list();
        in.expect(")");
        return new Expression.InList(left, items, negated);
    }

    /** One side of a predicate. */
    Expression operand() {
        return concatenation();
    }

    private Expression concatenation() {
        Expression left = sum();
        boolean joined = in.peek().is("||");
        while (in.takes("||")) {
            left = new Expression.Binary("||", left, sum());
        }
        if (joined && in.peek().is("is")) {
            throw in.unexpected("parentheses around what is joined by ||");
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (in.seesAny("+", "-")) {
            left = new Expression.Binary(in.next().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (in.seesAny("*", "/", "%")) {
            Token operator = in.next();
            if (operator.is("%") && in.seesAny("+", "-")) {
                throw in.unexpected("an operand; Redshift reads '%-' as one operator, put the sign in parentheses");
            }
            left = new Expression.Binary(operator.text(), left, signed());
        }
        return left;
    }

    private Expression signed() {
        if (in.takes("-")) {
            return new Expression.Unary("-", signed());
        }
        return in.takes("+") ? new Expression.Unary("+", signed()) : casts();
    }

    private Expression casts() {
        Expression operand = primary();
        while (in.takes("::")) {
            operand = new Expression.Cast(operand, TypeParser.inExpression(in));
        }
        return operand;
    }

    private Expression primary() {
        Token token = in.peek();
        return switch (token.kind()) {
            case STRING -> text(in.next().text());
            case NUMBER -> number(in.next().text());
            case PARAMETER -> new Expression.Parameter(in.next().text());
            case SYMBOL -> parenthesised();
            case WORD, QUOTED -> word(token);
            case END -> throw in.unexpected("an expression");
        };
    }

    static Expression.Text text(String value) {
        if (value.indexOf('\\') >= 0) {
            throw new Refusal("a backslash in a text literal, which Redshift reads as an escape");
        }
        return new Expression.Text(value);
    }

    private Expression.Numeral number(String digits) {
        if (digits.indexOf('.') != digits.lastIndexOf('.') || digits.endsWith(".") || digits.startsWith(".")) {
            throw new Refusal("the number " + digits);
        }
        return new Expression.Numeral(digits);
    }

    private Expression parenthesised() {
        in.expect("(");
        if (in.seesAny("select", "with")) {
            Query query = queries.read();
            in.expect(")");
            return new Expression.Scalar(query);
        }
        Expression inner = read();
        if (in.peek().is(",")) {
            throw new Refusal("a row of several values");
        }
        in.expect(")");
        return inner;
    }

    private Expression word(Token token) {
        if (token.kind() == Token.Kind.WORD) {
            Expression special = special(token.text());
            if (special != null) {
                return special;
            }
            if (in.peek(1).is("(")) {
                return new CallParser(in, this).read();
            }
        }
        return new Expression.Name(in.qualifiedName());
    }

    private @Nullable Expression special(String word) {
        return switch (word) {
            case "null" -> taken(new Expression.Null());
            case "true" -> taken(new Expression.Bool(true));
            case "false" -> taken(new Expression.Bool(false));
            case "current_date", "sysdate", "current_user" ->
                taken(new Expression.Call(word, List.of(), Expression.Detail.PLAIN));
            case "case" -> cases();
            case "exists" -> exists();
            case "date", "timestamp" -> in.peek(1).kind() == Token.Kind.STRING ? typed() : null;
            default -> null;
        };
    }

    private Expression taken(Expression expression) {
        in.next();
        return expression;
    }

    private Expression typed() {
        String type = in.next().text().toLowerCase(Locale.ROOT);
        return new Expression.Typed(type, in.string());
    }

    private Expression exists() {
        in.expect("exists", "(");
        Query query = queries.read();
        in.expect(")");
        return new Expression.Exists(query);
    }

    private Expression cases() {
        in.expect("case");
        Expression operand = in.peek().is("when") ? null : read();
        List<Expression.Case.When> whens = new ArrayList<>();
        while (in.takes("when")) {
            Expression condition = read();
            in.expect("then");
            whens.add(new Expression.Case.When(condition, read()));
        }
        if (whens.isEmpty()) {
            throw in.unexpected("'when'");
        }
        Expression otherwise = in.takes("else") ? read() : null;
        in.expect("end");
        return new Expression.Case(operand, List.copyOf(whens), otherwise);
    }
}

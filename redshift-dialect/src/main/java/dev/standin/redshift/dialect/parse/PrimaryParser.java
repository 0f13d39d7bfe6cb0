package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what has no operator: the leaves of an expression, and what encloses others. */
final class PrimaryParser {
    private final Tokens in;
    private final QueryParser queries;
    private final ExpressionParser expressions;

    PrimaryParser(Tokens in, QueryParser queries, ExpressionParser expressions) {
        this.in = in;
        this.queries = queries;
        this.expressions = expressions;
    }

    /** Reads a literal, name, call, case, subquery or expression in parentheses. */
    Expression read() {
        Token token = in.peek();
        return switch (token.kind()) {
            case STRING -> {
                in.next();
                yield in.placed(text(token), token.start());
            }
            case NUMBER -> {
                in.next();
                yield in.placed(number(token), token.start());
            }
            case PARAMETER -> in.placed(new Expression.Parameter(in.next().name()), token.start());
            case SYMBOL -> parenthesised();
            case WORD, QUOTED -> word(token);
            case COMMENT, SPACE, UNENDED, END -> throw in.unexpected("an expression");
        };
    }

    private static Expression.Text text(Token token) {
        if (token.text().startsWith("$")) {
            throw new Refusal("a text between dollar signs").at(token.start());
        }
        String literal = token.literal();
        if (literal.replace("\\\\", "").indexOf('\\') >= 0) {
            throw new Refusal("a single backslash in a text literal, which Redshift reads as an escape; two are one")
                    .at(token.start());
        }
        return new Expression.Text(literal.replace("\\\\", "\\"));
    }

    private static Expression.Numeral number(Token token) {
        String digits = token.text();
        if (digits.indexOf('.') != digits.lastIndexOf('.') || digits.endsWith(".") || digits.matches(".*[.][eE].*")) {
            throw new Refusal("the number " + digits).at(token.start());
        }
        return new Expression.Numeral(digits.startsWith(".") ? "0" + digits : digits);
    }

    private Expression parenthesised() {
        if (!in.peek().is("(")) {
            throw in.unexpected("an expression");
        }
        int start = in.next().start();
        if (in.seesAny("select", "with")) {
            Query query = queries.read();
            in.expect(")");
            return in.placed(new Expression.Scalar(query), start);
        }
        Expression inner = expressions.read();
        if (in.peek().is(",")) {
            List<Expression> parts = new ArrayList<>(List.of(inner));
            while (in.takes(",")) {
                parts.add(expressions.read());
            }
            in.expect(")");
            return in.placed(new Expression.Row(List.copyOf(parts)), start);
        }
        in.expect(")");
        return inner;
    }

    private Expression word(Token token) {
        if (token.kind() == Token.Kind.WORD) {
            Expression special = special(token.name());
            if (special != null) {
                return special;
            }
            if (in.sees("pg_catalog", ".") && in.peek(3).is("(")) {
                in.expect("pg_catalog", ".");
            }
            if (in.sees("approximate", "count", "(")) {
                return new CallParser(in, expressions).approximate();
            }
            if (in.peek(1).is("(")) {
                return new CallParser(in, expressions).read();
            }
        }
        if (token.isTemporary() && !in.peek(1).is(".")) {
            throw in.unexpected("a column");
        }
        Tokens.Qualified name = in.qualified();
        return in.placed(new Expression.Name(name.parts()), token.start(), token.start(), name.last());
    }

    private @Nullable Expression special(String word) {
        return switch (word) {
            case "null" -> taken(new Expression.Null());
            case "true" -> taken(new Expression.Bool(true));
            case "false" -> taken(new Expression.Bool(false));
            case "user" -> taken(new Expression.Call("current_user", List.of(), Expression.Detail.PLAIN));
            case "current_date", "sysdate", "current_user", "current_user_id" ->
                taken(new Expression.Call(word, List.of(), Expression.Detail.PLAIN));
            // A reserved word, and a column of the system catalogue: r_COMMENT.html selects it.
            case "oid" -> taken(new Expression.Name(List.of(word)));
            case "case" -> cases();
            case "exists" -> exists();
            case "interval" -> interval();
            case "date", "timestamptz" -> in.peek(1).kind() == Token.Kind.STRING ? typed() : null;
            case "timestamp" -> timestamp();
            default -> null;
        };
    }

    private Expression taken(Expression expression) {
        int start = in.next().start();
        return in.placed(expression, start);
    }

    private @Nullable Expression timestamp() {
        if (in.peek(1).is("with") && in.peek(4).kind() == Token.Kind.STRING) {
            int start = in.offset();
            in.expect("timestamp", "with", "time", "zone");
            return in.placed(new Expression.Typed("timestamptz", in.string()), start);
        }
        return in.peek(1).kind() == Token.Kind.STRING ? typed() : null;
    }

    /** The unit may stand in the text, or behind it if the text is a number only. Source: r_interval_data_types.html. */
    private Expression interval() {
        int start = in.offset();
        if (in.peek(1).kind() != Token.Kind.STRING) {
            throw Refusal.valid("an interval without quotes", "write dateadd(day, <n>, <date>)")
                    .at(start);
        }
        in.next();
        String text = in.string();
        if (in.seesAny("year", "month", "day", "hour", "minute", "second")
                && text.strip().matches("[+-]?[0-9]+")) {
            text += " " + in.next().name();
        }
        if (in.seesAny("to", "year", "month", "day", "hour", "minute", "second")) {
            throw Refusal.valid("an interval with a range of units", "write dateadd(day, <n>, <date>)")
                    .at(start);
        }
        return in.placed(new Expression.Typed("interval", text), start);
    }

    private Expression typed() {
        Token type = in.next();
        return in.placed(new Expression.Typed(type.name(), in.string()), type.start());
    }

    private Expression exists() {
        int start = in.offset();
        in.expect("exists", "(");
        Query query = queries.read();
        in.expect(")");
        return in.placed(new Expression.Exists(query), start);
    }

    private Expression cases() {
        int start = in.offset();
        in.expect("case");
        Expression operand = in.peek().is("when") ? null : expressions.read();
        List<Expression.Case.When> whens = new ArrayList<>();
        while (in.takes("when")) {
            Expression condition = expressions.read();
            in.expect("then");
            whens.add(new Expression.Case.When(condition, expressions.read()));
        }
        if (whens.isEmpty()) {
            throw in.unexpected("'when'");
        }
        Expression otherwise = in.takes("else") ? expressions.read() : null;
        in.expect("end");
        return in.placed(new Expression.Case(operand, List.copyOf(whens), otherwise), start);
    }
}

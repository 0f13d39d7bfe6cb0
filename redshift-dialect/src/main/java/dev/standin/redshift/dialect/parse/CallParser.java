package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a call: its own forms (CAST, EXTRACT, TRIM, SUBSTRING FROM, POSITION IN) and what may follow the parentheses. */
final class CallParser {
    private final Tokens in;
    private final ExpressionParser expressions;

    CallParser(Tokens in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    Expression read() {
        Token token = in.next();
        String name = token.name();
        if (!ReservedWords.isName(name) && !name.equals("left") && !name.equals("right") && !name.equals("cast")) {
            throw new Refusal("a call of " + name).at(token.start());
        }
        in.expect("(");
        Expression call = switch (name) {
            case "cast" -> cast();
            case "try_cast" -> tryCast();
            case "convert" -> convert();
            case "extract" -> extract();
            case "trim" -> trim();
            case "position" -> position();
            case "substring" -> substring();
            default -> plain(name);
        };
        return in.placed(call, token.start());
    }

    /** {@code approximate count(distinct ...)}; the call's name has both words. */
    Expression approximate() {
        int start = in.next().start();
        Expression call = read();
        boolean distinct = call instanceof Expression.Call(String name, var arguments, Expression.Detail detail)
                && detail.equals(new Expression.Detail(true, false, List.of(), null));
        if (!distinct) {
            throw new SqlError("APPROXIMATE is for COUNT(DISTINCT ...)").at(start);
        }
        Expression.Call count = (Expression.Call) call;
        return in.placed(new Expression.Call("approximate count", count.arguments(), count.detail()), start);
    }

    private Expression cast() {
        Expression operand = expressions.read();
        in.expect("as");
        Type type = TypeParser.inExpression(in);
        in.expect(")");
        return new Expression.Cast(operand, type);
    }

    private Expression tryCast() {
        Expression.Cast cast = (Expression.Cast) cast();
        return new Expression.TryCast(cast.operand(), cast.type());
    }

    /** {@code convert(type, x)} is another way to write a cast. Source: r_CONVERT_function.html. */
    private Expression convert() {
        Type type = TypeParser.inExpression(in);
        in.expect(",");
        Expression operand = expressions.read();
        in.expect(")");
        return new Expression.Cast(operand, type);
    }

    private Expression extract() {
        String part =
                in.peek().kind() == Token.Kind.STRING ? in.string() : in.next().name();
        in.expect("from");
        Expression operand = expressions.read();
        in.expect(")");
        return new Expression.Extract(part, operand);
    }

    private Expression trim() {
        String side = in.seesAny("both", "leading", "trailing") ? in.next().name() : "both";
        Expression characters = null;
        Expression operand;
        if (in.takes("from")) {
            operand = expressions.read();
        } else {
            operand = expressions.read();
            if (in.takes("from")) {
                characters = operand;
                operand = expressions.read();
            }
        }
        in.expect(")");
        String name = switch (side) {
            case "leading" -> "ltrim";
            case "trailing" -> "rtrim";
            default -> "btrim";
        };
        return call(name, characters == null ? List.of(operand) : List.of(operand, characters));
    }

    private Expression position() {
        // read below the level of predicates, whose "in" would take the one that belongs to "position"
        Expression part = expressions.operand();
        in.expect("in");
        Expression whole = expressions.read();
        in.expect(")");
        return call("position", List.of(whole, part));
    }

    private Expression substring() {
        List<Expression> arguments = new ArrayList<>(List.of(expressions.read()));
        if (in.takes("from")) {
            arguments.add(expressions.read());
            if (in.takes("for")) {
                arguments.add(expressions.read());
            }
        } else {
            while (in.takes(",")) {
                arguments.add(expressions.read());
            }
        }
        in.expect(")");
        return call("substring", arguments);
    }

    private Expression plain(String name) {
        boolean distinct = in.takes("distinct");
        List<Expression> arguments = List.of();
        if (in.takes("*")) {
            arguments = List.of(new Expression.Star());
        } else if (!in.peek().is(")")) {
            arguments = datePartFirst(name);
        }
        boolean ignoring = ignoreNulls();
        in.expect(")");
        List<Expression.Order> within = withinGroup();
        ignoring |= ignoreNulls();
        if (in.peek().is("filter")) {
            throw in.refused(
                    "FILTER; use a case expression",
                    "Redshift has no \"filter (where ...)\"",
                    "write " + name + "(case when ... then ... end)");
        }
        Expression.Window over = in.takes("over") ? window() : null;
        return new Expression.Call(name, arguments, new Expression.Detail(distinct, ignoring, within, over));
    }

    /** {@code dateadd(day, ...)}: the part is a word, not a column. */
    private List<Expression> datePartFirst(String name) {
        boolean part =
                List.of("dateadd", "datediff", "date_part", "pgdate_part").contains(name);
        if (!part || in.peek().kind() == Token.Kind.STRING) {
            return expressions.list();
        }
        List<Expression> arguments = new ArrayList<>(List.of(part()));
        in.expect(",");
        arguments.addAll(expressions.list());
        return List.copyOf(arguments);
    }

    private Expression part() {
        int start = in.offset();
        return in.placed(new Expression.Text(in.next().name()), start);
    }

    private boolean ignoreNulls() {
        if (in.takes("respect", "nulls")) {
            return false;
        }
        return in.takes("ignore", "nulls");
    }

    private List<Expression.Order> withinGroup() {
        if (!in.takes("within")) {
            return List.of();
        }
        in.expect("group", "(", "order", "by");
        List<Expression.Order> order = expressions.order();
        in.expect(")");
        return order;
    }

    private Expression.Window window() {
        in.expect("(");
        List<Expression> partition = in.takes("partition", "by") ? expressions.list() : List.of();
        List<Expression.Order> order = in.takes("order", "by") ? expressions.order() : List.of();
        String frame = frame();
        in.expect(")");
        return new Expression.Window(partition, order, frame);
    }

    private @Nullable String frame() {
        if (!in.takes("rows")) {
            if (in.seesAny("range", "groups")) {
                throw new Refusal("a frame other than ROWS").at(in.offset());
            }
            return null;
        }
        boolean between = in.takes("between");
        Bound from = bound();
        if (between) {
            in.expect("and");
        }
        Bound to = between
                ? bound()
                : from.offset() > 0 ? new Bound(from.sql(), from.offset()) : new Bound("CURRENT ROW", 0);
        Bound start = between || from.offset() <= 0 ? from : new Bound("CURRENT ROW", 0);
        if (start.offset() > to.offset() || start.offset() == Long.MAX_VALUE || to.offset() == Long.MIN_VALUE) {
            throw new SqlError("the frame starts at " + start.sql().toLowerCase(Locale.ROOT) + " behind its end at "
                    + to.sql().toLowerCase(Locale.ROOT));
        }
        return "ROWS BETWEEN " + start.sql() + " AND " + to.sql();
    }

    /** One end of a frame; the offset counts rows from the current one. Source: r_Window_function_synopsis.html. */
    private record Bound(String sql, long offset) {}

    private Bound bound() {
        if (in.takes("current", "row")) {
            return new Bound("CURRENT ROW", 0);
        }
        boolean unbounded = in.takes("unbounded");
        int distance = unbounded ? 0 : in.integer();
        String written = unbounded ? "UNBOUNDED" : String.valueOf(distance);
        if (in.takes("preceding")) {
            return new Bound(written + " PRECEDING", unbounded ? Long.MIN_VALUE : -distance);
        }
        in.expect("following");
        return new Bound(written + " FOLLOWING", unbounded ? Long.MAX_VALUE : distance);
    }

    private static Expression call(String name, List<Expression> arguments) {
        return new Expression.Call(name, List.copyOf(arguments), Expression.Detail.PLAIN);
    }
}

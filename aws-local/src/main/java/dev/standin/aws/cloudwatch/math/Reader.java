package dev.standin.aws.cloudwatch.math;

import dev.standin.aws.cloudwatch.math.Value.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression by recursive descent: OR or AND, comparison, sum, product, operand. */
final class Reader {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*|&&|\\|\\||[=!<>]=|[-+*/<>(),])");
    private static final Map<String, DoubleBinaryOperator> SUMS = Map.of("+", Double::sum, "-", (a, b) -> a - b);
    private static final Map<String, DoubleBinaryOperator> PRODUCTS =
            Map.of("*", (a, b) -> a * b, "/", (a, b) -> a / b);
    private static final Map<String, DoubleBinaryOperator> COMPARISONS = Map.of(
            "==", (a, b) -> truth(a == b),
            "!=", (a, b) -> truth(a != b),
            "<=", (a, b) -> truth(a <= b),
            ">=", (a, b) -> truth(a >= b),
            "<", (a, b) -> truth(a < b),
            ">", (a, b) -> truth(a > b));
    private static final Map<String, Connective> CONNECTIVES =
            Map.of("AND", Connective.AND, "&&", Connective.AND, "OR", Connective.OR, "||", Connective.OR);

    private enum Connective {
        AND,
        OR;

        double of(double a, double b) {
            return truth(this == AND ? a != 0 && b != 0 : a != 0 || b != 0);
        }
    }

    private final String text;
    private final Set<String> ids;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    Reader(String text, Set<String> ids) {
        this.text = text;
        this.ids = ids;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    Part read() {
        split();
        Part whole = logic();
        if (next < tokens.size()) {
            throw unexpected("the end");
        }
        Map<String, OptionalDouble> nothing = new HashMap<>();
        ids.forEach(id -> nothing.put(id, OptionalDouble.empty()));
        if (!whole.at(nothing).isSeries()) {
            throw refused("its result is a number, and an alarm watches a time series");
        }
        return whole;
    }

    private void split() {
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!token.region(at, text.length()).lookingAt()) {
                throw refused(
                        "'%s' is not known here".formatted(text.substring(at).strip()));
            }
            tokens.add(token.group(1));
            at = token.end();
        }
    }

    /** The page does not say whether AND binds before OR, so a mixture needs parentheses. */
    private Part logic() {
        Part left = comparison();
        String first = peek();
        while (CONNECTIVES.containsKey(peek())) {
            Connective connective = taken(CONNECTIVES);
            if (connective != CONNECTIVES.get(first)) {
                throw refused("it mixes AND and OR without parentheses");
            }
            left = joined(left, comparison(), connective::of);
        }
        return left;
    }

    private Part comparison() {
        Part left = chain(SUMS, () -> chain(PRODUCTS, this::operand));
        if (!COMPARISONS.containsKey(peek())) {
            return left;
        }
        DoubleBinaryOperator operator = taken(COMPARISONS);
        return joined(left, chain(SUMS, () -> chain(PRODUCTS, this::operand)), operator);
    }

    /** The meaning of the next token, which is one of these. */
    private <T> T taken(Map<String, T> meanings) {
        return Objects.requireNonNull(meanings.get(take()));
    }

    private Part chain(Map<String, DoubleBinaryOperator> operators, Supplier<Part> operand) {
        Part left = operand.get();
        while (operators.containsKey(peek())) {
            DoubleBinaryOperator operator = taken(operators);
            left = joined(left, operand.get(), operator);
        }
        return left;
    }

    private static Part joined(Part left, Part right, DoubleBinaryOperator operator) {
        return points -> left.at(points).with(right.at(points), operator);
    }

    private Part operand() {
        String token = take();
        if (token.equals("(")) {
            Part inner = logic();
            expect(")");
            return inner;
        }
        if (token.equals("IF")) {
            return choice();
        }
        if (Character.isDigit(token.isEmpty() ? ' ' : token.charAt(0))) {
            Value number = Value.number(Double.parseDouble(token));
            return points -> number;
        }
        if (ids.contains(token)) {
            return points -> Value.series(points.getOrDefault(token, OptionalDouble.empty()));
        }
        next--;
        throw unexpected("a number, IF, ( or one of " + ids.stream().sorted().toList());
    }

    private Part choice() {
        expect("(");
        Part condition = logic();
        expect(",");
        Part then = logic();
        Part otherwise = points -> Value.series(OptionalDouble.empty());
        if (peek().equals(",")) {
            next++;
            otherwise = logic();
        }
        expect(")");
        Part last = otherwise;
        return points -> condition.at(points).choose(then.at(points), last.at(points));
    }

    private void expect(String token) {
        if (!peek().equals(token)) {
            throw unexpected(token);
        }
        next++;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = next >= 0 && next < tokens.size() ? "'" + tokens.get(next) + "'" : "the end";
        return refused("expected %s, found %s".formatted(expected, found));
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("the metric math '%s' is not understood: %s".formatted(text, why));
    }
}

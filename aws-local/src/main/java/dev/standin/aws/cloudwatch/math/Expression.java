package dev.standin.aws.cloudwatch.math;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An expression of metric math that an alarm can watch: numbers, ids, {@code + - * /}, comparisons, {@code AND}, {@code OR}, parentheses
 * and {@code IF}.
 *
 * <p>Source: CloudWatch User Guide, "Using math expressions with CloudWatch metrics" (using-metric-math.html), with its examples in
 * {@code ExpressionTest}. {@code FILL} is refused: the page does not say what it makes of a metric that has no data at all.
 */
public final class Expression {
    private final Value.Part root;

    private Expression(Value.Part root) {
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @param ids the metrics that it may name
     * @throws IllegalArgumentException with the place, if it is not understood, or if its result is a number and no time series
     */
    public static Expression of(String text, Set<String> ids) {
        return new Expression(new Reader(text, ids).read());
    }

    /**
     * Its data point at one moment.
     *
     * @param points of the metrics by id, empty where nothing was measured
     */
    public OptionalDouble at(Map<String, OptionalDouble> points) {
        return root.at(points).point();
    }
}

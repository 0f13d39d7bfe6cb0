package dev.standin.aws.cloudwatch.math;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * What a part of an expression is at one moment: a number that is always there, or the data point of a time series, which may be
 * missing.
 *
 * @param point empty only in a series
 */
record Value(boolean isSeries, OptionalDouble point) {
    /** A part of an expression that was read. */
    @FunctionalInterface
    interface Part {
        Value at(Map<String, OptionalDouble> points);
    }

    static Value number(double number) {
        return new Value(false, OptionalDouble.of(number));
    }

    static Value series(OptionalDouble point) {
        return new Value(true, point);
    }

    /**
     * Two series: one that is missing counts as 0, if the other is there. A series and a number: the point is missing if the series' is.
     * A result that is no number, as that of a division by zero, is dropped.
     */
    Value with(Value other, DoubleBinaryOperator operator) {
        boolean series = isSeries || other.isSeries;
        boolean bothSeries = isSeries && other.isSeries;
        boolean isMissing =
                bothSeries ? point.isEmpty() && other.point.isEmpty() : point.isEmpty() || other.point.isEmpty();
        if (isMissing) {
            return new Value(series, OptionalDouble.empty());
        }
        double result = operator.applyAsDouble(point.orElse(0), other.point.orElse(0));
        return new Value(series, Double.isFinite(result) ? OptionalDouble.of(result) : OptionalDouble.empty());
    }

    /** {@code IF(this, then, otherwise)}; nothing where the condition is missing, and 0 where it holds and {@code then} is missing. */
    Value choose(Value then, Value otherwise) {
        boolean series = isSeries || then.isSeries || otherwise.isSeries;
        if (point.isEmpty()) {
            return new Value(series, OptionalDouble.empty());
        }
        return point.getAsDouble() != 0
                ? new Value(series, OptionalDouble.of(then.point.orElse(0)))
                : new Value(series, otherwise.point);
    }
}

package dev.standin.aws.cloudwatch;

/** When a value breaches a threshold, in the order value, threshold. */
public enum Comparison {
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    GREATER_THAN_THRESHOLD,
    LESS_THAN_THRESHOLD,
    LESS_THAN_OR_EQUAL_TO_THRESHOLD;

    boolean isBreached(double value, double threshold) {
        return switch (this) {
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
            case GREATER_THAN_THRESHOLD -> value > threshold;
            case LESS_THAN_THRESHOLD -> value < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
        };
    }
}

package dev.standin.aws.cloudwatch;

/** How the values of a period become one. */
public enum Statistic {
    SUM,
    MINIMUM,
    MAXIMUM,
    AVERAGE,
    SAMPLE_COUNT;

    double of(Samples samples) {
        return switch (this) {
            case SUM -> samples.sum();
            case MINIMUM -> samples.least();
            case MAXIMUM -> samples.most();
            case AVERAGE -> samples.sum() / samples.count();
            case SAMPLE_COUNT -> samples.count();
        };
    }
}

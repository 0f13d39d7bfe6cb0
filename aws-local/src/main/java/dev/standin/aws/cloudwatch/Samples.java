package dev.standin.aws.cloudwatch;

/** The values of one metric that were counted within some time; at least one. */
record Samples(long count, double sum, double least, double most) {
    static Samples of(double value) {
        return new Samples(1, value, value, value);
    }

    Samples and(Samples more) {
        return new Samples(count + more.count, sum + more.sum, Math.min(least, more.least), Math.max(most, more.most));
    }
}

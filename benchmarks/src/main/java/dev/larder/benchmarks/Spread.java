package dev.larder.benchmarks;

import java.util.List;
import java.util.Locale;

/** Median and range of measurements. */
record Spread(double median, double least, double most) {
    /** The spread of at least one number. */
    static Spread of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%7.2f   (%.2f to %.2f)", median, least, most);
    }
}

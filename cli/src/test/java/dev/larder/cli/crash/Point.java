package dev.larder.cli.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place of a crash: just before or just after a durable write, counted from 1. */
record Point(long write, boolean before) {

    /** So many different ones, chosen by a seed, of a life of about so many durable writes. */
    static List<Point> seeded(int count, long writes, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new Point(1 + random.nextLong(writes), random.nextBoolean()))
                .distinct()
                .limit(count)
                .toList();
    }

    /** The inverse of {@link #toString}, of many. */
    static List<Point> read(String points) {
        return Arrays.stream(points.split(","))
                .filter(point -> !point.isEmpty())
                .map(point -> point.split(" "))
                .map(words -> new Point(Long.parseLong(words[1]), words[0].equals("before")))
                .toList();
    }

    static String written(List<Point> points) {
        return points.stream().map(Point::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return (before ? "before " : "after ") + write;
    }
}

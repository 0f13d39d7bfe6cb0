package dev.larder.cli.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a history is cut off.
 *
 * @param number of the write, from 1
 * @param kind of place, for the count
 */
record CutPoint(int number, boolean before, String kind, String place) {
    private static final String TRIAL = ".*-[0-9]+\\.[0-9]+ .*|runs/.*/(plan|dirty|diff|tests-[a-z]+)\\.[0-9]+\\.json";
    private static final String PUBLISHED_IN_PART = "batch \\S+-[0-9]+\\.[0-9]+ publish: publish release .*";

    /** So many of a life's writes: of each kind that there is one at least, the rest at random. */
    static List<CutPoint> of(List<String> places, int count, long seed) {
        Random random = new Random(seed);
        List<Integer> shuffled =
                new ArrayList<>(IntStream.rangeClosed(1, places.size()).boxed().toList());
        Collections.shuffle(shuffled, random);
        Set<Integer> chosen = new LinkedHashSet<>();
        shuffled.stream()
                .filter(number -> places.get(number - 1).matches(PUBLISHED_IN_PART))
                .limit(1)
                .forEach(chosen::add);
        shuffled.stream()
                .filter(number -> places.get(number - 1).matches(TRIAL))
                .limit(2)
                .forEach(chosen::add);
        shuffled.stream().limit(count).forEach(chosen::add);
        return chosen.stream()
                .limit(count)
                .map(number -> of(number, places.get(number - 1), random.nextBoolean()))
                .toList();
    }

    private static CutPoint of(int number, String place, boolean before) {
        if (place.matches(PUBLISHED_IN_PART)) {
            return new CutPoint(number, false, "between a publish in part and its record", place);
        }
        String kind = place.matches(TRIAL)
                ? "in a trial"
                : place.startsWith("batch") ? "at another batch" : "at another document";
        return new CutPoint(number, before, kind, place);
    }

    /** How many there are of each kind. */
    static String words(List<CutPoint> points) {
        return new TreeMap<>(points.stream().collect(Collectors.groupingBy(CutPoint::kind, Collectors.counting())))
                .entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }
}

package dev.larder.cli.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a history is cut off: before or after a write. */
record CutPoint(Cuts.Place place, boolean before) {
    private static final String TRIAL = ".*-[0-9]+\\.[0-9]+ .*|runs/.*/(plan|dirty|diff|tests-[a-z]+)\\.[0-9]+\\.json";
    private static final String PUBLISHED_IN_PART = "batch \\S+-[0-9]+\\.[0-9]+ publish: publish release .*";

    /**
     * So many of a life's writes for each of so many lives, no two of one life in the same step: of each kind that there is one at least, the rest at
     * random.
     */
    static List<List<CutPoint>> of(List<Cuts.Place> places, int lives, int count, long seed) {
        Random random = new Random(seed);
        List<Cuts.Place> shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, random);
        Set<Cuts.Place> chosen = new LinkedHashSet<>();
        shuffled.stream()
                .filter(place -> place.what().matches(PUBLISHED_IN_PART))
                .limit(1)
                .forEach(chosen::add);
        shuffled.stream().filter(place -> place.what().matches(TRIAL)).limit(2).forEach(chosen::add);
        chosen.addAll(shuffled);
        List<List<CutPoint>> points = new ArrayList<>();
        for (int life = 0; life < lives; life++) {
            points.add(new ArrayList<>());
        }
        for (Cuts.Place place : chosen) {
            boolean isBefore = random.nextBoolean() && !place.what().matches(PUBLISHED_IN_PART);
            points.stream()
                    .filter(life -> life.size() < count
                            && life.stream().noneMatch(each -> each.place().step() == place.step()))
                    .findFirst()
                    .ifPresent(life -> life.add(new CutPoint(place, isBefore)));
        }
        return points;
    }

    private static String kind(String place) {
        return place.matches(PUBLISHED_IN_PART)
                ? "between a publish in part and its record"
                : place.matches(TRIAL)
                        ? "in a trial"
                        : place.startsWith("batch") ? "at another batch" : "at another document";
    }

    /** How many places there are of each kind. */
    static String words(List<Cuts.Place> places) {
        return new TreeMap<>(places.stream()
                        .collect(Collectors.groupingBy(place -> kind(place.what()), Collectors.counting())))
                .entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }
}

package dev.larder.core.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.core.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What data tests have measured in accepted releases, as the record of a release keeps it: what the tolerances of the next run are judged
 * by. Immutable.
 *
 * @param tests by the test's name; every test that was ever measured
 */
public record AcceptedMeasures(@JsonValue SortedMap<String, Measured> tests) {
    /** Those of release 0. */
    public static final AcceptedMeasures NONE = new AcceptedMeasures(new TreeMap<>());

    /** How many releases before this one a measure remembers, and how many numbers in all. */
    public static final int KEPT_RELEASES = 12;

    private static final int KEPT_NUMBERS = 10_000;
    private static final int DIGEST_BYTES = 6;

    /** Copies the map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AcceptedMeasures {
        tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
    }

    /**
     * What one test has measured.
     *
     * @param releases how many releases have a measure of it, this one included
     * @param values those of this release, by dimension; empty when it has none
     * @param earlier those of releases before that moved the measure, newest first: one that moves nothing says nothing about what is
     *     usual, and so many of them would make every change unusual
     */
    public record Measured(
            int releases, SortedMap<String, BigDecimal> values, List<SortedMap<String, BigDecimal>> earlier) {
        private static final Measured NEVER = new Measured(0, new TreeMap<>(), List.of());

        /** Copies the collections; records that were written before earlier values were kept have none. */
        public Measured {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
            earlier = List.copyOf(Objects.requireNonNullElse(earlier, List.of()));
        }

        private Measured notNow() {
            return new Measured(releases, new TreeMap<>(), earlier(new TreeMap<>()));
        }

        private Measured now(SortedMap<String, BigDecimal> next) {
            return new Measured(releases + 1, next, earlier(next));
        }

        private List<SortedMap<String, BigDecimal>> earlier(SortedMap<String, BigDecimal> next) {
            if (values.isEmpty() || isSame(next)) {
                return earlier;
            }
            List<SortedMap<String, BigDecimal>> all = new ArrayList<>();
            all.add(values);
            all.addAll(earlier);
            int most = Math.clamp(KEPT_NUMBERS / values.size(), 2, KEPT_RELEASES);
            return all.subList(0, Math.min(most, all.size()));
        }

        private boolean isSame(SortedMap<String, BigDecimal> next) {
            return values.keySet().equals(next.keySet())
                    && values.entrySet().stream()
                            .allMatch(each ->
                                    each.getValue().compareTo(Objects.requireNonNull(next.get(each.getKey()))) == 0);
        }
    }

    /** Values of releases before this one that moved the measure, newest first. */
    public List<SortedMap<String, BigDecimal>> earlier(String test) {
        return tests.getOrDefault(test, Measured.NEVER).earlier();
    }

    /** What the live release measured, by dimension. */
    public SortedMap<String, BigDecimal> values(String test) {
        return tests.getOrDefault(test, Measured.NEVER).values();
    }

    /** How many releases have a measure of the test. */
    public int releases(String test) {
        return tests.getOrDefault(test, Measured.NEVER).releases();
    }

    /** The measures of the next release, which measured this; tests that it did not measure keep their count. */
    public AcceptedMeasures then(Map<String, SortedMap<String, BigDecimal>> measured) {
        SortedMap<String, Measured> next = new TreeMap<>();
        tests.forEach((test, before) -> next.put(test, before.notNow()));
        measured.forEach((test, values) ->
                next.put(test, tests.getOrDefault(test, Measured.NEVER).now(values)));
        return new AcceptedMeasures(next);
    }

    /**
     * Twelve hexadecimal digits over what these tests are judged by. As long as they are the same, so is the verdict on the same measures;
     * a test that has no measure is judged by nothing.
     *
     * @param enough how many releases a test needs before it is judged; any beyond them change nothing
     */
    public String digest(Collection<String> names, int enough) {
        MessageDigest digest = Sha256.digest();
        for (String name : new TreeSet<>(names)) {
            add(digest, name);
            add(digest, Integer.toString(Math.min(enough, releases(name))));
            add(digest, Integer.toString(values(name).size()));
            values(name).forEach((dimension, value) -> {
                add(digest, dimension);
                add(digest, value.stripTrailingZeros().toPlainString());
            });
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}

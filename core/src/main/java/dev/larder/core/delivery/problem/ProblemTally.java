package dev.larder.core.delivery.problem;

import dev.larder.core.delivery.problem.ProblemKind.Value;
import java.util.ArrayList;
import java.util.List;

/** Counts the problems of one kind, and those of its first values. Not thread-safe. */
final class ProblemTally {
    private static final int MOST_SHOWN = 3;
    private static final int MOST_VALUES = 10;

    private final int mostShown;
    private final long[] hashes;
    private final long[] counts;
    private final List<String> names = new ArrayList<>();
    private int values;
    private long total;

    ProblemTally() {
        this(MOST_SHOWN, MOST_VALUES);
    }

    private ProblemTally(int mostShown, int mostValues) {
        this.mostShown = mostShown;
        hashes = new long[mostValues];
        counts = new long[mostValues];
    }

    /** A tally of what nobody is told about. */
    static ProblemTally untold() {
        return new ProblemTally(0, 0);
    }

    /** Counts problems. */
    void count(long more) {
        total += more;
    }

    /** Whether the one that was counted last is among the first ones of its kind, which are told whatever came before. */
    boolean isShown() {
        return total <= mostShown;
    }

    /** Counts the value of a problem by its hash; returns whether it is the first of those told apart, which then gets a name. */
    boolean add(long hash) {
        for (int i = 0; i < values; i++) {
            if (hashes[i] == hash) {
                counts[i]++;
                return false;
            }
        }
        if (values == hashes.length) {
            return false;
        }
        hashes[values] = hash;
        counts[values++] = 1;
        return true;
    }

    /** Names the value that was added last. */
    void name(String value) {
        names.add(value);
    }

    long total() {
        return total;
    }

    List<Value> values() {
        List<Value> named = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            named.add(new Value(names.get(i), counts[i]));
        }
        return named;
    }
}

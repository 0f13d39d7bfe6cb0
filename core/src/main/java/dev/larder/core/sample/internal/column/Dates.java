package dev.larder.core.sample.internal.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which forms all values of a column are dates. Not thread-safe. */
public final class Dates {
    private static final int ALL = (1 << DatePattern.ALL.size()) - 1;

    private int alive = ALL;
    private long values;

    /** Some value is none. */
    void ruleOut() {
        alive = 0;
    }

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until) {
        if (alive == 0) {
            return;
        }
        if (until - from < 6 || until - from > 11) {
            alive = 0;
            return;
        }
        for (int i = 0, rest = alive; rest != 0; i++, rest >>>= 1) {
            if ((rest & 1) != 0 && !DatePattern.ALL.get(i).matches(bytes, from, until)) {
                alive &= ~(1 << i);
            }
        }
        values++;
    }

    /** Adds what was seen of another part of the same column. */
    public void add(Dates other) {
        alive &= other.alive;
        values += other.values;
    }

    /** The forms that every value has; none if there was no value. */
    public List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < DatePattern.ALL.size() && values > 0; i++) {
            if ((alive & (1 << i)) != 0) {
                patterns.add(DatePattern.ALL.get(i).pattern());
            }
        }
        return patterns;
    }

    /** The form that is taken. */
    public Optional<String> pattern() {
        return patterns().stream().findFirst();
    }
}

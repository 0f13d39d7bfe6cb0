package dev.larder.core.blame;

import java.util.List;
import java.util.Set;

/**
 * What a trial found.
 *
 * @param aside ids of the units that were left out
 * @param passed whether every test of every gate let it pass
 * @param failures what blocked it; empty if it passed
 */
public record Tried(Set<String> aside, boolean passed, List<Failure> failures) {
    /** Copies the collections. */
    public Tried {
        aside = Set.copyOf(aside);
        failures = List.copyOf(failures);
    }
}

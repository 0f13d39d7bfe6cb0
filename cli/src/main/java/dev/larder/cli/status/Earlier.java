package dev.larder.cli.status;

import dev.larder.cli.terminal.Count;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many there are of each kind before the newest ones that a status lists.
 *
 * @param deliveries those whose records were written earlier
 */
record Earlier(int deliveries, int runs, int releases) {
    /** Whether everything is listed. */
    boolean none() {
        return deliveries + runs + releases == 0;
    }

    /** For example {@code 2,900 deliveries, 31 releases}. */
    String words() {
        return new TreeMap<>(Map.of("delivery", deliveries, "run", runs, "release", releases))
                .entrySet().stream()
                        .filter(kind -> kind.getValue() > 0)
                        .map(kind -> Count.of(kind.getValue(), kind.getKey()))
                        .collect(Collectors.joining(", "));
    }
}

package dev.larder.functions.gate;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.TestStatements;
import dev.larder.functions.port.Warehouse.Rows;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tests measured in accepted releases.
 *
 * @param live measures of the live release, by test and dimension
 * @param counts how many releases have a measure of each test
 */
record Accepted(Map<String, SortedMap<String, BigDecimal>> live, Map<String, Integer> counts) {
    static final Accepted NOTHING = new Accepted(Map.of(), Map.of());

    static final Batch LOOK =
            Query.batch("look at accepted measures", List.of(TestStatements.accepted(), TestStatements.acceptedReleases()));

    static Accepted of(List<Rows> rows) {
        Map<String, SortedMap<String, BigDecimal>> live = new HashMap<>();
        Rows measures = rows.getFirst();
        for (int row = 0; row < measures.rows().size(); row++) {
            live.computeIfAbsent(measures.text(row, "test"), _ -> new TreeMap<>())
                    .put(measures.text(row, "dimension"), new BigDecimal(measures.text(row, "value")));
        }
        Map<String, Integer> counts = new HashMap<>();
        Rows releases = rows.getLast();
        for (int row = 0; row < releases.rows().size(); row++) {
            counts.put(releases.text(row, "test"), Integer.parseInt(releases.text(row, "releases")));
        }
        return new Accepted(live, counts);
    }

    SortedMap<String, BigDecimal> measures(String test) {
        return live.getOrDefault(test, Collections.emptySortedMap());
    }

    int releases(String test) {
        return counts.getOrDefault(test, 0);
    }
}

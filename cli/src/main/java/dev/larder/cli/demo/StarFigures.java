package dev.larder.cli.demo;

import dev.larder.core.engine.Query;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures that the story tells of the star: rows of a table, or one of its sums. */
final class StarFigures {
    private static final Map<String, String> SUMS = Map.of(
            "trx", "select coalesce(sum(trx), 0) from star.fct_rx",
            "our_trx", "select coalesce(sum(our_trx), 0) from star.market_share",
            "calls_before", "select coalesce(sum(calls_before), 0) from star.fct_rx");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private StarFigures() {}

    /** The figures of these names, read in one transaction. */
    static Map<String, BigDecimal> read(Environment environment, Collection<String> names) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (names.isEmpty()) {
            return figures;
        }
        List<String> ordered = List.copyOf(names);
        List<Rows> rows = environment
                .warehouse()
                .read("figures", ordered.stream().map(StarFigures::query).toList(), PATIENCE);
        for (int i = 0; i < ordered.size(); i++) {
            figures.put(
                    ordered.get(i),
                    new BigDecimal(String.valueOf(rows.get(i).rows().getFirst().getFirst())));
        }
        return figures;
    }

    private static Query query(String name) {
        return Query.of(name, SUMS.getOrDefault(name, "select count(*) from star." + name));
    }
}

package dev.larder.core.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A select whose rows a step of the run reads.
 *
 * @param name unique within its step of the run
 * @param parameters values by name; each is used in the select
 */
public record Query(String name, String sql, SortedMap<String, String> parameters) {
    /** Copies the map; throws {@link IllegalArgumentException} when the select is longer than the Data API takes. */
    public Query {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        Batch.requireSize(name, sql);
    }

    /** A query without parameters. */
    public static Query of(String name, String sql) {
        return new Query(name, sql, new TreeMap<>());
    }

    /** Selects that see the same state: one transaction. A parameter has the same value in all of them. */
    public static Batch batch(String name, List<Query> queries) {
        SortedMap<String, String> parameters = new TreeMap<>();
        queries.forEach(query -> parameters.putAll(query.parameters()));
        return new Batch(name, queries.stream().map(Query::sql).toList(), parameters);
    }
}

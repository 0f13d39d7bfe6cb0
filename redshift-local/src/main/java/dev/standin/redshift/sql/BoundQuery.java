package dev.standin.redshift.sql;

import java.util.List;

/** A query as DuckDB text with its columns. */
public record BoundQuery(String sql, List<Output> outputs) {
    public BoundQuery {
        outputs = List.copyOf(outputs);
    }
}

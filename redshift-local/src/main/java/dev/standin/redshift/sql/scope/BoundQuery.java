package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.tree.Query;
import java.util.List;

/**
 * A query as DuckDB text with its columns.
 *
 * @param open whether it may have other columns too, since not all of it could be bound
 * @param origins what each column was written as, if the query is one select
 */
public record BoundQuery(String sql, List<Output> outputs, boolean open, List<Query.Item> origins) {
    /** A query of which nothing is known. */
    public static final BoundQuery FAULTY = new BoundQuery("SELECT NULL", List.of(), true, List.of());

    public BoundQuery {
        outputs = List.copyOf(outputs);
        origins = List.copyOf(origins);
    }

    public BoundQuery(String sql, List<Output> outputs) {
        this(sql, outputs, false, List.of());
    }

    /** The same columns from another text around it. */
    public BoundQuery within(String text) {
        return new BoundQuery(text, outputs, open, origins);
    }
}

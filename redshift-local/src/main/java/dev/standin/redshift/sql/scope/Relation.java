package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.TableConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name in FROM may stand for. */
public sealed interface Relation {
    /**
     * A table; for system tables, the DuckDB table may be elsewhere.
     *
     * @param query of a materialized view, whose rows it keeps
     */
    record Table(
            String schema,
            String name,
            String location,
            List<Column> columns,
            @Nullable String query) implements Relation {
        public Table {
            columns = List.copyOf(columns);
        }

        /** One that is no materialized view. */
        public Table(String schema, String name, String location, List<Column> columns) {
            this(schema, name, location, columns, null);
        }

        /** Whether its rows are those of a query, as they were when it was refreshed. */
        public boolean isMaterialized() {
            return query != null;
        }

        /** Whether it is part of the system catalogue. */
        public boolean isSystem() {
            return schema.equals("pg_catalog") || schema.equals("information_schema");
        }

        /** The columns of these names, in their order. */
        public List<Column> columns(List<String> names) {
            Set<String> seen = new HashSet<>();
            return names.stream()
                    .map(column -> {
                        if (!seen.add(column)) {
                            throw new SqlError("column \"" + column + "\" specified more than once");
                        }
                        return column(column);
                    })
                    .toList();
        }

        private Column column(String column) {
            return columns.stream()
                    .filter(c -> c.name().equals(column))
                    .findFirst()
                    .orElseThrow(() ->
                            new SqlError("column \"" + column + "\" of relation \"" + name + "\" does not exist"));
        }
    }

    /**
     * A view: its text, bound whenever it is read.
     *
     * @param columns of one that is bound to the schema, none of any other
     * @param names of the columns, if they are not the query's
     */
    record View(String schema, String name, String query, List<Column> columns, List<String> names)
            implements Relation {
        public View {
            columns = List.copyOf(columns);
            names = List.copyOf(names);
        }

        /** Whether it is bound to the schema. */
        public boolean isBound() {
            return !columns.isEmpty();
        }
    }

    /** The columns by which the rows of a table are distributed and sorted, and the keys that follow its columns. */
    record Keys(List<String> distribution, List<String> sorting, List<TableConstraint> constraints) {
        /** The keys of a table that has none. */
        public static final Keys NONE = new Keys(List.of(), List.of(), List.of());

        public Keys {
            distribution = List.copyOf(distribution);
            sorting = List.copyOf(sorting);
            constraints = List.copyOf(constraints);
        }
    }
}

package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What is to be done for one statement; {@code command} is its first words in capitals. */
public sealed interface Plan {
    String command();

    /** A query. */
    record Rows(BoundQuery query) implements Plan {
        @Override
        public String command() {
            return "SELECT";
        }
    }

    /** Statements for DuckDB in order; if {@code counted}, the last one's row count is the statement's. */
    record Change(String command, List<String> sqls, boolean counted) implements Plan {
        public Change {
            sqls = List.copyOf(sqls);
        }
    }

    /** A materialized view gets other rows, by statements for DuckDB; it sees no rows that its own transaction has changed. */
    record Refreshed(List<String> sqls) implements Plan {
        public Refreshed {
            sqls = List.copyOf(sqls);
        }

        @Override
        public String command() {
            return "REFRESH MATERIALIZED VIEW";
        }
    }

    /**
     * What all databases share is changed too, if the transaction commits.
     *
     * @param sqls statements for DuckDB in the session's database
     * @param force sessions end that are connected to a database which is dropped
     */
    record Administered(String command, Principals principals, List<String> sqls, boolean force) implements Plan {
        public Administered {
            sqls = List.copyOf(sqls);
        }
    }

    /** COPY into the columns of a table, which stand in the order of the file; {@code defaults} are values of other columns in DuckDB's text. */
    record Load(Relation.Table table, List<Column> columns, SequencedMap<String, String> defaults, CopySource source)
            implements Plan {
        public Load {
            columns = List.copyOf(columns);
            defaults = new LinkedHashMap<>(defaults);
        }

        @Override
        public String command() {
            return "COPY";
        }
    }

    /** UNLOAD of a query whose columns are texts, if the files are texts; {@code labels} are the columns' names, {@code escaped} says which of them ESCAPE is about. */
    record Unload(String sql, List<String> labels, List<Boolean> escaped, UnloadTarget target) implements Plan {
        public Unload {
            labels = List.copyOf(labels);
            escaped = List.copyOf(escaped);
        }

        @Override
        public String command() {
            return "UNLOAD";
        }
    }

    /** Nothing to do here, though it has been checked: maintenance, or a setting without effect on results. */
    record Checked(String command) implements Plan {}

    /** The session is another user's from now on, or with {@code local} to the end of the transaction; without a user that of who connected. */
    record SpeakAs(boolean local, @Nullable String user) implements Plan {
        @Override
        public String command() {
            return "SET";
        }
    }

    /** A setting of the session that has no effect on results. */
    record Setting(String name, String value) implements Plan {
        @Override
        public String command() {
            return "SET";
        }
    }

    /** The schemas for unqualified names from now on. */
    record SearchPath(List<String> schemas) implements Plan {
        public SearchPath {
            schemas = List.copyOf(schemas);
        }

        @Override
        public String command() {
            return "SET";
        }
    }
}

package dev.standin.redshift.sql;

import java.util.List;
import java.util.Map;

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

    /** COPY into the columns of a table, which stand in the order of the file. */
    record Load(Relation.Table table, List<Column> columns, Source source) implements Plan {
        public Load {
            columns = List.copyOf(columns);
        }

        @Override
        public String command() {
            return "COPY";
        }
    }

    /**
     * Where COPY reads, and how.
     *
     * @param role ARN of the IAM role to read with, or {@code default}
     * @param options delimiter, null text and the number of header lines
     */
    record Source(String url, String role, boolean manifest, Compression compression, Map<String, String> options) {
        public Source {
            options = Map.copyOf(options);
        }
    }

    /** Of the files of one COPY. */
    enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /** Nothing to do here, though it has been checked: maintenance, or a setting without effect on results. */
    record Checked(String command) implements Plan {}

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

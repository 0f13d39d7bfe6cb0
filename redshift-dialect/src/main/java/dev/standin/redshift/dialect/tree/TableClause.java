package dev.standin.redshift.dialect.tree;

import java.util.List;

/** What may follow the column list of CREATE TABLE; each is shown as people usually write it. */
public sealed interface TableClause {
    /** {@code diststyle}: auto, even, key or all. */
    record DistStyle(String style) implements TableClause {
        @Override
        public String toString() {
            return "diststyle " + style;
        }
    }

    /** {@code distkey (column)}. */
    record DistKey(List<String> columns) implements TableClause {
        @Override
        public String toString() {
            return "distkey (" + String.join(", ", columns) + ")";
        }
    }

    /** {@code sortkey (columns)}; the kind is compound, interleaved or not said. */
    record SortKey(String kind, List<String> columns) implements TableClause {
        /** Whether all columns weigh the same. */
        public boolean interleaved() {
            return kind.equals("interleaved");
        }

        @Override
        public String toString() {
            return (kind.isEmpty() ? "" : kind + " ") + "sortkey (" + String.join(", ", columns) + ")";
        }
    }

    /** {@code sortkey auto}. */
    record SortKeyAuto() implements TableClause {
        @Override
        public String toString() {
            return "sortkey auto";
        }
    }

    /** {@code backup yes} or {@code no}. */
    record Backup(boolean wanted) implements TableClause {
        @Override
        public String toString() {
            return wanted ? "backup yes" : "backup no";
        }
    }

    /** {@code encode auto}. */
    record EncodeAuto() implements TableClause {
        @Override
        public String toString() {
            return "encode auto";
        }
    }
}

package dev.standin.redshift.dialect.tree;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CREATE TABLE.
 *
 * @param tolerant IF NOT EXISTS
 * @param columns empty for CREATE TABLE AS
 * @param query of CREATE TABLE AS
 */
public record TableDefinition(
        TableName name,
        boolean tolerant,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        Attributes attributes,
        @Nullable Query query) {
    /** Copies the lists. */
    public TableDefinition {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /** How the rows are stored; the text is what follows the column list. */
    public record Attributes(List<TableClause> clauses, String text) {
        /** Nothing but what Redshift chooses. */
        public static final Attributes NONE = new Attributes(List.of(), "");

        /** Copies the clauses. */
        public Attributes {
            clauses = List.copyOf(clauses);
        }

        /** The clauses of one kind. */
        public <T extends TableClause> List<T> all(Class<T> kind) {
            return clauses.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** Columns by which rows are distributed, in the order of the text. */
    public List<String> distKeys() {
        return Stream.concat(
                        marked(ColumnDefinition.Mark.DISTKEY),
                        attributes.all(TableClause.DistKey.class).stream().flatMap(k -> k.columns().stream()))
                .toList();
    }

    /** Columns by which rows are sorted, in the order of the text. */
    public List<String> sortKeys() {
        return Stream.concat(
                        marked(ColumnDefinition.Mark.SORTKEY),
                        attributes.all(TableClause.SortKey.class).stream().flatMap(k -> k.columns().stream()))
                .toList();
    }

    private Stream<String> marked(ColumnDefinition.Mark mark) {
        return columns.stream().filter(c -> c.marks().contains(mark)).map(ColumnDefinition::name);
    }
}

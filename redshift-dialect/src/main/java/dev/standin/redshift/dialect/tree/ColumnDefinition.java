package dev.standin.redshift.dialect.tree;

import dev.standin.redshift.dialect.type.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as CREATE TABLE or ADD COLUMN declares it.
 *
 * @param notNull also of a primary key
 * @param attributes everything behind the type, as it is written
 */
public record ColumnDefinition(
        String name, Type type, boolean notNull, @Nullable Default otherwise, Set<Mark> marks, @Nullable String encoding, String attributes) {
    /** Copies the marks. */
    public ColumnDefinition {
        marks = Set.copyOf(marks);
    }

    /** What a column may be marked as. */
    public enum Mark {
        DISTKEY,
        SORTKEY,
        PRIMARY_KEY,
        UNIQUE,
        REFERENCES
    }

    /** DEFAULT, also as it is written. */
    public record Default(Expression value, String text) {}

    /** The same column without null. */
    public ColumnDefinition required() {
        return new ColumnDefinition(name, type, true, otherwise, marks, encoding, attributes);
    }
}

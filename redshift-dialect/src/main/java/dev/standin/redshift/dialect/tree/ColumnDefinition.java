package dev.standin.redshift.dialect.tree;

import dev.standin.redshift.dialect.type.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as CREATE TABLE or ADD COLUMN declares it.
 *
 * @param notNull also true for a primary key
 */
public record ColumnDefinition(
        String name,
        Type type,
        boolean notNull,
        @Nullable Default otherwise,
        Set<Mark> marks,
        @Nullable String encoding,
        Written written) {
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

    /** Its type and everything after it, as written; their place starts at the type and is told by what follows it. */
    public record Written(String type, String attributes) {}

    /** DEFAULT, with its text as written. */
    public record Default(Expression value, String text) {}

    /** The same column without null. */
    public ColumnDefinition required() {
        return new ColumnDefinition(name, type, true, otherwise, marks, encoding, written);
    }
}

package dev.larder.core.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statements that take effect together or not at all: one serial transaction of the Data API.
 *
 * @param name what it does, for people; unique within its step of the run
 * @param statements 1 to {@link #MOST_STATEMENTS}, each at most 100 KB
 * @param parameters values by name; each is used in at least one statement
 */
public record Batch(String name, List<String> statements, SortedMap<String, String> parameters) {
    /** The Data API takes no more statements in one batch. */
    public static final int MOST_STATEMENTS = 40;

    /** Copies the collections; throws {@link IllegalArgumentException} when there are too few or too many statements. */
    public Batch {
        statements = List.copyOf(statements);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
            throw new IllegalArgumentException("batch \"" + name + "\" has " + statements.size()
                    + " statements; the Data API takes 1 to " + MOST_STATEMENTS);
        }
    }

    /** A batch without parameters. */
    public static Batch of(String name, List<String> statements) {
        return new Batch(name, statements, new TreeMap<>());
    }
}

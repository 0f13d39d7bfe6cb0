package dev.larder.core.engine;

import java.nio.charset.StandardCharsets;
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
 * @param transaction false for a single statement that Redshift refuses in a transaction block
 */
public record Batch(String name, List<String> statements, SortedMap<String, String> parameters, boolean transaction) {
    /** The most statements that the Data API takes in one batch. */
    public static final int MOST_STATEMENTS = 40;
    /** The most bytes (UTF-8) that the Data API takes in one statement: 100 KB. */
    public static final int MOST_BYTES = 100_000;

    /** Copies the collections; throws {@link IllegalArgumentException} if a limit of the Data API is exceeded. */
    public Batch {
        statements = List.copyOf(statements);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
            throw new IllegalArgumentException("batch \"" + name + "\" has " + statements.size()
                    + " statements; the Data API takes 1 to " + MOST_STATEMENTS);
        }
        for (String statement : statements) {
            requireSize(name, statement);
        }
    }

    /** A batch that is one transaction. */
    public Batch(String name, List<String> statements, SortedMap<String, String> parameters) {
        this(name, statements, parameters, true);
    }

    /** A single statement that Redshift refuses in a transaction block; the batch is named by its text. */
    static Batch alone(String statement) {
        return new Batch(statement, List.of(statement), new TreeMap<>(), false);
    }

    /** A batch without parameters. */
    public static Batch of(String name, List<String> statements) {
        return new Batch(name, statements, new TreeMap<>());
    }

    static void requireSize(String name, String statement) {
        int bytes = statement.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("\"" + name + "\" has a statement of " + bytes
                    + " bytes; the Data API takes at most " + MOST_BYTES);
        }
    }
}

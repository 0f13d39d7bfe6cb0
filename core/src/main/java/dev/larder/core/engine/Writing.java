package dev.larder.core.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statements of a run that write and belong together: never split over two transactions, and sent after the fence's check,
 * together with others as far as a batch has room. Each transaction costs a round trip and a commit, so fewer are faster.
 *
 * @param name what they do, for people; unique within their step of the run
 * @param statements 1 to 38
 * @param parameters values by name; a name has the same value in everything that a run writes
 */
public record Writing(String name, List<String> statements, SortedMap<String, String> parameters) {
    private static final int ROOM = Batch.MOST_STATEMENTS - Fence.CHECK_STATEMENTS;

    /** Copies the collections; throws {@link IllegalArgumentException} when no batch has room for the statements. */
    public Writing {
        statements = List.copyOf(statements);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (statements.isEmpty() || statements.size() > ROOM) {
            throw new IllegalArgumentException("\"" + name + "\" has " + statements.size()
                    + " statements; one transaction has room for 1 to " + ROOM);
        }
    }

    /** A writing without parameters. */
    static Writing of(String name, List<String> statements) {
        return new Writing(name, statements, new TreeMap<>());
    }

    /** The batches of a run that write all of this, in this order: always the same ones, so that each can be sent again. */
    public static List<Batch> batches(String run, List<Writing> all) {
        List<Batch> batches = new ArrayList<>();
        List<Writing> together = new ArrayList<>();
        int statements = 0;
        for (Writing next : all) {
            if (statements + next.statements.size() > ROOM) {
                batches.add(batch(run, together));
                together.clear();
                statements = 0;
            }
            together.add(next);
            statements += next.statements.size();
        }
        if (!together.isEmpty()) {
            batches.add(batch(run, together));
        }
        return List.copyOf(batches);
    }

    private static Batch batch(String run, List<Writing> together) {
        List<String> statements = new ArrayList<>(Fence.check(run));
        SortedMap<String, String> parameters = new TreeMap<>();
        for (Writing each : together) {
            statements.addAll(each.statements);
            parameters.putAll(each.parameters);
        }
        String first = together.getFirst().name;
        return new Batch(
                together.size() == 1 ? first : first + " and " + (together.size() - 1) + " more",
                statements,
                parameters);
    }
}

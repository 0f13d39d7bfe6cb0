package dev.larder.core.engine;

import dev.larder.core.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fence: {@code ops.current_run} names the run that may write. Every writing batch begins with {@link #check}, so writing
 * batches are serial, and one of a run that was overtaken fails.
 */
public final class Fence {
    private static final Pattern RUN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.:-]{0,79}");

    private Fence() {}

    /** Makes a run the one that may write; the sender cancels what the former one has not finished. */
    public static Batch take(String run) {
        return Batch.of("take the fence", takeStatements(run));
    }

    /** The first two statements of every writing batch. */
    public static List<String> check(String run) {
        return List.of(
                "update ops.current_run set batch = batch + 1 where run = " + literal(run),
                OpsTables.guard(OpsTables.FENCE, "count(*) = 1", "ops.current_run where run = " + literal(run)));
    }

    /** Moves the fence, and empties the guards' tables while nothing else can write. */
    static List<String> takeStatements(String run) {
        List<String> statements = new ArrayList<>();
        // writes the column that every check writes, so that an unfinished batch of the former run conflicts
        statements.add("update ops.current_run set run = " + literal(run) + ", batch = batch + 1");
        statements.addAll(OpsTables.emptyGuards());
        return statements;
    }

    /** A batch that begins with the check. */
    static List<String> checked(String run, List<String> statements) {
        List<String> all = new ArrayList<>(check(run));
        all.addAll(statements);
        return all;
    }

    /** A run's id as a literal; throws {@link IllegalArgumentException} for anything but letters, digits and {@code _.:-}, at most 80. */
    static String literal(String run) {
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("a run's id: expected " + RUN.pattern() + ", found \"" + run + "\"");
        }
        return Literals.text(run);
    }
}

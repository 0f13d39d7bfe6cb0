package dev.larder.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fence: {@code ops.current_run} names the run that may write. Every writing batch begins with {@link #check}, so writing
 * batches are serial, and one of a run that was overtaken fails.
 */
public final class Fence {
    /** How many statements a check consists of. */
    static final int CHECK_STATEMENTS = 2;

    /** The first lock of what a deployment writes, whoever holds the fence. */
    static final String ROW_FIRST = "update ops.current_run set batch = batch + 1";

    private static final Pattern RUN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.:-]{0,79}");

    private Fence() {}

    /** Who holds the fence: the run, or empty before the first one, and how many writing batches it has seen: {@code run, batch}. */
    public static Query holder() {
        return Query.of("holder of the fence", "select run, batch from ops.current_run");
    }

    /**
     * The passing of the fence from one run to the next. It fails with {@code this_run_no_longer_holds_the_fence} if a third one was
     * faster.
     *
     * @param former the run that holds it, as {@link #holder} says; empty for none, or the next run itself when it takes it again
     * @param next the run that may write from now on
     */
    public record Takeover(String former, String next) {
        /** Throws {@link IllegalArgumentException} for a run's id of any other form. */
        public Takeover {
            literal(next);
            if (!former.isEmpty()) {
                literal(former);
            }
        }

        /** Moves the fence and empties the guards' tables while nothing else can write. */
        List<String> statements() {
            List<String> statements = new ArrayList<>();
            // writes the column that every check writes, so that an unfinished batch of the former run conflicts
            statements.add("update ops.current_run set run = " + literal(next) + ", batch = batch + 1 where run = "
                    + (former.isEmpty() ? "''" : literal(former)));
            statements.addAll(OpsTables.emptyGuards());
            statements.add(
                    OpsTables.guard(OpsTables.FENCE, "count(*) = 1", "ops.current_run where run = " + literal(next)));
            return statements;
        }
    }

    /** Whether a statement's error says that another run holds the fence. */
    public static boolean isLost(String error) {
        return error.contains(OpsTables.FENCE);
    }

    /** The first two statements of every writing batch. */
    public static List<String> check(String run) {
        return List.of(
                "update ops.current_run set batch = batch + 1 where run = " + literal(run),
                OpsTables.guard(OpsTables.FENCE, "count(*) = 1", "ops.current_run where run = " + literal(run)));
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

package dev.larder.core.delivery.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problems that are one mistake: of one type in one column, with words that begin alike.
 *
 * @param type as {@link Problem#type}
 * @param field position of the column, from 1; 0 for problems of whole lines or of the file, whatever their words
 * @param note how each {@link Problem#note} begins, or all of it; null where the words differ from line to line
 * @param count how many there are in the file, including those that were not kept
 * @param values the first different values, or the first notes where they differ
 */
public record ProblemKind(String type, int field, @Nullable String note, long count, List<Value> values) {
    /** Copies the list. */
    public ProblemKind {
        values = List.copyOf(values);
    }

    /**
     * A value and how often it was wrong.
     *
     * @param text as {@link Problem#cell}, so masked where the contract says restricted; empty for an empty value
     */
    public record Value(String text, long count) {}

    /** Whether the problem is one of these. */
    public boolean includes(Problem problem) {
        return type.equals(problem.type())
                && field == problem.field()
                && (note == null || problem.note().startsWith(note));
    }
}

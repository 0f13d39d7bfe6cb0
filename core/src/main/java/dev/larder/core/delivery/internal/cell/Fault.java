package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value, made once for each column, so that a million wrong values make no objects.
 *
 * @param example a value that would be right, where the note alone does not show one; or null
 */
public record Fault(ProblemType type, String note, @Nullable String example) {
    static Fault type(String note) {
        return new Fault(ProblemType.TYPE, note, null);
    }

    static Fault constraint(String note) {
        return new Fault(ProblemType.CONSTRAINT, note, null);
    }

    /** The same, with a value that would be right. */
    Fault like(String right) {
        return new Fault(type, note, right);
    }
}

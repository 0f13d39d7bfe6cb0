package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.problem.ProblemType;

/** What is wrong with a value, made once for each column, so that a million wrong values make no objects. */
public record Fault(ProblemType type, String note) {
    static Fault type(String note) {
        return new Fault(ProblemType.TYPE, note);
    }

    static Fault constraint(String note) {
        return new Fault(ProblemType.CONSTRAINT, note);
    }
}

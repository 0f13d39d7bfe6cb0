package dev.larder.core.delivery;

/** What is wrong with a value, made once for a column so that a million wrong values make no objects. */
record Fault(ProblemType type, String note) {
    static Fault type(String note) {
        return new Fault(ProblemType.TYPE, note);
    }

    static Fault constraint(String note) {
        return new Fault(ProblemType.CONSTRAINT, note);
    }
}

package dev.standin.aws.states.internal.expression;

/** Which fields of {@code $states} an expression can read where it stands, besides input and context. */
public enum Reads {
    INPUT,
    /** In Output and Assign of a state that has a result. */
    RESULT,
    /** In Output and Assign of a catcher. */
    ERROR_OUTPUT;

    boolean has(String reference) {
        return switch (reference) {
            case "$states.input", "$states.context" -> true;
            case "$states.result" -> this == RESULT;
            case "$states.errorOutput" -> this == ERROR_OUTPUT;
            default -> false;
        };
    }
}

package dev.standin.aws.states.internal.expression;

/** A JSONata expression that gave no JSON value; the message says why, {@link #location} names the field, as in {@code Output/total}. */
public final class EvaluationFailure extends Exception {
    private final String location;

    public EvaluationFailure(String location, String message) {
        super(message);
        this.location = location;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public String location() {
        return location;
    }
}

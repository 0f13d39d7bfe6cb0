package dev.larder.infra.given;

/** Something that synthesis needs is missing or wrong; the message is one line and says what to do. */
public final class SetUpProblem extends RuntimeException {

    /** A message of one line. */
    public SetUpProblem(String message) {
        super(message);
    }

    /** A message of one line, and what it comes from. */
    public SetUpProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

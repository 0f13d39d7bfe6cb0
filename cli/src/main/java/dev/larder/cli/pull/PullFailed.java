package dev.larder.cli.pull;

/** A supplier's server could not be used; the message says which, why, and what to do. */
public final class PullFailed extends Exception {
    private static final long serialVersionUID = 1L;

    PullFailed(String message) {
        super(message);
    }

    PullFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

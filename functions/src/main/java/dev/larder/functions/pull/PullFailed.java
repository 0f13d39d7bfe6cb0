package dev.larder.functions.pull;

/** A look at a supplier's server failed, wholly or for some files; the message says which and why. The next look tries again. */
public final class PullFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PullFailed(String message) {
        super(message);
    }
}

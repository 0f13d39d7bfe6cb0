package dev.larder.functions.port;

/** A service says that we may not; the message is its own. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** In the service's words. */
    public AccessRefused(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.standin.aws;

/**
 * An environment cannot be opened as requested, and trying again does not help: its folder or port is in use, another
 * version wrote the folder, or what is to be deployed is not valid. The message says where, what is wrong and what to do.
 */
public final class OpeningRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Refuses with a message for the person who asked. */
    public OpeningRefused(String message) {
        super(message);
    }

    /** The same with its cause. */
    public OpeningRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

package dev.standin.aws;

/** A request has no access key id, or one that no caller was registered for. */
public final class UnknownAccessKey extends RuntimeException {

    UnknownAccessKey(String message) {
        super(message);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

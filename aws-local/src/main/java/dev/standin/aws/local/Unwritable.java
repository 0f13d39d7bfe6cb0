package dev.standin.aws.local;

/** The state folder could not be written while the account was opened; the message says why, and what to do. */
public final class Unwritable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unwritable(String why, RuntimeException failed) {
        super(why, failed);
    }
}

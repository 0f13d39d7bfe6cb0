package dev.larder.core.format;

/** Something is in a format that only a later version of Larder reads; its message says where, what was found, and the way on. */
public final class UnknownFormat extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnknownFormat(String message) {
        super(message);
    }
}

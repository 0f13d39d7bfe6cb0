package dev.larder.core.sample;

/** A file from which no contract can be drafted; the message says why in a sentence. */
public final class UnclearSample extends Exception {
    private static final long serialVersionUID = 1L;

    UnclearSample(String message) {
        super(message);
    }
}

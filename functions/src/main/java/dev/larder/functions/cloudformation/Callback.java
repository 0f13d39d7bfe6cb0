package dev.larder.functions.cloudformation;

import java.net.URI;

/** Where answers go. Thread-safe. */
@FunctionalInterface
public interface Callback {
    /** Puts the answer; throws {@link java.io.UncheckedIOException} when it did not arrive. */
    void put(URI url, byte[] body);
}

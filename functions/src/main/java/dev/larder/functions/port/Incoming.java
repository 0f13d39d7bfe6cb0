package dev.larder.functions.port;

import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** What a connector has brought into the landing bucket, below a prefix that announces nothing. Thread-safe. */
public interface Incoming {
    /** A small object's bytes; empty if there is none. */
    Optional<byte[]> read(String key);

    /** An object's size in bytes; empty if there is none. */
    OptionalLong size(String key);

    /** An object's bytes. */
    InputStream open(String key);

    /** Copies an object of up to 5 GiB to the key under which it is a delivery, at once or not at all. */
    void land(String key, String landingKey);

    /** Deletes the objects; a missing one is not an error. */
    void delete(Collection<String> keys);
}

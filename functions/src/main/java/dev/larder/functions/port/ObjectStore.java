package dev.larder.functions.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The objects of one bucket; small ones are read and written whole, in memory. Thread-safe. */
public interface ObjectStore {
    /** The bucket's name. */
    String bucket();

    /** The object's bytes; empty if there is none. */
    Optional<byte[]> read(String key);

    /** The object's bytes, and what tells them from others under its key; empty if there is none. */
    Optional<Tagged> readTagged(String key);

    /**
     * Writes the object if it is still the one with this tag; empty if another writer was faster or it is gone, otherwise its new tag.
     */
    Optional<String> replace(String key, Tagged was, byte[] content, String contentType);

    /** An object's bytes and its ETag. */
    @SuppressWarnings("ArrayRecordComponent") // told apart by its tag, never compared
    record Tagged(byte[] content, String etag) {}

    /** Writes the object, whether or not there was one. */
    void write(String key, byte[] content, String contentType);

    /**
     * Writes the object unless there is one; returns false if another writer was first. Of many at once, exactly one is
     * first.
     */
    boolean writeOnce(String key, byte[] content, String contentType);

    /** All keys below a prefix, ascending by their UTF-8 bytes. */
    List<String> keys(String prefix);

    /** The same keys, each with the moment, to the second, at which it was written last. */
    SequencedMap<String, Instant> written(String prefix);

    /** Deletes the objects; a missing one is not an error. */
    void delete(Collection<String> keys);

    /** Starts an object that is written as it is made. */
    Upload upload(String key);
}

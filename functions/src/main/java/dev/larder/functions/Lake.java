package dev.larder.functions;

import dev.larder.functions.port.ObjectStore;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The lake's JSON documents. Thread-safe. */
public final class Lake {
    /** Reads and writes every document of the lake. */
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectStore objects;

    /** The lake in this bucket. */
    public Lake(ObjectStore objects) {
        this.objects = objects;
    }

    /** The bucket underneath, for what is not JSON. */
    public ObjectStore objects() {
        return objects;
    }

    /** The document; empty if there is none. */
    public <T> Optional<T> find(String key, Class<T> type) {
        return objects.read(key).map(bytes -> JSON.readValue(bytes, type));
    }

    /** The document; throws {@link IllegalStateException} if there is none. */
    public <T> T get(String key, Class<T> type) {
        return find(key, type)
                .orElseThrow(() -> new IllegalStateException("s3://" + objects.bucket() + "/" + key
                        + " is missing; it is written before this step and never deleted"));
    }

    /** Writes the document, whether or not there was one. */
    public void put(String key, Object document) {
        objects.write(key, JSON.writeValueAsBytes(document), "application/json");
    }

    /** Writes the document unless there is one; returns false if another writer was first. */
    public boolean putOnce(String key, Object document) {
        return objects.writeOnce(key, JSON.writeValueAsBytes(document), "application/json");
    }
}

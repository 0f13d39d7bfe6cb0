package dev.larder.functions;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.format.Stamped;
import dev.larder.core.format.UnknownFormat;
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

    /**
     * The document; empty if there is none.
     *
     * @param type is annotated with its format
     * @throws UnknownFormat if a later version of Larder wrote it
     */
    public <T> Optional<T> find(String key, Class<T> type) {
        return objects.read(key)
                .map(bytes -> Stamped.read(format(type), "s3://" + objects.bucket() + "/" + key, bytes, type));
    }

    /** The document; throws {@link IllegalStateException} if there is none. */
    public <T> T get(String key, Class<T> type) {
        return find(key, type)
                .orElseThrow(() -> new IllegalStateException("s3://" + objects.bucket() + "/" + key
                        + " is missing; it is written before this step and never deleted"));
    }

    /** Writes the document, whether or not there was one. */
    public void put(String key, Object document) {
        objects.write(key, bytes(document), "application/json");
    }

    /** Writes the document unless there is one; returns false if another writer was first. */
    public boolean putOnce(String key, Object document) {
        return objects.writeOnce(key, bytes(document), "application/json");
    }

    private static byte[] bytes(Object document) {
        return JSON.writeValueAsBytes(Stamped.write(format(document.getClass()), document));
    }

    private static Format format(Class<?> type) {
        InFormat format = type.getAnnotation(InFormat.class);
        if (format == null) {
            throw new IllegalArgumentException(type + " is no document of the lake: it says no format");
        }
        return format.value();
    }
}

package dev.larder.functions;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.format.Stamped;
import dev.larder.core.format.UnknownFormat;
import dev.larder.functions.port.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** The lake's JSON documents. Thread-safe. */
public final class Lake {
    /** Reads and writes every document of the lake. */
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PACKED = ".gz";

    private final ObjectStore objects;
    private final AtomicReference<Constant> last;

    /** A document that never changes, as it was read. */
    record Constant(String key, Object document) {
        static final Constant NONE = new Constant("", "");
    }

    /** The lake in this bucket. */
    public Lake(ObjectStore objects) {
        this(objects, new AtomicReference<>(Constant.NONE));
    }

    /** The same, which remembers the constant that was read last together with others. */
    Lake(ObjectStore objects, AtomicReference<Constant> last) {
        this.objects = objects;
        this.last = last;
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
        return objects.read(key).map(bytes -> read(key, unpacked(key, bytes), type));
    }

    /**
     * Another form in which a document may be written.
     *
     * @param telling the property by which it is known
     * @param read gives the document
     */
    public record Form<F, T>(String telling, Class<F> type, Function<F, T> read) {}

    /** The document, in its own form or another; empty if there is none, otherwise as {@link #find(String, Class)}. */
    public <F, T> Optional<T> find(String key, Class<T> type, Form<F, T> other) {
        return objects.read(key)
                .map(bytes -> has(bytes, other.telling())
                        ? other.read().apply(read(key, bytes, other.type()))
                        : read(key, bytes, type));
    }

    /** Whether a document has a property. */
    private static boolean has(byte[] document, String property) {
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (name.equals(property)) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        }
    }

    private <T> T read(String key, byte[] bytes, Class<T> type) {
        return Stamped.read(format(type), "s3://" + objects.bucket() + "/" + key, bytes, type);
    }

    /** The document; throws {@link IllegalStateException} if there is none. */
    public <T> T get(String key, Class<T> type) {
        return find(key, type)
                .orElseThrow(() -> new IllegalStateException("s3://" + objects.bucket() + "/" + key
                        + " is missing; it is written before this step and never deleted"));
    }

    /** A document that is never written otherwise, as {@link #get} has it; the one that was read last is not read again. */
    public <T> T constant(String key, Class<T> type) {
        Constant known = Objects.requireNonNull(last.get());
        if (!known.key().equals(key)) {
            known = new Constant(key, get(key, type));
            last.set(known);
        }
        return type.cast(known.document());
    }

    /** A document, and the object that it was read from. */
    public record Found<T>(T document, ObjectStore.Tagged object) {}

    /** The document with what tells it from others under its key, for {@link #replace}; empty if there is none. */
    public <T> Optional<Found<T>> findToReplace(String key, Class<T> type) {
        return objects.readTagged(key)
                .map(object -> new Found<>(
                        Stamped.read(format(type), "s3://" + objects.bucket() + "/" + key, object.content(), type),
                        object));
    }

    /** Writes the document if the former one is still there; empty if another writer was faster, otherwise the new one as found. */
    public <T> Optional<Found<T>> replace(String key, Found<T> former, T document) {
        byte[] content = bytes(document);
        return objects.replace(key, former.object(), content, "application/json")
                .map(etag -> new Found<>(document, new ObjectStore.Tagged(content, etag)));
    }

    /** Writes the document, whether or not there was one; packed by gzip if its key says so. */
    public void put(String key, Object document) {
        byte[] content = bytes(document);
        if (key.endsWith(PACKED)) {
            objects.write(key, packed(content), "application/gzip");
        } else {
            objects.write(key, content, "application/json");
        }
    }

    /** Writes the document unless there is one; returns false if another writer was first. */
    public boolean putOnce(String key, Object document) {
        return objects.writeOnce(key, bytes(document), "application/json");
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(String key, byte[] content) {
        if (!key.endsWith(PACKED)) {
            return content;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(key + " is no gzip", broken);
        }
    }

    private static byte[] bytes(Object document) {
        return Stamped.bytes(format(document.getClass()), document);
    }

    private static Format format(Class<?> type) {
        InFormat format = type.getAnnotation(InFormat.class);
        if (format == null) {
            throw new IllegalArgumentException(type + " is no document of the lake: it says no format");
        }
        return format.value();
    }
}

package dev.larder.cli.history;

import dev.larder.core.Sha256;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lake in memory. Keys are ASCII. */
final class Bucket implements ObjectStore {
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final Cuts cuts;
    private final Planted planted;
    private final Calls calls;

    Bucket(Cuts cuts, Planted planted, Calls calls) {
        this.cuts = cuts;
        this.planted = planted;
        this.calls = calls;
    }

    @Override
    public String bucket() {
        return "lake";
    }

    @Override
    public Optional<byte[]> read(String key) {
        calls.made("s3 get");
        return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        return read(key).map(content -> new Tagged(content, tag(content)));
    }

    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        calls.made("s3 put");
        return changed(key, () -> {
            byte[] there = objects.get(key);
            if (there == null || !tag(there).equals(was.etag())) {
                return Optional.empty();
            }
            objects.put(key, content.clone());
            return Optional.of(tag(content));
        });
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        calls.made("s3 put");
        var _ = changed(key, () -> Optional.ofNullable(objects.put(key, planted.document(key, content))));
    }

    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        calls.made("s3 put");
        return changed(key, () -> objects.putIfAbsent(key, planted.document(key, content)) == null);
    }

    @Override
    public List<String> keys(String prefix) {
        List<String> keys = objects.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
        calls.keys("s3 list", keys.size());
        return keys;
    }

    /** Everything was written long ago, so nobody waits for more to come. */
    @Override
    public SequencedMap<String, Instant> written(String prefix) {
        SequencedMap<String, Instant> written = new LinkedHashMap<>();
        keys(prefix).forEach(key -> written.put(key, Instant.EPOCH));
        return written;
    }

    @Override
    public void delete(Collection<String> keys) {
        if (!keys.isEmpty()) {
            calls.keys("s3 delete", keys.size());
            var _ = changed(
                    "deletion of " + keys.iterator().next(),
                    () -> objects.keySet().removeAll(List.copyOf(keys)));
        }
    }

    private <T> T changed(String key, Supplier<T> change) {
        return cuts.around(key, change);
    }

    private static String tag(byte[] content) {
        return Sha256.hex(new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public Upload upload(String key) {
        return new Upload() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            private @Nullable String etag;

            @Override
            public String key() {
                return key;
            }

            @Override
            public String etag() {
                if (etag == null) {
                    throw new IllegalStateException("the upload of " + key + " is not closed yet");
                }
                return etag;
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                bytes.write(source, offset, length);
            }

            @Override
            public void close() {
                if (etag == null) {
                    calls.made("s3 put");
                    byte[] content = bytes.toByteArray();
                    etag = tag(content);
                    var _ = changed(key, () -> Optional.ofNullable(objects.put(key, content)));
                }
            }

            @Override
            public void abort() {
                if (etag != null) {
                    objects.remove(key);
                }
            }
        };
    }
}

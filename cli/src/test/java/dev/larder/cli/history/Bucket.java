package dev.larder.cli.history;

import dev.larder.functions.memory.HandClock;
import dev.larder.functions.memory.MemoryObjects;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** A lake in memory of which each call is counted, and where a life may be cut off at any write. */
final class Bucket implements ObjectStore {
    private final MemoryObjects objects = new MemoryObjects(new HandClock());
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
        return objects.bucket();
    }

    @Override
    public Optional<byte[]> read(String key) {
        calls.made("s3 get");
        return objects.read(key);
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        calls.made("s3 get");
        return objects.readTagged(key);
    }

    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        return put(key, () -> objects.replace(key, was, content, contentType));
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        var _ = put(key, () -> {
            objects.write(key, planted.document(key, content), contentType);
            return key;
        });
    }

    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        return put(key, () -> objects.writeOnce(key, planted.document(key, content), contentType));
    }

    private <T> T put(String key, Supplier<T> put) {
        calls.made("s3 put");
        return cuts.around(key, put);
    }

    @Override
    public List<String> keys(String prefix) {
        List<String> keys = objects.keys(prefix);
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
            var _ = cuts.around("deletion of " + keys.iterator().next(), () -> {
                objects.delete(keys);
                return keys;
            });
        }
    }

    @Override
    public Upload upload(String key) {
        Upload upload = objects.upload(key);
        return new Upload() {
            private boolean closed;

            @Override
            public String key() {
                return key;
            }

            @Override
            public String etag() {
                return upload.etag();
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                upload.write(source, offset, length);
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    var _ = put(key, () -> {
                        upload.close();
                        return key;
                    });
                }
            }

            @Override
            public void abort() {
                upload.abort();
            }
        };
    }
}

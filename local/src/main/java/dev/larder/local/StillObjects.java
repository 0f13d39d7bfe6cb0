package dev.larder.local;

import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import dev.standin.aws.local.StillAccount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The objects of a bucket that is only looked at: nothing can be written. */
record StillObjects(StillAccount account, String bucket) implements ObjectStore {
    /** Nobody can replace it, so nobody compares. */
    private static final String UNCHANGED = "";

    @Override
    public Optional<byte[]> read(String key) {
        return account.read(bucket, key);
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        return read(key).map(content -> new Tagged(content, UNCHANGED));
    }

    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        throw refused(key);
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        throw refused(key);
    }

    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        throw refused(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return account.list(bucket, prefix).map(StillAccount.Listed::key).toList();
    }

    @Override
    public SequencedMap<String, Instant> written(String prefix) {
        SequencedMap<String, Instant> written = new LinkedHashMap<>();
        account.list(bucket, prefix)
                .forEach(found -> written.put(found.key(), found.modified().truncatedTo(ChronoUnit.SECONDS)));
        return written;
    }

    @Override
    public void delete(Collection<String> keys) {
        throw refused(String.join(", ", keys));
    }

    @Override
    public Upload upload(String key) {
        throw refused(key);
    }

    private static IllegalStateException refused(String key) {
        return new IllegalStateException(
                key + " would be changed in an environment that is only looked at: it must be opened in full");
    }
}

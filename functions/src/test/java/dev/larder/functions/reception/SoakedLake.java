package dev.larder.functions.reception;

import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;

/** A bucket in a folder, of one process. What is uploaded part by part is thrown away, as the check's own soak does. Not thread-safe. */
final class SoakedLake implements ObjectStore {
    private final Path folder;
    private final TreeSet<String> keys = new TreeSet<>();

    SoakedLake(Path folder) {
        this.folder = folder;
    }

    @Override
    public String bucket() {
        return "lake";
    }

    @Override
    public Optional<byte[]> read(String key) {
        try {
            return keys.contains(key) ? Optional.of(Files.readAllBytes(file(key))) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        return read(key).map(content -> new Tagged(content, tag(content)));
    }

    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        if (!readTagged(key).map(Tagged::etag).equals(Optional.of(was.etag()))) {
            return Optional.empty();
        }
        write(key, content, contentType);
        return Optional.of(tag(content));
    }

    private static String tag(byte[] content) {
        return HexFormat.of().toHexDigits(Arrays.hashCode(content));
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        try {
            Files.write(file(key), content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            keys.add(key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A key has slashes, and a file's name is shorter than a key may be. */
    private Path file(String key) {
        return folder.resolve(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        if (keys.contains(key)) {
            return false;
        }
        write(key, content, contentType);
        return true;
    }

    @Override
    public List<String> keys(String prefix) {
        return keys.tailSet(prefix).stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public SequencedMap<String, Instant> written(String prefix) {
        SequencedMap<String, Instant> written = new LinkedHashMap<>();
        keys(prefix).forEach(key -> written.put(key, Instant.EPOCH));
        return written;
    }

    @Override
    public void delete(Collection<String> gone) {
        keys.removeAll(gone);
    }

    @Override
    public Upload upload(String key) {
        return new Nowhere(key);
    }

    private static final class Nowhere extends Upload {
        private final String key;

        Nowhere(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String etag() {
            return "\"nowhere\"";
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            // Nobody reads it.
        }

        @Override
        public void close() {
            // Nothing is held.
        }

        @Override
        public void abort() {
            // Nothing was kept.
        }
    }
}

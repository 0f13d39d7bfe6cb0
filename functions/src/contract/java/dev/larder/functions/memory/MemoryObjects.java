package dev.larder.functions.memory;

import dev.larder.core.Sha256;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A bucket in memory. */
public final class MemoryObjects implements ObjectStore {
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>(
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    private final Clock clock;

    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private final AtomicInteger calls = new AtomicInteger();

    private final AtomicInteger untilBroken = new AtomicInteger(Integer.MAX_VALUE);

    /** A bucket that dates what is written by this clock. */
    public MemoryObjects(Clock clock) {
        this.clock = clock;
    }

    /** After this many more writes and deletions the next one fails, once, and changes nothing. */
    public void breakAfter(int changes) {
        untilBroken.set(changes);
    }

    /** Whether what {@link #breakAfter} announced is still to come. */
    public boolean isWhole() {
        return untilBroken.get() >= 0;
    }

    private void change() {
        if (untilBroken.getAndDecrement() == 0) {
            throw new IllegalStateException("the lake broke here");
        }
    }

    /** How many objects were read or written since the last time this was asked. */
    public int calls() {
        return calls.getAndSet(0);
    }

    /** Keys of uploads that were begun, and neither closed nor given up. */
    public Set<String> open() {
        return Set.copyOf(open);
    }

    @Override
    public String bucket() {
        return "lake";
    }

    @Override
    public Optional<byte[]> read(String key) {
        calls.incrementAndGet();
        return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        return read(key).map(content -> new Tagged(content, etag(content)));
    }

    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        calls.incrementAndGet();
        change();
        byte[] now =
                objects.computeIfPresent(key, (_, there) -> etag(there).equals(was.etag()) ? content.clone() : there);
        date(key);
        return now != null && Arrays.equals(now, content) ? Optional.of(etag(content)) : Optional.empty();
    }

    private static String etag(byte[] content) {
        return Sha256.hex(new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        calls.incrementAndGet();
        change();
        objects.put(key, content.clone());
        date(key);
    }

    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        change();
        boolean isFirst = objects.putIfAbsent(key, content.clone()) == null;
        if (isFirst) {
            date(key);
        }
        return isFirst;
    }

    @Override
    public List<String> keys(String prefix) {
        return objects.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public SequencedMap<String, Instant> written(String prefix) {
        SequencedMap<String, Instant> below = new LinkedHashMap<>();
        keys(prefix).forEach(key -> below.put(key, written.get(key)));
        return below;
    }

    private void date(String key) {
        written.put(key, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void delete(Collection<String> keys) {
        change();
        keys.forEach(objects::remove);
    }

    @Override
    public Upload upload(String key) {
        return new MemoryUpload(key);
    }

    private final class MemoryUpload extends Upload {
        private final String key;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String etag;

        MemoryUpload(String key) {
            this.key = key;
            open.add(key);
        }

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
            if (etag != null) {
                return;
            }
            open.remove(key);
            etag = "\"" + Integer.toHexString(bytes.size()) + "\"";
            objects.put(key, bytes.toByteArray());
            date(key);
        }

        @Override
        public void abort() {
            open.remove(key);
            if (etag != null) {
                objects.remove(key);
            }
        }
    }
}

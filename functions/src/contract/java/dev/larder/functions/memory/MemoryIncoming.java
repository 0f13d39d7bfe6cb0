package dev.larder.functions.memory;

import dev.larder.functions.port.Incoming;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What connectors have brought, in memory. */
public final class MemoryIncoming implements Incoming {
    private final Map<String, byte[]> objects = new TreeMap<>();
    private final MemoryLanding landing;

    MemoryIncoming(MemoryLanding landing) {
        this.landing = landing;
    }

    /** A connector brings something. */
    public void put(String key, String content) {
        objects.put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys of all that is there. */
    public Collection<String> keys() {
        return objects.keySet();
    }

    @Override
    public Optional<byte[]> read(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public OptionalLong size(String key) {
        byte[] bytes = objects.get(key);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
    }

    @Override
    public InputStream open(String key) {
        return new ByteArrayInputStream(read(key).orElseThrow());
    }

    @Override
    public void land(String key, String landingKey) {
        landing.put(landingKey, read(key).orElseThrow());
    }

    @Override
    public void delete(Collection<String> keys) {
        objects.keySet().removeAll(keys);
    }
}

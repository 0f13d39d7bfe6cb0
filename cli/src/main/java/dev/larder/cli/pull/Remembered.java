package dev.larder.cli.pull;

import dev.larder.core.contract.FeedId;
import dev.larder.functions.port.ObjectStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was fetched before, in the lake as {@code pulls/<supplier>/<feed>.json}: of files that the server still has, so that it does not grow. It
 * saves work and decides nothing: whoever loses it fetches every file again, and equal bytes change no figure. Not thread-safe.
 */
final class Remembered {
    private final ObjectStore lake;
    private final String key;
    private final Map<String, Fetched> files = new HashMap<>();

    /** A file as it was when it was fetched. */
    record Fetched(String name, long size, Instant modified, String sha256) {}

    private Remembered(ObjectStore lake, FeedId feed) {
        this.lake = lake;
        this.key = "pulls/" + feed + ".json";
    }

    static Remembered of(ObjectStore lake, FeedId feed) {
        Remembered remembered = new Remembered(lake, feed);
        lake.read(remembered.key).ifPresent(remembered::take);
        return remembered;
    }

    private void take(byte[] bytes) {
        try {
            for (Fetched each : JsonMapper.shared().readValue(bytes, Fetched[].class)) {
                files.put(each.name(), each);
            }
        } catch (JacksonException damaged) {
            files.clear();
        }
    }

    /** Whether a file of this name, size and time was fetched. */
    boolean has(RemoteFile file) {
        @Nullable Fetched known = files.get(file.name());
        return known != null && known.size() == file.size() && known.modified().equals(file.modified());
    }

    /** The content that a file of this name had when it was fetched last. */
    Optional<String> sha256(String name) {
        return Optional.ofNullable(files.get(name)).map(Fetched::sha256);
    }

    void add(RemoteFile file, String sha256) {
        files.put(file.name(), new Fetched(file.name(), file.size(), file.modified(), sha256));
    }

    /** Forgets what the server has no more. */
    void keepOnly(Set<String> names) {
        files.keySet().retainAll(names);
    }

    void save() {
        List<Fetched> sorted = files.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        lake.write(key, JsonMapper.shared().writeValueAsBytes(sorted), "application/json");
    }
}

package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.LivingRows.Gaps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One bucket's keys and their versions, newest first; read by many threads, changed by one at a time. */
public final class Bucket {

    /** What S3 calls the states of versioning; a bucket begins with OFF. */
    public enum Versioning {
        OFF,
        ENABLED,
        SUSPENDED
    }

    private final String name;
    private final Instant created;
    private volatile Versioning versioning = Versioning.OFF;
    private volatile Keys keys;

    /**
     * What a reader sees as one.
     *
     * @param fresh keys that were changed since the layers were written; no versions for one that is gone
     */
    private record Keys(NavigableMap<String, List<Version>> fresh, Layers layers, Gaps gaps) {
        static Keys on(Layers layers) {
            return new Keys(new ConcurrentSkipListMap<>(KeyOrder.UTF_8), layers, new Gaps());
        }
    }

    Bucket(String name, Instant created, Layers layers) {
        this.name = name;
        this.created = created;
        this.keys = Keys.on(layers);
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    public Versioning versioning() {
        return versioning;
    }

    void setVersioning(Versioning versioning) {
        this.versioning = versioning;
    }

    public boolean isEmpty() {
        return keysFrom("").findAny().isEmpty();
    }

    /** The key's versions, newest first; empty if there are none. */
    public List<Version> versions(String key) {
        Keys now = keys;
        List<Version> fresh = now.fresh().get(key);
        return fresh == null ? now.layers().versions(name, key) : fresh;
    }

    /** The newest version, delete markers included. */
    public Optional<Version> newest(String key) {
        return versions(key).stream().findFirst();
    }

    /** What a GET without a version id finds. */
    public Optional<Version> current(String key) {
        return newest(key).filter(version -> !version.isDeleteMarker());
    }

    public Optional<Version> version(String key, String id) {
        return versions(key).stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** A key and its versions, newest first, at least one. */
    public record Key(String name, List<Version> versions) {}

    /** Keys that are not before {@code from}, in order. */
    public Stream<Key> keysFrom(String from) {
        Keys now = keys;
        Iterator<Key> below = now.layers()
                .from(name, KeyFile.whole(name, from))
                .map(row -> new Key(key(row), VersionBytes.read(row.versions())))
                .iterator();
        return merged(below, now, from).filter(key -> !key.versions().isEmpty());
    }

    private static Stream<Key> merged(Iterator<Key> below, Keys now, String from) {
        Iterator<Key> fresh = now.fresh().tailMap(from, true).entrySet().stream()
                .map(entry -> new Key(entry.getKey(), entry.getValue()))
                .iterator();
        return Merge.of(below, fresh, Comparator.comparing(Key::name, KeyOrder.UTF_8));
    }

    /** The same without those that have no current object; what was deleted long ago costs once. */
    public Stream<Key> livingFrom(String from) {
        Keys now = keys;
        Iterator<Key> below = Merge.stream(living(now, from))
                .map(row -> new Key(key(row), VersionBytes.read(row.versions())))
                .iterator();
        return merged(below, now, from)
                .filter(key -> key.versions().stream()
                        .findFirst()
                        .filter(version -> !version.isDeleteMarker())
                        .isPresent());
    }

    private Iterator<KeyFile.Row> living(Keys now, String from) {
        return new LivingRows(key -> now.layers().from(name, key).iterator(), now.gaps(), KeyFile.whole(name, from));
    }

    /** A key, and when its object was written; null if it has none any more. */
    public record Written(String name, @Nullable Instant at) {}

    /** The same keys with less. */
    public Stream<Written> writtenFrom(String from) {
        Keys now = keys;
        Iterator<Written> below = Merge.stream(living(now, from))
                .map(row -> new Written(key(row), VersionBytes.current(row.versions())))
                .iterator();
        Iterator<Written> fresh = now.fresh().tailMap(from, true).entrySet().stream()
                .map(entry -> new Written(
                        entry.getKey(),
                        entry.getValue().stream()
                                .findFirst()
                                .filter(version -> !version.isDeleteMarker())
                                .map(Version::modified)
                                .orElse(null)))
                .iterator();
        return Merge.of(below, fresh, Comparator.comparing(Written::name, KeyOrder.UTF_8));
    }

    private String key(KeyFile.Row row) {
        int prefix = name.length() + 1;
        return new String(row.key(), prefix, row.key().length - prefix, StandardCharsets.UTF_8);
    }

    Stream<Version> allVersions() {
        return keysFrom("").flatMap(key -> key.versions().stream());
    }

    /** What was changed since the layers were written. */
    Stream<KeyFile.Row> fresh() {
        return keys.fresh().entrySet().stream().map(entry -> KeyFile.Row.of(name, entry.getKey(), entry.getValue()));
    }

    /** From now on nothing is fresh on layers that have everything. */
    void lie(Layers layers) {
        keys = Keys.on(layers);
    }

    /** Adds a version as the newest; an earlier one with the same id (only {@code null} is possible) is replaced. */
    @Nullable
    Version add(String key, Version version) {
        @Nullable Version replaced = version(key, version.id()).orElse(null);
        List<Version> versions = new ArrayList<>(versions(key));
        versions.remove(replaced);
        versions.addFirst(version);
        keys.fresh().put(key, List.copyOf(versions));
        return replaced;
    }

    @Nullable
    Version remove(String key, String id) {
        @Nullable Version removed = version(key, id).orElse(null);
        List<Version> rest = versions(key).stream()
                .filter(version -> !version.id().equals(id))
                .toList();
        if (rest.isEmpty() && keys.layers().versions(name, key).isEmpty()) {
            keys.fresh().remove(key);
        } else {
            keys.fresh().put(key, rest);
        }
        return removed;
    }

    void change(String key, String id, UnaryOperator<Version> change) {
        List<Version> changed = versions(key).stream()
                .map(version -> version.id().equals(id) ? change.apply(version) : version)
                .toList();
        if (!changed.isEmpty()) {
            keys.fresh().put(key, changed);
        }
    }
}

package dev.standin.aws.internal.s3.store;

import java.time.Instant;
import java.util.ArrayList;
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
    private final NavigableMap<String, List<Version>> keys = new ConcurrentSkipListMap<>(KeyOrder.UTF_8);
    private volatile Versioning versioning = Versioning.OFF;

    Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
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
        return keys.isEmpty();
    }

    /** The key's versions, newest first; empty if there are none. */
    public List<Version> versions(String key) {
        return keys.getOrDefault(key, List.of());
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

    /** Keys that are not before {@code from}, in order. */
    public NavigableMap<String, List<Version>> keysFrom(String from) {
        return keys.tailMap(from, true);
    }

    Stream<Version> allVersions() {
        return keys.values().stream().flatMap(List::stream);
    }

    /** Adds a version as the newest; an earlier one with the same id (only {@code null} is possible) is replaced. */
    @Nullable
    Version add(String key, Version version) {
        @Nullable Version replaced = version(key, version.id()).orElse(null);
        List<Version> versions = new ArrayList<>(versions(key));
        versions.remove(replaced);
        versions.addFirst(version);
        keys.put(key, List.copyOf(versions));
        return replaced;
    }

    @Nullable
    Version remove(String key, String id) {
        @Nullable Version removed = version(key, id).orElse(null);
        List<Version> rest = versions(key).stream()
                .filter(version -> !version.id().equals(id))
                .toList();
        if (rest.isEmpty()) {
            keys.remove(key);
        } else {
            keys.put(key, rest);
        }
        return removed;
    }

    void change(String key, String id, UnaryOperator<Version> change) {
        keys.computeIfPresent(
                key,
                (name, versions) -> versions.stream()
                        .map(version -> version.id().equals(id) ? change.apply(version) : version)
                        .toList());
    }
}

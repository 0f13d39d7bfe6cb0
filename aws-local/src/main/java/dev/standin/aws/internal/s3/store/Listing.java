package dev.standin.aws.internal.s3.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of a listing of keys or of versions: entries, common prefixes and where the next page begins. */
public record Listing(
        List<Entry> entries,
        List<String> prefixes,
        boolean truncated,
        @Nullable String lastKey,
        @Nullable String lastVersionId) {

    /** A version in a listing; {@code latest} says that it is the newest of its key. */
    public record Entry(String key, Version version, boolean latest) {}

    /**
     * What to list.
     *
     * @param delimiter empty for none; otherwise keys are folded up to its first occurrence after the prefix
     * @param after the listing begins after this key or common prefix; empty for the beginning
     * @param afterVersionId with {@code after}, begins after this version of that key; null for after all of them
     * @param max at most this many entries and common prefixes together
     */
    public record Query(
            String prefix,
            String delimiter,
            String after,
            @Nullable String afterVersionId,
            int max) {}

    /** The keys with a current object. */
    public static Listing ofKeys(Bucket bucket, Query query) {
        return new Collector(query, false).collect(bucket);
    }

    /** All versions and delete markers, newest first within a key. */
    public static Listing ofVersions(Bucket bucket, Query query) {
        return new Collector(query, true).collect(bucket);
    }

    /** Gathers one page; used once. */
    private static final class Collector {

        private final Query query;
        private final boolean allVersions;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> prefixes = new ArrayList<>();
        private @Nullable String lastKey;
        private @Nullable String lastVersionId;
        private String folded = "";

        Collector(Query query, boolean allVersions) {
            this.query = query;
            this.allVersions = allVersions;
        }

        Listing collect(Bucket bucket) {
            String from = KeyOrder.UTF_8.compare(query.prefix(), query.after()) > 0 ? query.prefix() : query.after();
            boolean truncated = false;
            for (Bucket.Key key : (Iterable<Bucket.Key>) keys(bucket, from)::iterator) {
                if (!key.name().startsWith(query.prefix())) {
                    break;
                }
                if (!add(key.name(), key.versions())) {
                    truncated = query.max() > 0;
                    break;
                }
            }
            return new Listing(entries, prefixes, truncated, lastKey, lastVersionId);
        }

        private Stream<Bucket.Key> keys(Bucket bucket, String from) {
            return allVersions ? bucket.keysFrom(from) : bucket.livingFrom(from);
        }

        /** Adds what the key contributes; returns false if the page is full before it. */
        private boolean add(String key, List<Version> versions) {
            List<Version> shown = shown(key, versions);
            if (shown.isEmpty()) {
                return true;
            }
            String prefix = commonPrefix(key);
            if (!prefix.isEmpty()) {
                return fold(prefix);
            }
            for (Version version : shown) {
                if (isFull()) {
                    return false;
                }
                entries.add(new Entry(key, version, version.equals(versions.getFirst())));
                lastKey = key;
                lastVersionId = version.id();
            }
            return true;
        }

        private boolean fold(String prefix) {
            if (prefix.equals(folded) || prefix.equals(query.after())) {
                return true;
            }
            if (isFull()) {
                return false;
            }
            folded = prefix;
            prefixes.add(prefix);
            lastKey = prefix;
            lastVersionId = null;
            return true;
        }

        private List<Version> shown(String key, List<Version> versions) {
            List<Version> candidates = allVersions
                    ? versions
                    : versions.stream()
                            .limit(1)
                            .filter(version -> !version.isDeleteMarker())
                            .toList();
            if (!key.equals(query.after())) {
                return candidates;
            }
            if (query.afterVersionId() == null) {
                return List.of();
            }
            return behind(candidates, query.afterVersionId());
        }

        /**
         * The versions after the marker; right even if the marker's version has been deleted since: ids rise with time.
         */
        private static List<Version> behind(List<Version> newestFirst, String marker) {
            if (newestFirst.stream().noneMatch(version -> version.id().equals(marker))) {
                return newestFirst.stream()
                        .filter(version -> version.id().compareTo(marker) < 0)
                        .toList();
            }
            return newestFirst.stream()
                    .dropWhile(version -> !version.id().equals(marker))
                    .skip(1)
                    .toList();
        }

        private String commonPrefix(String key) {
            if (query.delimiter().isEmpty()) {
                return "";
            }
            int at = key.indexOf(query.delimiter(), query.prefix().length());
            return at < 0 ? "" : key.substring(0, at + query.delimiter().length());
        }

        private boolean isFull() {
            return entries.size() + prefixes.size() >= query.max();
        }
    }
}

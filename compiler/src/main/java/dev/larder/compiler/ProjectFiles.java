package dev.larder.compiler;

import dev.standin.redshift.dialect.token.Place;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The files of a project, read by the caller.
 *
 * @param name the project's name, from its folder
 * @param sql text of the files below {@code sql/}, by path with {@code /}
 * @param documents {@code knobs.yaml}, {@code suppliers.yaml}, {@code bundles.yaml}, {@code sets.yaml} and the files below {@code contracts/} and {@code holidays/}, by
 *     path, parsed
 * @param spots where keys and values of the documents stand, by path and JSON pointer (RFC 6901); any may be missing
 * @param unread paths of the files that are there, but could not be read; the caller has said so
 */
public record ProjectFiles(
        String name,
        SortedMap<String, String> sql,
        SortedMap<String, JsonNode> documents,
        Map<String, Map<String, Spot>> spots,
        Set<String> unread) {
    private static final Place WHOLE = new Place(0, 0);

    /** Where a value stands, and the key or the dash before it. */
    public record Spot(Place key, Place value) {}

    /** Copies the maps. */
    public ProjectFiles {
        sql = Collections.unmodifiableSortedMap(new TreeMap<>(sql));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        spots = Map.copyOf(spots);
        unread = Set.copyOf(unread);
    }

    /** A project for which nobody knows where its documents' values stand. */
    public ProjectFiles(String name, SortedMap<String, String> sql, SortedMap<String, JsonNode> documents) {
        this(name, sql, documents, Map.of(), Set.of());
    }

    /** Where a document's value stands, or the nearest known one around it; the whole file if there is none. */
    public Place value(String path, String pointer) {
        Spot spot = spot(path, pointer);
        return spot == null ? around(path, pointer) : spot.value();
    }

    /**
     * Where the key of a document's value stands, or the nearest known one around it; the whole file if there is none.
     */
    public Place key(String path, String pointer) {
        Spot spot = spot(path, pointer);
        return spot == null ? around(path, pointer) : spot.key();
    }

    private @Nullable Spot spot(String path, String pointer) {
        return spots.getOrDefault(path, Map.of()).get(pointer);
    }

    private Place around(String path, String pointer) {
        return pointer.isEmpty() ? WHOLE : value(path, pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
    }
}

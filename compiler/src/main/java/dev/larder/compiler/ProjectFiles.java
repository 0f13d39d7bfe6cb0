package dev.larder.compiler;

import dev.standin.redshift.dialect.token.Place;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The files of a project, read by the caller.
 *
 * @param name the project's name, from its folder
 * @param sql text of the files below {@code sql/}, by path with {@code /}
 * @param documents {@code knobs.yaml} and the files below {@code contracts/}, by path, parsed
 * @param places where the values of the documents stand, by path and JSON pointer (RFC 6901); may lack any of them
 */
public record ProjectFiles(
        String name,
        SortedMap<String, String> sql,
        SortedMap<String, JsonNode> documents,
        Map<String, Map<String, Place>> places) {
    private static final Place WHOLE = new Place(0, 0);

    /** Copies the maps. */
    public ProjectFiles {
        sql = Collections.unmodifiableSortedMap(new TreeMap<>(sql));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        places = Map.copyOf(places);
    }

    /** A project of which nobody knows at which lines its documents' values stand. */
    public ProjectFiles(String name, SortedMap<String, String> sql, SortedMap<String, JsonNode> documents) {
        this(name, sql, documents, Map.of());
    }

    /** Where a document's value stands, or the nearest around it that is known; the whole file when none is. */
    Place place(String path, String pointer) {
        Map<String, Place> known = places.getOrDefault(path, Map.of());
        for (String around = pointer; !around.isEmpty(); around = around.substring(0, around.lastIndexOf('/'))) {
            Place place = known.get(around);
            if (place != null) {
                return place;
            }
        }
        return WHOLE;
    }
}

package dev.larder.core.project;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The files of a project, read by the caller.
 *
 * @param name the project's name, from its folder
 * @param sql text of the files below {@code sql/}, by path with {@code /}
 * @param documents {@code knobs.yaml} and the files below {@code contracts/}, by path, parsed
 */
public record ProjectFiles(String name, SortedMap<String, String> sql, SortedMap<String, JsonNode> documents) {
    /** Copies the maps. */
    public ProjectFiles {
        sql = Collections.unmodifiableSortedMap(new TreeMap<>(sql));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }
}

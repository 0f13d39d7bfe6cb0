package dev.larder.compiler.difference;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A contract's document with all that it takes over from others.
 *
 * @param file path below the project's folder
 * @param origins where each value stands, by its pointer in the whole document
 */
public record WholeContract(String file, JsonNode document, Map<String, Origin> origins) {
    /** Copies the map. */
    public WholeContract {
        origins = Map.copyOf(origins);
    }

    static WholeContract of(String file, Piece document) {
        Map<String, Origin> places = new HashMap<>();
        document.locate("", places);
        return new WholeContract(file, document.json(), places);
    }

    /** Where a value stands, or would stand if it were there. */
    public Origin origin(String pointer) {
        Origin known = origins.get(pointer);
        if (known != null || pointer.isEmpty()) {
            return known == null ? new Origin(file, "") : known;
        }
        int last = pointer.lastIndexOf('/');
        Origin around = origin(pointer.substring(0, last));
        return new Origin(around.file(), around.pointer() + pointer.substring(last));
    }
}

package dev.standin.aws.states.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The state names that a state can lead to, each by the pointer, within the state, of the field that says so. */
final class Ways {
    private Ways() {}

    static Map<String, String> of(State state) {
        Map<String, String> ways = new LinkedHashMap<>();
        for (String field : List.of("Next", "Default")) {
            if (state.field(field).isString()) {
                ways.put("/" + field, state.field(field).stringValue());
            }
        }
        for (String field : List.of("Choices", "Catch")) {
            int index = 0;
            for (JsonNode entry : state.field(field)) {
                String place = "/" + field + "/" + index++ + "/Next";
                if (entry.path("Next").isString()) {
                    ways.put(place, entry.path("Next").stringValue());
                }
            }
        }
        return ways;
    }
}

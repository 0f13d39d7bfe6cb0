package dev.standin.aws.states.language;

import tools.jackson.databind.JsonNode;

/** One entry of Catch: where an error leads, with Assign and Output of its own. */
public record Catcher(ErrorMatch errors, JsonNode fields) {
    public String next() {
        return fields.path("Next").asString();
    }
}

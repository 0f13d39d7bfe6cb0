package dev.standin.aws.redshiftdata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a statement or batch ended; one part for each statement. */
record Outcome(Status status, @Nullable String error, long nanos, List<Part> parts) {
    enum Status {
        SUBMITTED,
        PICKED,
        STARTED,
        FINISHED,
        ABORTED,
        FAILED;

        boolean isFinal() {
            return this == FINISHED || this == ABORTED || this == FAILED;
        }
    }

    /** How one statement ended; {@code rows} is -1 if there is no number. */
    record Part(Status status, @Nullable String error, long nanos, long rows, long bytes, boolean hasResult) {}

    Outcome {
        parts = List.copyOf(parts);
    }

    /**
     * What may be told if the journal could not take it: after a restart, only a transaction's own row says that it finished.
     */
    Outcome unwritten(boolean committed) {
        return status != Status.FINISHED || committed
                ? this
                : new Outcome(
                        Status.FAILED,
                        "ERROR: the end of the statement could not be written down; make room in the state folder",
                        nanos,
                        List.of());
    }

    ObjectNode json(String id) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("ended", id).put("status", status.name()).put("error", error).put("nanos", nanos);
        var array = node.putArray("parts");
        for (Part part : parts) {
            array.addObject()
                    .put("status", part.status.name())
                    .put("error", part.error)
                    .put("nanos", part.nanos)
                    .put("rows", part.rows)
                    .put("bytes", part.bytes)
                    .put("hasResult", part.hasResult);
        }
        return node;
    }

    static Outcome of(JsonNode node) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : node.path("parts")) {
            parts.add(new Part(
                    Status.valueOf(part.path("status").asString()),
                    text(part),
                    part.path("nanos").asLong(),
                    part.path("rows").asLong(),
                    part.path("bytes").asLong(),
                    part.path("hasResult").asBoolean()));
        }
        return new Outcome(
                Status.valueOf(node.path("status").asString()),
                text(node),
                node.path("nanos").asLong(),
                parts);
    }

    private static @Nullable String text(JsonNode node) {
        return node.path("error").isString() ? node.path("error").asString() : null;
    }
}

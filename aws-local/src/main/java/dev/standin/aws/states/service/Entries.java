package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the journal and of the history files: values to JSON and back. */
final class Entries {
    private Entries() {}

    static ObjectNode machine(Machine machine) {
        return object().put("name", machine.identity().name())
                .put("creationDate", machine.identity().creationDate().toString())
                .put("definition", machine.definition())
                .put("roleArn", machine.roleArn())
                .put("revision", machine.revision().id())
                .put("date", machine.revision().date().toString());
    }

    static Machine machine(JsonNode entry) {
        return new Machine(
                new Machine.Identity(
                        entry.path("arn").asString(), entry.path("name").asString(), instant(entry, "creationDate")),
                entry.path("definition").asString(),
                entry.path("roleArn").asString(),
                new Machine.Revision(entry.path("revision").asString(), instant(entry, "date")));
    }

    static ObjectNode execution(Execution.Identity execution) {
        return object().put("name", execution.name())
                .put("machine", execution.origin().machineArn())
                .put("revision", execution.origin().revision())
                .put("input", execution.input())
                .put("startDate", execution.startDate().toString());
    }

    static Execution.Identity execution(JsonNode entry) {
        return new Execution.Identity(
                entry.path("arn").asString(),
                entry.path("name").asString(),
                origin(entry),
                entry.path("input").asString(),
                instant(entry, "startDate"));
    }

    /** Which revision the entry of an execution names. */
    static Execution.Origin origin(JsonNode entry) {
        return new Execution.Origin(
                entry.path("machine").asString(), entry.path("revision").asString());
    }

    static ObjectNode event(HistoryEvent event) {
        ObjectNode entry = object().put("id", event.id())
                .put("previous", event.previousId())
                .put("timestamp", event.timestamp().toString())
                .put("type", event.type())
                .put("path", event.place().path())
                .put("next", event.place().next());
        entry.set("details", event.details());
        return entry;
    }

    static HistoryEvent event(JsonNode entry) {
        return new HistoryEvent(
                entry.path("id").asLong(),
                entry.path("previous").asLong(),
                instant(entry, "timestamp"),
                entry.path("type").asString(),
                new HistoryEvent.Place(
                        entry.path("path").asString(), entry.path("next").asString()),
                (ObjectNode) entry.path("details"));
    }

    static ObjectNode phase(Phase phase) {
        ObjectNode entry = object().put("events", phase.events());
        phase.closing().ifPresent(closing -> entry.set("closing", event(closing)));
        ArrayNode redrives = entry.putArray("redrives");
        phase.redrives().forEach(date -> redrives.add(date.toString()));
        return entry;
    }

    static Phase phase(JsonNode entry) {
        List<Instant> redrives = entry.path("redrives")
                .valueStream()
                .map(date -> Instant.parse(date.asString()))
                .toList();
        return new Phase(entry.path("events").asInt(), Optional.of(event(entry.path("closing"))), redrives);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static Instant instant(JsonNode entry, String field) {
        return Instant.parse(entry.path(field).asString());
    }
}

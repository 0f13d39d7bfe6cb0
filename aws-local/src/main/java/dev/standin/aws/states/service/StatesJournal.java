package dev.standin.aws.states.service;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.aws.states.history.HistoryEvent;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Machines, executions and events as lines of the state folder's journal {@code states}; safe for use by many threads. */
final class StatesJournal implements AutoCloseable {
    private final Journal journal;

    private StatesJournal(Journal journal) {
        this.journal = journal;
    }

    /** Is given every entry in the order in which it was written. */
    interface Replay {
        void machine(Machine machine);

        void machineDeleted(String arn);

        void execution(Execution.Identity identity);

        void event(String executionArn, HistoryEvent event);

        void announced(String executionArn, long closingEventId);
    }

    static StatesJournal open(StateFolder folder, Replay replay) {
        return new StatesJournal(folder.journal("states", entry -> replay(entry, replay)));
    }

    private static void replay(JsonNode entry, Replay replay) {
        String arn = entry.path("arn").asString();
        switch (entry.path("entry").asString()) {
            case "machine" -> replay.machine(machine(entry));
            case "machineDeleted" -> replay.machineDeleted(arn);
            case "execution" -> replay.execution(execution(entry));
            case "event" -> replay.event(arn, event(entry));
            case "announced" -> replay.announced(arn, entry.path("id").asLong());
            default ->
                throw new IllegalStateException("the journal of the state machines has an entry that is not known: " + entry);
        }
    }

    void write(Machine machine) {
        journal.append(entry("machine", machine.arn())
                .put("name", machine.identity().name())
                .put("creationDate", machine.identity().creationDate().toString())
                .put("definition", machine.definition())
                .put("roleArn", machine.roleArn())
                .put("revision", machine.revision().id())
                .put("date", machine.revision().date().toString()));
    }

    private static Machine machine(JsonNode entry) {
        return new Machine(
                new Machine.Identity(entry.path("arn").asString(), entry.path("name").asString(), instant(entry, "creationDate")),
                entry.path("definition").asString(),
                entry.path("roleArn").asString(),
                new Machine.Revision(entry.path("revision").asString(), instant(entry, "date")));
    }

    void writeDeleted(String machineArn) {
        journal.append(entry("machineDeleted", machineArn));
    }

    void write(Execution.Identity execution) {
        journal.append(entry("execution", execution.arn())
                .put("name", execution.name())
                .put("machine", execution.origin().machineArn())
                .put("revision", execution.origin().revision())
                .put("input", execution.input())
                .put("startDate", execution.startDate().toString()));
    }

    private static Execution.Identity execution(JsonNode entry) {
        return new Execution.Identity(
                entry.path("arn").asString(),
                entry.path("name").asString(),
                new Execution.Origin(entry.path("machine").asString(), entry.path("revision").asString()),
                entry.path("input").asString(),
                instant(entry, "startDate"));
    }

    void write(String executionArn, HistoryEvent event) {
        ObjectNode entry = entry("event", executionArn)
                .put("id", event.id())
                .put("previous", event.previousId())
                .put("timestamp", event.timestamp().toString())
                .put("type", event.type())
                .put("path", event.place().path())
                .put("next", event.place().next());
        entry.set("details", event.details());
        journal.append(entry);
    }

    /** Writes that the listener has taken this end of the execution. */
    void writeAnnounced(String executionArn, HistoryEvent closing) {
        journal.append(entry("announced", executionArn).put("id", closing.id()));
    }

    private static HistoryEvent event(JsonNode entry) {
        return new HistoryEvent(
                entry.path("id").asLong(),
                entry.path("previous").asLong(),
                instant(entry, "timestamp"),
                entry.path("type").asString(),
                new HistoryEvent.Place(entry.path("path").asString(), entry.path("next").asString()),
                (ObjectNode) entry.path("details"));
    }

    private static ObjectNode entry(String kind, String arn) {
        return JsonMapper.shared().createObjectNode().put("entry", kind).put("arn", arn);
    }

    private static Instant instant(JsonNode entry, String field) {
        return Instant.parse(entry.path(field).asString());
    }

    @Override
    public void close() {
        journal.close();
    }
}

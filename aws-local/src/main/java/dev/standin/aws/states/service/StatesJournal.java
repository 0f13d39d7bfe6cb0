package dev.standin.aws.states.service;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.aws.states.internal.history.HistoryEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Machines, executions and events as lines of the state folder's journal {@code states}; safe for use by many threads. */
final class StatesJournal implements AutoCloseable {
    private final Journal journal;

    private StatesJournal(Journal journal) {
        this.journal = journal;
    }

    /** Given every entry in the order in which it was written. */
    interface Replay {
        void machine(Machine machine);

        void machineDeleted(String arn);

        void execution(Execution.Identity identity);

        void event(String executionArn, HistoryEvent event);

        /** The execution is closed and its events are in its file. */
        void closed(String executionArn, Phase phase);

        void announced(String executionArn, long closingEventId);

        void forgotten(String executionArn);
    }

    static StatesJournal open(StateFolder folder, Replay replay) {
        StatesJournal opened = new StatesJournal(folder.journal("states", entry -> replay(entry, replay)));
        opened.compact();
        return opened;
    }

    /** Reads every entry, and changes nothing. */
    static void read(StateFolder folder, Replay replay) {
        folder.journal("states", entry -> replay(entry, replay)).close();
    }

    private static void replay(JsonNode entry, Replay replay) {
        String arn = entry.path("arn").asString();
        switch (entry.path("entry").asString()) {
            case "machine" -> replay.machine(Entries.machine(entry));
            case "machineDeleted" -> replay.machineDeleted(arn);
            case "execution" -> replay.execution(Entries.execution(entry));
            case "event" -> replay.event(arn, Entries.event(entry));
            case "closed" -> replay.closed(arn, Entries.phase(entry));
            case "announced" -> replay.announced(arn, entry.path("id").asLong());
            case "forgotten" -> replay.forgotten(arn);
            default ->
                throw new IllegalStateException(
                        "the journal of the state machines has an entry that is not known: " + entry);
        }
    }

    void write(Machine machine) {
        append("machine", machine.arn(), Entries.machine(machine));
    }

    void writeDeleted(String machineArn) {
        append("machineDeleted", machineArn, nothing());
    }

    void write(Execution.Identity execution) {
        append("execution", execution.arn(), Entries.execution(execution));
    }

    void write(String executionArn, HistoryEvent event) {
        append("event", executionArn, Entries.event(event));
    }

    void writeClosed(String executionArn, Phase phase) {
        append("closed", executionArn, Entries.phase(phase));
    }

    /** Writes that the listener has taken this end of the execution. */
    void writeAnnounced(String executionArn, HistoryEvent closing) {
        append("announced", executionArn, nothing().put("id", closing.id()));
    }

    void writeForgotten(String executionArn) {
        append("forgotten", executionArn, nothing());
    }

    private void append(String kind, String arn, ObjectNode rest) {
        ObjectNode entry = nothing().put("entry", kind).put("arn", arn);
        entry.setAll(rest);
        journal.append(entry);
        compact();
    }

    /**
     * Compacts the journal; living entries are read from the journal itself, since memory may be a moment behind it.
     */
    private void compact() {
        journal.compactIfLong(() -> Living.of(journal).entries());
    }

    private static ObjectNode nothing() {
        return JsonMapper.shared().createObjectNode();
    }

    /** Compacts a shorter journal too. */
    void end() {
        journal.compactAtEnd(() -> Living.of(journal).entries());
    }

    @Override
    public void close() {
        journal.close();
    }
}

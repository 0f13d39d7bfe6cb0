package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.HistoryEvent;
import java.util.List;

/** Keeps events on the disk: in the journal while their execution runs, in a file of its own once it is closed. */
final class EventStore {
    private final StatesJournal journal;
    private final HistoryFiles files;

    EventStore(StatesJournal journal, HistoryFiles files) {
        this.journal = journal;
        this.files = files;
    }

    void write(String arn, HistoryEvent event) {
        journal.write(arn, event);
    }

    /** The first {@code count} events of an execution that was closed. */
    List<HistoryEvent> read(String arn, int count) {
        return files.read(arn, count);
    }

    /** Puts the events into a file, written first: until the journal says so, the events in the journal count. */
    void putAway(Sight closed, List<HistoryEvent> events) {
        String arn = closed.identity().arn();
        files.write(arn, events);
        journal.writeClosed(arn, closed.phase());
    }

    /** Removes everything kept of the execution. */
    void forget(String arn) {
        journal.writeForgotten(arn);
        files.delete(arn);
    }
}

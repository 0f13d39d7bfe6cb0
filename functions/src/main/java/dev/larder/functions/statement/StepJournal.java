package dev.larder.functions.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the batches of one step of a run are: kept in the lake so that any retry goes on where the last call ended.
 *
 * @param batches what was begun, by the batch's name, in the order in which they were begun
 */
record StepJournal(SequencedMap<String, Entry> batches) {
    static final StepJournal EMPTY = new StepJournal(new LinkedHashMap<>());

    StepJournal {
        batches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(batches));
    }

    /**
     * A batch that was begun.
     *
     * @param submission 0 for the first try, one more after each transient failure
     * @param id the statement's id once known
     * @param finished whether it is known to have committed
     */
    record Entry(int submission, @Nullable String id, boolean finished) {
        static final Entry NEW = new Entry(0, null, false);

        /** The next try, after a failure that may pass. */
        Entry again() {
            return new Entry(submission + 1, null, false);
        }
    }

    /** The entry of the batch of this name; a new one when it was not begun. */
    Entry entry(String batch) {
        return batches.getOrDefault(batch, Entry.NEW);
    }

    /** This journal with the entry. */
    StepJournal with(String batch, Entry entry) {
        SequencedMap<String, Entry> next = new LinkedHashMap<>(batches);
        next.put(batch, entry);
        return new StepJournal(next);
    }
}

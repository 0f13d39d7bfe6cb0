package dev.larder.functions.statement;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the batches of one step of a run have come: kept in the lake so that any retry goes on where the last call
 * ended.
 *
 * @param batches batches that were begun, by name, in the order in which they were begun
 */
@InFormat(Format.RUN)
record StepJournal(SequencedMap<String, Entry> batches) {
    static final StepJournal EMPTY = new StepJournal(new LinkedHashMap<>());

    StepJournal {
        batches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(batches));
    }

    /**
     * A batch that was begun.
     *
     * @param submission from 0; each submission has a token of its own, so what was sent for one never answers for the
     *     next
     * @param failures how many submissions in a row failed for a reason that may pass
     * @param id the batch's id in the warehouse once known
     * @param finished whether it is known to have committed
     */
    record Entry(int submission, int failures, @Nullable String id, boolean finished) {
        static final Entry NEW = new Entry(0, 0, null, false);

        /** The entry once it was sent under this id. */
        Entry sent(String under, boolean committed) {
            return new Entry(submission, failures, under, committed);
        }

        /** The entry once something else has shown that it committed. */
        Entry committed() {
            return new Entry(submission, failures, id, true);
        }

        /** The entry, to be sent again after a failure that may pass. */
        Entry failed() {
            return new Entry(submission + 1, failures + 1, null, false);
        }

        /** The entry, to be sent as if for the first time. */
        Entry anew() {
            return new Entry(submission + 1, 0, null, false);
        }
    }

    /** The entry of the batch of this name; a new one if it was not begun. */
    Entry entry(String batch) {
        return batches.getOrDefault(batch, Entry.NEW);
    }

    /** This journal with the entry. */
    StepJournal with(String batch, Entry entry) {
        SequencedMap<String, Entry> next = new LinkedHashMap<>(batches);
        next.put(batch, entry);
        return new StepJournal(next);
    }

    /** This journal with everything to be sent anew. */
    StepJournal anew() {
        SequencedMap<String, Entry> next = new LinkedHashMap<>();
        batches.forEach((batch, entry) -> next.put(batch, entry.anew()));
        return new StepJournal(next);
    }
}

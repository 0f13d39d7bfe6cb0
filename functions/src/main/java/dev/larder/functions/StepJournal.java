package dev.larder.functions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the statements of one step of a run are: kept in the lake so that any retry goes on where the last call ended.
 *
 * @param batches one entry for each batch that was begun, in order
 */
record StepJournal(List<Entry> batches) {
    static final StepJournal EMPTY = new StepJournal(List.of());

    StepJournal {
        batches = List.copyOf(batches);
    }

    /**
     * A batch that was begun.
     *
     * @param submission 0 for the first try, one more after each transient failure
     * @param id the statement's id once known
     * @param finished whether it is known to have committed
     */
    record Entry(String name, int submission, @Nullable String id, boolean finished) {}

    /** The entry of the batch at this position; a new one when it was not begun. */
    Entry entry(int position, String name) {
        return position < batches.size() ? batches.get(position) : new Entry(name, 0, null, false);
    }

    /** This journal with the entry at its position. */
    StepJournal with(int position, Entry entry) {
        List<Entry> next = new ArrayList<>(batches);
        if (position < next.size()) {
            next.set(position, entry);
        } else {
            next.add(entry);
        }
        return new StepJournal(next);
    }
}

package dev.larder.functions.statement;

import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.run.RunFolder;

/** Batches of a run that nobody waits for any more: they would hold their locks until they end, and the next run would wait for them. */
public final class Abandoned {
    private Abandoned() {}

    /** Ends those that the run's journals name as sent and not as finished; what has ended stays as it is. */
    public static void cancel(Environment environment, RunFolder folder) {
        Lake lake = environment.lake();
        for (String key : lake.objects().keys(folder.journals())) {
            lake.get(key, StepJournal.class).batches().values().forEach(batch -> {
                String id = batch.id();
                if (id != null && !batch.finished()) {
                    environment.warehouse().cancel(id);
                }
            });
        }
    }

    /** Whether the journal of a step says that this batch has committed. */
    public static boolean isFinished(Environment environment, RunFolder run, String step, String batch) {
        return entry(environment, run, step, batch).finished();
    }

    /** The same, where the warehouse is asked about a batch that was sent and not seen to end. */
    public static boolean hasCommitted(Environment environment, RunFolder run, String step, String batch) {
        StepJournal.Entry entry = entry(environment, run, step, batch);
        String id = entry.id();
        return entry.finished()
                || (id != null
                        && environment
                                .warehouse()
                                .find(id)
                                .filter(outcome -> outcome.status() == Warehouse.Status.FINISHED)
                                .isPresent());
    }

    private static StepJournal.Entry entry(Environment environment, RunFolder run, String step, String batch) {
        return environment
                .lake()
                .find(run.journal(step), StepJournal.class)
                .orElse(StepJournal.EMPTY)
                .entry(batch);
    }
}

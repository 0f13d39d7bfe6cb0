package dev.larder.functions.statement;

import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.run.RunFolder;

/** Batches of a run that nobody waits for any more: they would hold their locks until they end, and the next run would wait for them. */
public final class Unfinished {
    private Unfinished() {}

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
}

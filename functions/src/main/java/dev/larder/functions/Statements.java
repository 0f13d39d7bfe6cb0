package dev.larder.functions;

import dev.larder.aws.DataApi;
import dev.larder.aws.DataApi.Outcome;
import dev.larder.core.engine.Batch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Runs the batches of one step in order, each exactly once, across as many calls as it takes. A batch's token is a hash of
 * environment, run, step, batch and submission, so sending it again after a crash finds the one that was sent.
 */
final class Statements {
    private static final int MOST_SUBMISSIONS = 6;

    private final DataApi warehouse;
    private final Lake lake;
    private final String environment;
    private final InstantSource clock;

    Statements(DataApi warehouse, Lake lake, String environment, InstantSource clock) {
        this.warehouse = warehouse;
        this.lake = lake;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Goes on with a step for a while. True when all of its batches have committed; false when the warehouse is still working.
     *
     * @throws StatementFailed when a batch failed for a reason that trying again does not mend
     */
    boolean proceed(RunFolder run, String step, List<Batch> batches, Duration patience) {
        StepJournal journal = lake.find(run.journal(step), StepJournal.class).orElse(StepJournal.EMPTY);
        Instant deadline = clock.instant().plus(patience);
        for (int i = 0; i < batches.size(); i++) {
            StepJournal.Entry entry = journal.entry(i, batches.get(i).name());
            while (!entry.finished()) {
                entry = advance(run, step, batches.get(i), entry);
                journal = journal.with(i, entry);
                if (!entry.finished() && clock.instant().isAfter(deadline)) {
                    lake.put(run.journal(step), journal);
                    return false;
                }
            }
        }
        lake.put(run.journal(step), journal);
        return true;
    }

    /** The result's statement ids of a finished batch, in the order of its statements. */
    List<String> results(RunFolder run, String step, int batch) {
        String id = lake.get(run.journal(step), StepJournal.class).batches().get(batch).id();
        if (id == null) {
            throw new IllegalStateException("step " + step + " of " + run.run() + " has no statement id for batch " + batch);
        }
        return warehouse.describe(id).statementIds();
    }

    private StepJournal.Entry advance(RunFolder run, String step, Batch batch, StepJournal.Entry entry) {
        String id = entry.id();
        Outcome outcome = id == null
                ? warehouse.submit(token(run, step, batch, entry), run.run() + " " + step, batch.statements(), batch.parameters())
                : warehouse.describe(id);
        return switch (outcome.status()) {
            case FINISHED -> new StepJournal.Entry(batch.name(), entry.submission(), outcome.id(), true);
            case RUNNING -> new StepJournal.Entry(batch.name(), entry.submission(), outcome.id(), false);
            case FAILED -> again(step, batch, entry, String.valueOf(outcome.error()));
        };
    }

    private static StepJournal.Entry again(String step, Batch batch, StepJournal.Entry entry, String error) {
        if (!transientError(error) || entry.submission() + 1 >= MOST_SUBMISSIONS) {
            throw new StatementFailed(step, batch.name(), error);
        }
        return new StepJournal.Entry(batch.name(), entry.submission() + 1, null, false);
    }

    /** Redshift's error 1023 and its kin: another transaction was first, so the same batch may pass now. */
    private static boolean transientError(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        return text.contains("serializable isolation violation") || text.contains("1023") || text.contains("deadlock");
    }

    private String token(RunFolder run, String step, Batch batch, StepJournal.Entry entry) {
        String what = String.join("\n", environment, run.run(), step, batch.name(), Integer.toString(entry.submission()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

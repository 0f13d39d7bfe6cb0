package dev.larder.functions.statement;

import dev.larder.aws.DataApi.Outcome;
import dev.larder.aws.DataApi.Rows;
import dev.larder.aws.DataApi;
import dev.larder.aws.StatementFailed;
import dev.larder.core.engine.Batch;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs the batches of one step of a run, each exactly once, across as many calls as it takes. A batch's token is a hash of
 * environment, run, step, batch and submission, so sending it again after a crash finds the one that was sent. Not thread-safe; to be
 * closed, which writes down how far it came.
 */
public final class Statements implements AutoCloseable {
    private static final int MOST_SUBMISSIONS = 6;
    /** How long one call goes on before it leaves the waiting to the state machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Environment environment;
    private final RunFolder run;
    private final String step;
    private final long deadline;
    private final StepJournal written;
    private StepJournal journal;

    private Statements(Environment environment, RunFolder run, String step) {
        this.environment = environment;
        this.run = run;
        this.step = step;
        this.deadline = System.nanoTime() + PATIENCE.toNanos();
        this.written = environment.lake().find(run.journal(step), StepJournal.class).orElse(StepJournal.EMPTY);
        this.journal = written;
    }

    /** Takes a step up where it was left. */
    public static Statements of(Environment environment, RunFolder run, String step) {
        return new Statements(environment, run, step);
    }

    /**
     * Goes on with batches, in order, for half a minute at most. True when all of them have committed; false when the warehouse is still
     * working.
     *
     * @throws StatementFailed when one failed for a reason that trying again does not mend
     */
    public boolean committed(List<Batch> batches) {
        return batches.stream().allMatch(this::committed);
    }

    /** The same for one batch. */
    public boolean committed(Batch batch) {
        StepJournal.Entry entry = journal.entry(batch.name());
        while (!entry.finished()) {
            entry = advance(batch, entry);
            journal = journal.with(batch.name(), entry);
            if (!entry.finished() && System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    /** The rows of a committed batch of selects, in the order of its statements. */
    public List<Rows> rows(Batch batch) {
        String id = journal.entry(batch.name()).id();
        if (id == null) {
            throw new IllegalStateException("batch \"" + batch.name() + "\" of " + run.run() + " has not been sent");
        }
        DataApi warehouse = environment.warehouse();
        return warehouse.describe(id).statementIds().stream().map(warehouse::rows).toList();
    }

    @Override
    public void close() {
        if (!journal.equals(written)) {
            environment.lake().put(run.journal(step), journal);
        }
    }

    private StepJournal.Entry advance(Batch batch, StepJournal.Entry entry) {
        String id = entry.id();
        Outcome outcome = id == null
                ? environment.warehouse().submit(token(batch, entry), run.run() + " " + step, batch.statements(), batch.parameters())
                : environment.warehouse().find(id).orElse(null);
        if (outcome == null) {
            // Sent so long ago that nobody knows how it ended; every batch may be repeated, and the guards watch what may not.
            return entry.again();
        }
        return switch (outcome.status()) {
            case FINISHED -> new StepJournal.Entry(entry.submission(), outcome.id(), true);
            case RUNNING -> new StepJournal.Entry(entry.submission(), outcome.id(), false);
            case FAILED -> again(batch, entry, outcome);
        };
    }

    private StepJournal.Entry again(Batch batch, StepJournal.Entry entry, Outcome outcome) {
        String place = outcome.failed() < 0 ? "" : ", " + beginning(batch.statements().get(outcome.failed()));
        StatementFailed failed = new StatementFailed(batch.name() + place, String.valueOf(outcome.error()));
        if (!failed.isTransient() || entry.submission() + 1 >= MOST_SUBMISSIONS) {
            throw failed;
        }
        return entry.again();
    }

    /** What a statement does to which table, for example {@code insert into candidate.fct_rx_rebuilt}. */
    private static String beginning(String statement) {
        return statement.lines().findFirst().orElse("").replaceFirst(" [(].*", "");
    }

    private String token(Batch batch, StepJournal.Entry entry) {
        String what = String.join(
                "\n", environment.settings().environment(), run.run(), step, batch.name(), Integer.toString(entry.submission()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.larder.functions.statement;

import dev.larder.core.Sha256;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.functions.Environment;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Outcome;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the batches of one step of a run, each exactly once, across as many calls as it takes: what writes, and what reads too, since a
 * select can take minutes. A batch's token is a hash of environment, run, step, batch and submission, so sending it again after a crash
 * finds the one that was sent. Not thread-safe; must be closed, which writes down how far it came.
 */
public final class Statements implements AutoCloseable {
    private static final int MOST_FAILURES = 6;
    /** How long one call goes on before it leaves the waiting to the state machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Environment environment;
    private final RunFolder run;
    private final String step;
    private final Instant end;
    private final StepJournal written;
    private final Map<String, Outcome> known = new HashMap<>();
    private StepJournal journal;
    private boolean hasLooked;

    private Statements(Environment environment, RunFolder run, String step) {
        this.environment = environment;
        this.run = run;
        this.step = step;
        this.end = environment.clock().instant().plus(PATIENCE);
        this.written =
                environment.lake().find(run.journal(step), StepJournal.class).orElse(StepJournal.EMPTY);
        this.journal = written;
    }

    /** Resumes a step where it was left. */
    public static Statements of(Environment environment, RunFolder run, String step) {
        return new Statements(environment, run, step);
    }

    /**
     * Goes on with batches, in order, for half a minute or so, however fast each of them is: the function has less than two. Returns true
     * if all of them have committed, false if the warehouse is still working or there are more to send.
     *
     * @throws StatementFailed if one failed for a reason that trying again does not help
     */
    public boolean execute(List<Batch> batches) {
        return batches.stream().allMatch(this::execute);
    }

    /** The same for one batch. */
    public boolean execute(Batch batch) {
        while (!journal.entry(batch.name()).finished()) {
            if (hasLooked && environment.clock().instant().isAfter(end)) {
                return false;
            }
            hasLooked = true;
            advance(batch);
        }
        return true;
    }

    /**
     * The rows of a select; empty if the warehouse is still working. They are those of the first time: a step that is resumed sees
     * what it saw.
     */
    public Optional<Rows> read(Query query) {
        return read(Query.batch(query.name(), List.of(query))).map(List::getFirst);
    }

    /** The rows of a batch of selects, in their order. */
    public Optional<List<Rows>> read(Batch selects) {
        while (execute(selects)) {
            Optional<Outcome> outcome =
                    outcome(String.valueOf(journal.entry(selects.name()).id()));
            if (outcome.isPresent()) {
                return Optional.of(outcome.get().statementIds().stream()
                        .map(environment.warehouse()::rows)
                        .toList());
            }
            anew(selects);
        }
        return Optional.empty();
    }

    /** The rows of several batches of selects, one after the other. */
    public Optional<List<Rows>> read(List<Batch> selects) {
        List<Rows> all = new ArrayList<>();
        for (Batch batch : selects) {
            Optional<List<Rows>> rows = read(batch);
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(rows.get());
        }
        return Optional.of(all);
    }

    /** How a select that may well be refused ended. */
    public sealed interface Attempt {
        /** It gave rows. */
        record Given(Rows rows) implements Attempt {}

        /** It was refused. */
        record Refused() implements Attempt {}
    }

    /**
     * Tries a select that may well be refused; empty if the warehouse is still working. A refusal is remembered like rows, so that a
     * step that is resumed does not ask twice.
     */
    public Optional<Attempt> attempt(Query query) {
        Batch select = Query.batch(query.name(), List.of(query));
        while (!environment.clock().instant().isAfter(end)) {
            Outcome outcome = look(select);
            if (outcome == null) {
                anew(select);
                continue;
            }
            switch (outcome.status()) {
                case FINISHED -> {
                    keep(select, outcome);
                    return Optional.of(new Attempt.Given(
                            environment.warehouse().rows(outcome.statementIds().getFirst())));
                }
                case RUNNING -> keep(select, outcome);
                case FAILED -> {
                    if (!failure(select, outcome).isTransient()) {
                        keep(select, outcome);
                        return Optional.of(new Attempt.Refused());
                    }
                    failed(select, outcome);
                }
            }
        }
        return Optional.empty();
    }

    /** Notes that a batch has committed, as something else than its own answer shows. */
    public void committed(Batch batch) {
        write(batch, journal.entry(batch.name()).committed());
    }

    /** Sends anew what the step asks and writes from now on, here or in a later call. */
    public void startOver() {
        journal = journal.anew();
    }

    @Override
    public void close() {
        if (!journal.equals(written)) {
            environment.lake().put(run.journal(step), journal);
        }
    }

    private void advance(Batch batch) {
        Outcome outcome = look(batch);
        if (outcome == null) {
            // Sent so long ago that nobody knows how it ended; every batch may be repeated, and the guards watch what
            // may not.
            anew(batch);
        } else if (outcome.status() == Warehouse.Status.FAILED) {
            failed(batch, outcome);
        } else {
            keep(batch, outcome);
        }
    }

    private @Nullable Outcome look(Batch batch) {
        StepJournal.Entry entry = journal.entry(batch.name());
        String id = entry.id();
        return id == null
                ? environment.warehouse().submit(token(batch, entry), run.run() + " " + step, batch)
                : environment.warehouse().find(id).orElse(null);
    }

    private void keep(Batch batch, Outcome outcome) {
        known.put(outcome.id(), outcome);
        write(batch, journal.entry(batch.name()).sent(outcome.id(), outcome.status() == Warehouse.Status.FINISHED));
    }

    private void failed(Batch batch, Outcome outcome) {
        StatementFailed failed = failure(batch, outcome);
        StepJournal.Entry next = journal.entry(batch.name()).failed();
        if (!failed.isTransient() || next.failures() >= MOST_FAILURES) {
            // Whoever redrives the run wants a new try, not the old answer.
            anew(batch);
            throw failed;
        }
        write(batch, next);
    }

    private static StatementFailed failure(Batch batch, Outcome outcome) {
        String statement = outcome.failed() < 0 ? "" : batch.statements().get(outcome.failed());
        String place = statement.isEmpty() ? "" : ", " + beginning(statement);
        return new StatementFailed(batch.name() + place, statement, String.valueOf(outcome.error()));
    }

    private void anew(Batch batch) {
        write(batch, journal.entry(batch.name()).anew());
    }

    private void write(Batch batch, StepJournal.Entry entry) {
        journal = journal.with(batch.name(), entry);
    }

    private Optional<Outcome> outcome(String id) {
        return Optional.ofNullable(known.get(id))
                .or(() -> environment.warehouse().find(id));
    }

    /** What a statement does to which table, for example {@code insert into candidate.fct_rx_rebuilt}. */
    private static String beginning(String statement) {
        return statement.lines().findFirst().orElse("").replaceFirst(" [(].*", "");
    }

    private String token(Batch batch, StepJournal.Entry entry) {
        String what = String.join(
                "\n",
                environment.settings().environment(),
                run.run(),
                step,
                batch.name(),
                Integer.toString(entry.submission()));
        return Sha256.hex(what);
    }
}

package dev.larder.functions.port;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One database, whose statements run on even if nobody waits for them. Thread-safe. */
public interface Warehouse {
    /**
     * What became of a batch.
     *
     * @param error the warehouse's own text, for FAILED
     * @param statementIds in the order of the batch's statements
     * @param failed position in the batch, from 0, of the statement that failed; -1 for none
     */
    record Outcome(String id, Status status, @Nullable String error, List<String> statementIds, int failed) {
        /** Copies the list. */
        public Outcome {
            statementIds = List.copyOf(statementIds);
        }
    }

    /** Where a batch stands. */
    enum Status {
        RUNNING,
        FINISHED,
        FAILED
    }

    /** A result: column labels, Redshift's names of their types, and rows of values as text; null is SQL's null. */
    record Rows(List<String> columns, List<String> types, List<List<@Nullable String>> rows) {
        /** Copies the lists. */
        public Rows {
            columns = List.copyOf(columns);
            types = List.copyOf(types);
            rows = rows.stream()
                    .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                    .toList();
        }

        /**
         * A value that must be there; throws {@link IllegalStateException} if the row or column is missing, or the
         * value is null.
         */
        public String text(int row, String column) {
            int position = columns.indexOf(column);
            String value = row < rows.size() && position >= 0 ? rows.get(row).get(position) : null;
            if (value == null) {
                throw new IllegalStateException("expected a value in row " + (row + 1) + ", column " + column
                        + "; found columns " + columns + " and " + rows.size() + " rows");
            }
            return value;
        }

        /** The texts in the first column; none of them is null. */
        public Set<String> texts() {
            return rows.stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /**
     * Sends a batch, one transaction, unless one with this token was sent in the last eight hours, and waits for it a
     * little.
     *
     * @param token 1 to 64 characters; the same token always means the same batch
     * @param name what people see where the warehouse lists its statements
     * @throws ServiceBusy if too many statements are active
     */
    Outcome submit(String token, String name, Batch batch);

    /**
     * Where a batch stands, after waiting for it a little; empty if it is no longer known: the warehouse forgets it
     * after 24 hours.
     */
    Optional<Outcome> find(String id);

    /** Ends a batch that was sent, if it still runs: nothing of it counts. One that has ended or is forgotten stays as it is. */
    void cancel(String id);

    /** The rows of a finished select. */
    Rows rows(String statementId);

    /**
     * Runs a batch and waits for its end, for those who have nowhere to write down how far they are.
     *
     * @throws StatementFailed if a statement is refused
     * @throws ServiceBusy if it takes longer than the patience; it runs on
     */
    default Outcome run(Batch batch, Duration patience) {
        Outcome outcome = submit(UUID.randomUUID().toString(), batch.name(), batch);
        long end = System.nanoTime() + patience.toNanos();
        while (outcome.status() == Status.RUNNING) {
            if (System.nanoTime() > end) {
                throw new ServiceBusy(
                        "Redshift has not answered \"" + batch.name() + "\" within " + patience.toSeconds()
                                + " seconds",
                        null);
            }
            outcome = find(outcome.id()).orElseThrow();
        }
        if (outcome.status() == Status.FAILED) {
            throw new StatementFailed(batch.name(), String.valueOf(outcome.error()));
        }
        return outcome;
    }

    /**
     * {@link #run}s 1 to 40 selects and gives their rows, in the same order; a parameter has the same value in all of them.
     */
    default List<Rows> read(String name, List<Query> queries, Duration patience) {
        return run(Query.batch(name, queries), patience).statementIds().stream()
                .map(this::rows)
                .toList();
    }
}

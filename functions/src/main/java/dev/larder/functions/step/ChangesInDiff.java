package dev.larder.functions.step;

import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Read;
import dev.larder.core.run.ChangedRows;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.statement.Statements;
import java.util.Objects;
import java.util.Optional;

/**
 * What the diffs of this run say of changed rows; only tables whose diff was taken may be asked about. While the warehouse is still
 * looking, it answers that nothing changed, and {@link #isWaiting} is true: discard what was concluded from such an answer.
 */
final class ChangesInDiff implements ChangedRows {
    private final Statements statements;
    private boolean waiting;

    ChangesInDiff(Statements statements) {
        this.statements = statements;
    }

    /** Whether an answer was still missing. */
    boolean isWaiting() {
        return waiting;
    }

    @Override
    public DateRanges days(Model table, String column, DateRanges rebuilt) {
        return rebuilt.isEmpty() ? rebuilt : dates(DiffStatements.changedDates(table, column));
    }

    @Override
    public boolean any(Model table, DateRanges rebuilt) {
        return !rebuilt.isEmpty()
                && rows(DiffStatements.changes(table))
                        .filter(ChangesInDiff::any)
                        .isPresent();
    }

    @Override
    public DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt) {
        return rebuilt.isEmpty() ? rebuilt : dates(DiffStatements.datesThroughKey(read));
    }

    private static boolean any(Rows counts) {
        return !counts.text(0, "inserted").equals("0")
                || !counts.text(0, "deleted").equals("0");
    }

    private DateRanges dates(Query query) {
        return rows(query).map(ChangesInDiff::dates).orElse(DateRanges.NOTHING);
    }

    private static DateRanges dates(Rows rows) {
        return DateRanges.ofPeriods(rows.rows().stream()
                .map(row -> new Period(Objects.requireNonNull(row.getFirst(), "the query leaves nulls out")))
                .toList());
    }

    private Optional<Rows> rows(Query query) {
        Optional<Rows> rows = statements.read(query);
        waiting |= rows.isEmpty();
        return rows;
    }
}

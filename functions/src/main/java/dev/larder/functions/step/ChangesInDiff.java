package dev.larder.functions.step;

import dev.larder.aws.DataApi;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Read;
import dev.larder.core.run.ChangedRows;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the diffs of this run say of changed rows; only tables whose diff was taken may be asked about. */
record ChangesInDiff(DataApi warehouse) implements ChangedRows {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public DateRanges days(Model table, String column, DateRanges rebuilt) {
        return rebuilt.isEmpty() ? rebuilt : dates(DiffStatements.changedDates(table, column));
    }

    @Override
    public boolean any(Model table, DateRanges rebuilt) {
        if (rebuilt.isEmpty()) {
            return false;
        }
        DataApi.Rows rows = read(DiffStatements.changes(table));
        return !rows.text(0, "inserted").equals("0") || !rows.text(0, "deleted").equals("0");
    }

    @Override
    public DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt) {
        return rebuilt.isEmpty() ? rebuilt : dates(DiffStatements.datesThroughKey(read));
    }

    private DateRanges dates(Query query) {
        return DateRanges.ofPeriods(read(query).rows().stream()
                .map(row -> new Period(Objects.requireNonNull(row.getFirst(), "the query leaves nulls out")))
                .toList());
    }

    private DataApi.Rows read(Query query) {
        return warehouse.read(query.name(), List.of(query), PATIENCE).getFirst();
    }
}

package dev.larder.core.run;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Read;

/**
 * What is known of the rows of a star table that this run has changed: the bag diff of candidate and live, the old and the new
 * image of every row in it. Answers may be too large, never too small.
 */
public interface ChangedRows {
    /** Knows no diff, so a table that is rebuilt counts as changed wherever it is rebuilt: what can be said before any SQL has run. */
    ChangedRows UNKNOWN = new ChangedRows() {
        @Override
        public DateRanges days(Model table, String column, DateRanges rebuilt) {
            return column.equals(table.period()) || rebuilt.isEmpty() ? rebuilt : DateRanges.EVERYTHING;
        }

        @Override
        public boolean any(Model table, DateRanges rebuilt) {
            return !rebuilt.isEmpty();
        }

        @Override
        public DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt) {
            return rebuilt.isEmpty() ? rebuilt : DateRanges.EVERYTHING;
        }
    };

    /** Values of a date column in the changed rows; {@code rebuilt} is what was rebuilt of the table, by its own period. */
    DateRanges days(Model table, String column, DateRanges rebuilt);

    /** Whether any row changed. */
    boolean any(Model table, DateRanges rebuilt);

    /**
     * Values of the driving column in those rows of the driving input that carry a key of a changed row. The driving input's
     * own rows are asked, not what was made of them: a join may have dropped them because exactly that key was missing.
     */
    DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt);
}

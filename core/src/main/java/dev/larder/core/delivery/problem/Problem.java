package dev.larder.core.delivery.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a delivery, in the vocabulary of Frictionless reports.
 *
 * @param type for example {@code type-error}, {@code constraint-error}, {@code missing-label}, {@code encoding-error}
 * @param line physical line, from 1; 0 when the whole file is meant
 * @param field position of the column, from 1; 0 when the whole line is meant
 * @param label the column's header, or null
 * @param cell the value, masked where the contract says restricted, cut at 60 characters, or null
 * @param note what is wrong and what was expected, one sentence without a full stop
 * @param example a value that would be right, where the note does not show one; or null, as in all that was written before there were any
 */
public record Problem(
        String type,
        long line,
        int field,
        @Nullable String label,
        @Nullable String cell,
        String note,
        @Nullable String example) {
    /** A problem without an example. */
    public Problem(String type, long line, int field, @Nullable String label, @Nullable String cell, String note) {
        this(type, line, field, label, cell, note, null);
    }
}

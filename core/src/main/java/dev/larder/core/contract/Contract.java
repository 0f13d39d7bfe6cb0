package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.period.PeriodUnit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a supplier promises about a feed's files.
 *
 * @param version the contract's own version, for example {@code 1.4.0}
 * @param table the table below {@code raw} and the view below {@code current} that hold the feed; the same in every version
 * @param validFrom the first landing date (UTC) this version applies to; null means always
 * @param validUntil the first landing date it no longer applies to; null means open
 * @param fileName what a file's name must match as a whole (a regular expression, may have groups {@code from}, {@code until}, {@code period})
 * @param columns in the order of {@code raw}; matched with the file by header, never by position
 * @param duplicateKey columns that may not repeat within a delivery; empty when the contract names none
 * @param minimumRows rows that a file must have; null when the contract declares none, which is not the same as zero
 * @param contact whom a supplier asks
 * @param schedule when files are due; null when nothing was agreed
 * @param badRows how many records may be wrong and be left out; null when none may
 */
public record Contract(
        FeedId feed,
        String version,
        String table,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String fileName,
        Coverage coverage,
        Redelivery redelivery,
        PeriodRule period,
        FileDialect dialect,
        ExtraColumns extraColumns,
        List<Column> columns,
        List<String> duplicateKey,
        @Nullable Long minimumRows,
        String owner,
        String contact,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Schedule schedule,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BadRows badRows) {
    /** Copies the lists. */
    public Contract {
        columns = List.copyOf(columns);
        duplicateKey = List.copyOf(duplicateKey);
    }

    /** A contract in which no time was agreed, and no bad record is left out. */
    public Contract(
            FeedId feed,
            String version,
            String table,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String fileName,
            Coverage coverage,
            Redelivery redelivery,
            PeriodRule period,
            FileDialect dialect,
            ExtraColumns extraColumns,
            List<Column> columns,
            List<String> duplicateKey,
            @Nullable Long minimumRows,
            String owner,
            String contact) {
        this(
                feed,
                version,
                table,
                validFrom,
                validUntil,
                fileName,
                coverage,
                redelivery,
                period,
                dialect,
                extraColumns,
                columns,
                duplicateKey,
                minimumRows,
                owner,
                contact,
                null,
                null);
    }

    /** The same with files that are due. */
    public Contract due(@Nullable Schedule when) {
        return new Contract(
                feed,
                version,
                table,
                validFrom,
                validUntil,
                fileName,
                coverage,
                redelivery,
                period,
                dialect,
                extraColumns,
                columns,
                duplicateKey,
                minimumRows,
                owner,
                contact,
                when,
                badRows);
    }

    /** What a new version of the same key does in an {@code append} feed: replace the earlier one, or add to it. */
    public enum Redelivery {
        REPLACES,
        ADDS
    }

    /** What happens to a column of the file that the contract does not know. */
    public enum ExtraColumns {
        /** The delivery is rejected. */
        REJECT,
        /** It is left out of the conformed parts, with a warning in the receipt; the original keeps it. */
        PARK
    }

    /**
     * Where a row's period comes from: a date column, or the file name's group {@code period}.
     *
     * @param unit {@code NONE} for an undated feed; {@code column} is then null
     * @param column the date column that decides a row's period; null when the file name does
     */
    public record PeriodRule(PeriodUnit unit, @Nullable String column) {}

    /** Whether this version applies to what landed on that date (UTC). */
    public boolean validOn(LocalDate landed) {
        return (validFrom == null || !landed.isBefore(validFrom))
                && (validUntil == null || landed.isBefore(validUntil));
    }

    /** Whether there is a landing date on which both versions apply. */
    public boolean overlaps(Contract other) {
        return beginsBefore(this, other) && beginsBefore(other, this);
    }

    private static boolean beginsBefore(Contract one, Contract other) {
        return one.validFrom() == null
                || other.validUntil() == null
                || one.validFrom().isBefore(other.validUntil());
    }
}

package dev.larder.core.sample;

import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.contract.NumberSpelling;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.sample.Pass.OddRecord;
import dev.larder.core.sample.internal.column.ColumnProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files of one feed are like.
 *
 * @param rows of all files
 * @param dialect how they are written
 * @param because why that is so, by the name of the contract's property
 * @param key places of the columns, from 0, by which no row of a file is like another; empty if none was found
 * @param others other keys that would do
 * @param warnings what the contract cannot say, or nobody can know, a sentence each
 */
public record Sample(
        long rows,
        FileDialect dialect,
        Map<String, String> because,
        List<Guessed> columns,
        List<Integer> key,
        List<List<Integer>> others,
        Dated dated,
        FileName fileName,
        List<String> warnings) {
    /** Copies the lists. */
    public Sample {
        because = Map.copyOf(because);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        others = List.copyOf(others);
        warnings = List.copyOf(warnings);
    }

    /**
     * A column.
     *
     * @param label its name in the file; empty if it has none
     * @param position its place in the header, from 1, if its label does not tell which one it is; null otherwise
     * @param format of dates and timestamps that are not written as ISO has them; null otherwise
     * @param because what was seen
     */
    public record Guessed(
            String label,
            @Nullable Integer position,
            ColumnType type,
            @Nullable String format,
            boolean required,
            NumberSpelling spelling,
            String because) {}

    /**
     * What a delivery seems to be about.
     *
     * @param column place of the column with a row's period, from 0; -1 if there is none
     * @param because why
     */
    public record Dated(PeriodUnit unit, int column, Coverage coverage, String because) {}

    /** A regular expression that the files' names match, and why. */
    public record FileName(String pattern, String because) {}

    /** What was seen in one file. */
    record Part(
            String name,
            long rows,
            List<ColumnProfile> columns,
            List<List<Integer>> keys,
            long odds,
            List<OddRecord> odd,
            @Nullable Footer footer) {}
}

package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.period.Period;
import java.util.Optional;

/**
 * How many rows a file must have: as many as its contract declares; where it declares nothing, one, unless a file without rows would
 * change nothing. If an empty file is to remove rows, the contract must say so.
 */
final class RowsRequired {
    private RowsRequired() {}

    /** What is wrong with the number of rows, if anything. */
    static Optional<String> problem(Contract contract, FileNameDates dates, long rows) {
        Long declared = contract.minimumRows();
        if (declared != null) {
            return rows >= declared
                    ? Optional.empty()
                    : Optional.of("the file has " + rows + " rows, at least " + declared + " are required");
        }
        return rows > 0
                ? Optional.empty()
                : removed(contract, dates)
                        .map(what -> "the file has a header and no row; accepted, it would remove every row " + what);
    }

    /** Says which rows a file without any would remove; empty if none. */
    private static Optional<String> removed(Contract contract, FileNameDates dates) {
        return switch (contract.coverage()) {
            case FULL -> Optional.of("of the feed");
            case WINDOW ->
                Optional.ofNullable(dates.window())
                        .map(window -> "from " + window.from() + " to "
                                + window.until().minusDays(1));
            case PERIOD ->
                Optional.ofNullable(dates.period())
                        .map(period -> period.equals(Period.UNDATED) ? "of the feed" : "of " + period.label());
            case APPEND ->
                contract.redelivery() == Redelivery.REPLACES
                        ? Optional.of("of an earlier version of this file")
                        : Optional.empty();
        };
    }
}

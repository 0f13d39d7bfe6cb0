package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.period.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many rows a file must have: as many as its contract declares; where it declares nothing, one, unless a file without rows would
 * change nothing. If an empty file is to remove rows, the contract must say so.
 */
final class RowsRequired {
    private static final int SHOWN = 12;

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

    /** What is wrong when bad records are left out, if anything: nothing may vanish because of them. */
    static Optional<String> emptied(long rows, List<Period> periods) {
        if (rows == 0) {
            return Optional.of("every record of the file is bad, so none can be left out");
        }
        return periods.isEmpty()
                ? Optional.empty()
                : Optional.of("every record of " + labels(periods)
                        + " is bad; if they were left out, nothing would be left of "
                        + (periods.size() == 1 ? "it" : "them"));
    }

    private static String labels(List<Period> periods) {
        String first = periods.stream().limit(SHOWN).map(Period::label).collect(Collectors.joining(", "));
        int more = periods.size() - SHOWN;
        return (periods.size() == 1 ? "period " : "periods ") + first + (more > 0 ? " and " + more + " more" : "");
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

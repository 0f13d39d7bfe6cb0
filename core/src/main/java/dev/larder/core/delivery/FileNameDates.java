package dev.larder.core.delivery;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Coverage;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says about its dates.
 *
 * @param period the only period of the delivery, or null when a column decides
 * @param window what a {@code window} delivery covers, or null
 * @param problems what is wrong with the dates in the name
 */
record FileNameDates(@Nullable Period period, @Nullable DateRange window, List<String> problems) {
    static FileNameDates of(Contract contract, String fileName) {
        MatchResult name = BoundedPattern.ofNames(contract.fileName())
                .groups(fileName)
                .orElseThrow(() -> new IllegalArgumentException(fileName + " does not match " + contract.fileName()));
        List<String> problems = new ArrayList<>();
        return new FileNameDates(period(contract, name, problems), window(contract, name, problems), problems);
    }

    private static @Nullable Period period(Contract contract, MatchResult name, List<String> problems) {
        PeriodUnit unit = contract.period().unit();
        if (unit == PeriodUnit.NONE) {
            return Period.UNDATED;
        }
        if (contract.period().column() != null) {
            return null;
        }
        DateRange days = days(name, "period", problems);
        if (days == null) {
            return Period.UNDATED;
        }
        Period period = Period.of(unit, days.from());
        if (!period.range().equals(Optional.of(days))) {
            problems.add("\"" + name.group("period") + "\" in the file name is not a "
                    + unit.name().toLowerCase(Locale.ROOT));
        }
        return period;
    }

    private static @Nullable DateRange window(Contract contract, MatchResult name, List<String> problems) {
        if (contract.coverage() != Coverage.WINDOW) {
            return null;
        }
        DateRange first = days(name, "from", problems);
        DateRange last = days(name, "until", problems);
        if (first == null || last == null) {
            return null;
        }
        if (!first.from().isBefore(last.until())) {
            problems.add("the file name's window ends before it starts, " + first.from() + " to "
                    + last.until().minusDays(1));
            return null;
        }
        DateRange window = new DateRange(first.from(), last.until());
        PeriodUnit unit = contract.period().unit();
        if (!starts(unit, window.from()) || !starts(unit, window.until())) {
            problems.add("the file name's window " + window.from() + " to "
                    + window.until().minusDays(1) + " is not made of whole periods ("
                    + unit.name().toLowerCase(Locale.ROOT) + ")");
        }
        return window;
    }

    private static boolean starts(PeriodUnit unit, LocalDate day) {
        return Period.of(unit, day)
                .range()
                .map(range -> range.from().equals(day))
                .orElse(true);
    }

    /** The day, month or year that a group names. */
    private static @Nullable DateRange days(MatchResult name, String group, List<String> problems) {
        String named = name.group(group);
        if (named == null) {
            problems.add("the file name has no date for \"" + group + "\"");
            return null;
        }
        try {
            return Period.written(named).range().orElseThrow();
        } catch (DateTimeException e) {
            problems.add("\"" + named + "\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy");
            return null;
        }
    }
}

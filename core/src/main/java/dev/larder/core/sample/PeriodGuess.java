package dev.larder.core.sample;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Coverage;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.sample.Sample.Dated;
import dev.larder.core.sample.Sample.Guessed;
import dev.larder.core.sample.Sample.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Guesses which column dates a row, and what a delivery speaks for. */
final class PeriodGuess {
    private final List<Part> parts;
    private final List<Guessed> columns;
    private final List<Integer> key;
    private final FileNames names;

    PeriodGuess(List<Part> parts, List<Guessed> columns, List<Integer> key, FileNames names) {
        this.parts = parts;
        this.columns = columns;
        this.key = key;
        this.names = names;
    }

    Dated guess() {
        List<Integer> dates = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).type().kind() == Kind.DATE
                        && columns.get(i).required())
                .boxed()
                .toList();
        Optional<Integer> inKey = dates.stream().filter(key::contains).findFirst();
        Optional<PeriodUnit> named = names.dated();
        if (inKey.isPresent()) {
            return byColumn(inKey.get());
        }
        Optional<Integer> ofFile = dates.stream().filter(this::isOneInEachFile).findFirst();
        if (ofFile.isPresent()) {
            PeriodUnit unit = isMonthly(ofFile.get()) ? PeriodUnit.MONTH : PeriodUnit.DAY;
            return new Dated(unit, ofFile.get(), Coverage.PERIOD, "every row of a file has the same date");
        }
        if (named.isPresent()) {
            return new Dated(
                    named.get(), -1, Coverage.PERIOD, "the file name has a date, and no column of the key has one");
        }
        return new Dated(
                PeriodUnit.NONE,
                -1,
                Coverage.FULL,
                "no date in the key and none in the file name: each file replaces the one before");
    }

    private Dated byColumn(int column) {
        PeriodUnit unit = isMonthly(column) ? PeriodUnit.MONTH : PeriodUnit.DAY;
        List<Set<String>> values = new ArrayList<>();
        for (Part part : parts) {
            part.columns().get(column).distinct().ifPresent(values::add);
        }
        if (values.size() == parts.size() && values.size() > 1) {
            return areApart(values)
                    ? new Dated(unit, column, Coverage.PERIOD, "no two of the files have a date in common")
                    : new Dated(
                            unit,
                            column,
                            Coverage.FULL,
                            "the files have dates in common, so later ones seem to repeat all");
        }
        return names.dated().isPresent()
                ? new Dated(
                        unit,
                        column,
                        Coverage.PERIOD,
                        "the file name has a date: a file seems to speak for the dates in it")
                : new Dated(
                        unit, column, Coverage.FULL, "the file name has no date: each file seems to repeat everything");
    }

    private boolean isOneInEachFile(int column) {
        return parts.stream()
                .allMatch(part -> part.columns()
                        .get(column)
                        .distinct()
                        .filter(values -> values.size() == 1)
                        .isPresent());
    }

    private static boolean areApart(List<Set<String>> values) {
        Set<String> seen = new HashSet<>();
        for (Set<String> dates : values) {
            if (!Collections.disjoint(seen, dates)) {
                return false;
            }
            seen.addAll(dates);
        }
        return true;
    }

    /** Whether all dates are the first of their months. */
    private boolean isMonthly(int column) {
        String format = columns.get(column).format();
        Set<String> all = new HashSet<>();
        for (Part part : parts) {
            Optional<Set<String>> values = part.columns().get(column).distinct();
            if (values.isEmpty()) {
                return false;
            }
            all.addAll(values.get());
        }
        int day = (format == null ? "yyyy-MM-dd" : format).indexOf("dd");
        return day >= 0
                && all.size() > 1
                && all.stream().allMatch(value -> value.length() >= day + 2 && value.startsWith("01", day));
    }
}

package dev.larder.core.sample;

import dev.larder.core.sample.internal.column.ColumnKind;
import dev.larder.core.sample.internal.column.ColumnProfile;
import dev.larder.core.sample.internal.column.NumberStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds sets of columns that tell the first rows apart. Not thread-safe. */
final class KeyGuess {
    private static final int MOST_COLUMNS = 12;
    private static final int LONGEST = 4;
    private static final int MOST_CANDIDATES = 4;
    private static final int LONGEST_TEXT = 60;
    private static final Pattern NAMES_A_THING = Pattern.compile(
            "(?:^|[^a-z])(?:id|no|nr|num|number|nummer|numero|code|key|konto|account|sku|year|jahr|month|monat|week|woche|hour|stunde|#)$|id$|nr$|_no$|code$");

    private final List<List<String>> rows;
    private final List<String> labels;
    private final List<ColumnProfile> columns;

    private KeyGuess(List<List<String>> rows, List<String> labels, List<ColumnProfile> columns) {
        this.rows = rows;
        this.labels = labels;
        this.columns = columns;
    }

    /** At most four sets of column indexes, the likeliest first: the shortest one of leading columns. */
    static List<List<Integer>> of(List<List<String>> rows, List<String> labels) {
        if (rows.size() < 2) {
            return List.of();
        }
        return new KeyGuess(rows, labels, Frame.profiles(rows, labels.size())).candidates();
    }

    private List<List<Integer>> candidates() {
        List<Integer> usable = new ArrayList<>();
        for (int i = 0; i < columns.size() && usable.size() < MOST_COLUMNS; i++) {
            if (isUsable(i)) {
                usable.add(i);
            }
        }
        List<List<Integer>> found = new ArrayList<>();
        for (int size = 1; size <= LONGEST && found.isEmpty(); size++) {
            combine(usable, size, 0, new ArrayList<>(), found);
        }
        return found.stream()
                .sorted(Comparator.comparingInt(this::oddities))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private void combine(List<Integer> usable, int size, int from, List<Integer> chosen, List<List<Integer>> found) {
        if (chosen.size() == size) {
            if (areUnique(chosen)) {
                found.add(List.copyOf(chosen));
            }
            return;
        }
        for (int i = from; i < usable.size(); i++) {
            chosen.add(usable.get(i));
            combine(usable, size, i + 1, chosen, found);
            chosen.removeLast();
        }
    }

    private boolean areUnique(List<Integer> chosen) {
        Set<List<String>> seen = new HashSet<>();
        for (List<String> row : rows) {
            if (!seen.add(chosen.stream().map(row::get).toList())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column can be part of a key: always there, not always the same, and no measure or prose. */
    private boolean isUsable(int index) {
        ColumnProfile column = columns.get(index);
        if (column.empty() > 0
                || !column.nothings().isEmpty()
                || column.longest() > LONGEST_TEXT
                || column.distinct().filter(values -> values.size() < 2).isPresent()) {
            return false;
        }
        return switch (ColumnKind.of(column)) {
            case NUMBER -> isWhole(column) && (index == 0 || namesAThing(index) || rises(index));
            case FLAG, EMPTY -> false;
            case DATE, MOMENT, TEXT -> true;
        };
    }

    private static boolean isWhole(ColumnProfile column) {
        return NumberStyle.ALL.stream()
                .anyMatch(
                        style -> column.numbers().are(style) && column.numbers().scale(style) == 0);
    }

    private boolean namesAThing(int index) {
        return NAMES_A_THING.matcher(labels.get(index).toLowerCase(Locale.ROOT)).find();
    }

    private boolean rises(int index) {
        long before = Long.MIN_VALUE;
        for (List<String> row : rows) {
            String value = row.get(index);
            if (!value.matches("\\d{1,18}") || Long.parseLong(value) <= before) {
                return false;
            }
            before = Long.parseLong(value);
        }
        return true;
    }

    /** A time of day is seldom part of a key. */
    private int oddities(List<Integer> key) {
        return (int) key.stream()
                .filter(index -> ColumnKind.of(columns.get(index)) == ColumnKind.MOMENT)
                .count();
    }
}

package dev.larder.functions.mistake;

import dev.larder.core.engine.refused.Suspect;
import dev.larder.core.engine.refused.Suspect.Range;
import dev.larder.core.plan.TableColumn;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows for which a column cannot be computed, without that column: found by the key that tells most rows apart. */
record Sample(List<String> labels, List<List<@Nullable String>> rows) {
    static final Sample NONE = new Sample(List.of(), List.of());

    static Sample of(Suspect suspect, TableColumn column, Questions questions) {
        return key(suspect, column, questions)
                .map(key -> of(suspect, column, key, questions))
                .orElse(NONE);
    }

    private static Sample of(Suspect suspect, TableColumn column, TableColumn key, Questions questions) {
        List<String> values = values(suspect, key, questions);
        List<Integer> failing = Halves.failing(
                IntStream.range(0, values.size()).boxed().toList(),
                Suspect.SAMPLE,
                part -> questions.isRefused(
                        suspect.computed(column, range(key, values, part.getFirst(), part.getLast()))));
        List<String> labels = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int position : failing) {
            questions
                    .rows(suspect.rows(column, range(key, values, position, position)))
                    .ifPresent(found -> {
                        labels.clear();
                        labels.addAll(found.columns());
                        rows.addAll(found.rows());
                    });
        }
        return new Sample(labels, rows.subList(0, Math.min(rows.size(), Suspect.SAMPLE)));
    }

    private static Optional<TableColumn> key(Suspect suspect, TableColumn without, Questions questions) {
        List<TableColumn> keys =
                suspect.keys().stream().filter(key -> !key.equals(without)).toList();
        Suspect narrowed = new Suspect(suspect.file(), suspect.from(), suspect.columns(), keys, suspect.parameters());
        return keys.isEmpty()
                ? Optional.empty()
                : questions
                        .rows(narrowed.distinct())
                        .map(counts -> keys.get(largest(counts.rows().getFirst())));
    }

    private static int largest(List<@Nullable String> counts) {
        int largest = 0;
        for (int i = 1; i < counts.size(); i++) {
            if (number(counts.get(i)) > number(counts.get(largest))) {
                largest = i;
            }
        }
        return largest;
    }

    private static long number(@Nullable String count) {
        return Long.parseLong(Objects.requireNonNull(count, "a count is never null"));
    }

    /** Values of the key, without the empty text, which cannot be a parameter. */
    private static List<String> values(Suspect suspect, TableColumn key, Questions questions) {
        List<String> values = new ArrayList<>();
        questions.rows(suspect.values(key)).map(Rows::rows).orElse(List.of()).forEach(row -> {
            String value = row.getFirst();
            if (value != null && !value.isEmpty()) {
                values.add(value);
            }
        });
        return values;
    }

    private static Range range(TableColumn key, List<String> values, int first, int last) {
        return new Range(key, values.get(first), values.get(last), key.name() + " " + first + " to " + last);
    }
}

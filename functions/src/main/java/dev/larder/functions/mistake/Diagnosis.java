package dev.larder.functions.mistake;

import dev.larder.core.engine.refused.RefusedRows;
import dev.larder.core.engine.refused.RefusedValue;
import dev.larder.core.engine.refused.Suspect;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.TableColumn;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a refused value comes from. Redshift names neither the file nor, usually, the column: so the views and the model are
 * asked for less and less of themselves, and what is still refused holds the mistake. Not thread-safe.
 */
public final class Diagnosis {
    private final Plan plan;
    private final Questions questions;

    /** Diagnoses a run with this plan, whose candidate is built as far as the refused statement needs it. */
    public Diagnosis(Plan plan, Statements statements) {
        this.plan = plan;
        this.questions = new Questions(statements);
    }

    /** What is wrong in a model, or below it; empty while the warehouse is still looking. */
    public Optional<Mistake> of(Model model, DateRanges days, SortedMap<String, String> knobs, RefusedValue value) {
        Suspect suspect = Suspect.of(model, days, knobs);
        Optional<Rows> refused = RefusedRows.of(suspect, value)
                .flatMap(questions::rows)
                .filter(rows -> !rows.rows().isEmpty());
        Found found = refused.map(rows -> Found.of(model, rows))
                .orElseGet(() -> below(model.inputs())
                        .or(() -> computed(suspect, model.owner()))
                        .orElseGet(() -> new Found(model.file(), value.column(), model.owner(), 0, Sample.NONE)));
        return answer(found, value);
    }

    /** What is wrong in a data test, or below it; empty while the warehouse is still looking. */
    public Optional<Mistake> of(DataTest test, RefusedValue value) {
        return answer(
                below(test.inputs()).orElseGet(() -> new Found(test.file(), null, test.owner(), 0, Sample.NONE)),
                value);
    }

    private record Found(
            String file, @Nullable String column, @Nullable String owner, long rows, Sample sample) {
        /**
         * What was found in rows that the model's table refuses: the last two values are the column's name and how many
         * there are.
         */
        static Found of(Model model, Rows refused) {
            int size = refused.columns().size();
            List<List<@Nullable String>> sample = new ArrayList<>();
            refused.rows().forEach(row -> sample.add(row.subList(0, size - 1)));
            return new Found(
                    model.file(),
                    refused.text(0, "refused_column"),
                    model.owner(),
                    Long.parseLong(refused.text(0, "refused_rows")),
                    new Sample(refused.columns().subList(0, size - 1), sample));
        }
    }

    private Optional<Mistake> answer(Found found, RefusedValue value) {
        return questions.isWaiting()
                ? Optional.empty()
                : Optional.of(new Mistake(
                        found.file,
                        found.column,
                        value.words(),
                        found.owner,
                        value.kind().advice(),
                        found.rows,
                        found.sample.labels(),
                        found.sample.rows()));
    }

    /** The first of the views read that cannot be computed by itself. */
    private Optional<Found> below(List<String> inputs) {
        Set<String> read = new HashSet<>(inputs);
        List<QaView> views = new ArrayList<>();
        for (QaView view : plan.views().reversed()) {
            if (read.contains("qa." + view.name())) {
                read.addAll(view.inputs());
                views.addFirst(view);
            }
        }
        return views.stream()
                .flatMap(view -> computed(Suspect.of(view), null).stream())
                .findFirst();
    }

    /** What cannot be computed; empty if every column can be. */
    private Optional<Found> computed(Suspect suspect, @Nullable String owner) {
        if (!questions.isRefused(suspect.computed(suspect.columns()))) {
            return Optional.empty();
        }
        List<TableColumn> failing = questions.isRefused(suspect.computed(List.of()))
                ? List.of()
                : Halves.failing(suspect.columns(), 1, part -> questions.isRefused(suspect.computed(part)));
        if (failing.isEmpty()) {
            return Optional.of(new Found(suspect.file(), null, owner, 0, Sample.NONE));
        }
        TableColumn column = failing.getFirst();
        return Optional.of(new Found(suspect.file(), column.name(), owner, 0, Sample.of(suspect, column, questions)));
    }
}

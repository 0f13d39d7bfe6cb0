package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.larder.core.plan.TableColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the columns of a model's select are those of its table: by name, in any order, with types that go in. */
final class SelectColumns {
    private final Draft draft;
    private final Problems.In problems;
    private final Place place;

    SelectColumns(Draft draft, Problems.In problems) {
        this.draft = draft;
        this.problems = problems;
        place = SqlFile.start(draft.select());
    }

    /** Adds a problem for each column that does not fit. */
    void check(List<TableColumn> selected) {
        List<String> declaredNames = draft.columns().stream().map(TableColumn::name).toList();
        Set<String> seen = new HashSet<>();
        for (TableColumn column : selected) {
            if (!seen.add(column.name())) {
                add("each column once", "\"" + column.name() + "\" twice", null);
            }
            TableColumn declared = draft.columns().stream().filter(c -> c.name().equals(column.name())).findFirst().orElse(null);
            if (declared == null) {
                add("only columns that " + draft.qualified() + " declares", "\"" + column.name() + "\"",
                        Problems.didYouMean(column.name(), declaredNames));
            } else {
                requireType(declared, column);
            }
        }
        declaredNames.stream().filter(name -> !seen.contains(name)).forEach(name -> add(
                "column \"" + name + "\" of " + draft.qualified(), "no such column in the select",
                "the select has " + Incremental.names(selected)));
    }

    private void requireType(TableColumn declared, TableColumn selected) {
        SqlType to = SqlType.parse(declared.type()).orElse(null);
        SqlType from = SqlType.parse(selected.type()).orElse(null);
        if (to != null && (from == null || !to.accepts(from))) {
            add("column \"" + declared.name() + "\" of type " + declared.type(), selected.type(),
                    "write cast(... as " + declared.type() + ") as " + declared.name());
        }
    }

    private void add(String expected, String found, @Nullable String help) {
        problems.add(Code.L013, place, expected, found, help);
    }
}

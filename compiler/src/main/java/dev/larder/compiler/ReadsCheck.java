package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the {@code reads} lines of a file can be right, as soon as the columns of its inputs are known. */
final class ReadsCheck {
    private final Catalog catalog;
    private final Draft draft;
    private final Problems.In problems;

    ReadsCheck(Catalog catalog, Draft draft, Problems.In problems) {
        this.catalog = catalog;
        this.draft = draft;
        this.problems = problems;
    }

    /** Adds a problem for each line that cannot be right. */
    void check() {
        if (!draft.reads().isEmpty() && draft.kind() == Draft.Kind.STAR && !draft.file().header().entries().containsKey("period")) {
            add(draft.reads().getFirst().entry().place(), "\"period: <column>\" beside \"reads\" lines", "none",
                    "a table without a period is always rebuilt whole, whatever it reads");
        }
        for (ReadsLines.Line line : draft.reads()) {
            Place place = line.entry().place();
            switch (line.read()) {
                case Read.ByPeriod read -> {
                    if (isInput(read.input(), place)) {
                        requireDate(read.input(), read.column(), place);
                    }
                }
                case Read.ByKey read -> byKey(read, place);
            }
        }
    }

    private void byKey(Read.ByKey read, Place place) {
        if (!isInput(read.input(), place)) {
            return;
        }
        if (!read.input().startsWith("star.")) {
            add(place, "a table of the star to be read by key", read.input(),
                    "what is read by key must be a table, since a view is never diffed: make it sql/star/"
                            + read.input().substring(read.input().indexOf('.') + 1) + ".sql, or leave the line out");
            return;
        }
        if (isInput(read.drivingInput(), place)) {
            requireDate(read.drivingInput(), read.drivingColumn(), place);
            read.key().forEach(column -> {
                requireColumn(read.input(), column, place);
                requireColumn(read.drivingInput(), column, place);
            });
        }
    }

    private boolean isInput(String input, Place place) {
        boolean is = draft.inputs().contains(input);
        if (!is) {
            add(place, "an input that the select reads", input, Problems.didYouMean(input, draft.inputs()));
        }
        return is;
    }

    private void requireDate(String input, String column, Place place) {
        TableColumn found = requireColumn(input, column, place);
        if (found != null && SqlType.parse(found.type()).filter(type -> type.name().equals("date")).isEmpty()) {
            add(place, input + "." + column + " of type date", found.type(), null);
        }
    }

    private @Nullable TableColumn requireColumn(String input, String column, Place place) {
        List<TableColumn> columns = catalog.columns(input).orElse(null);
        if (columns == null) {
            return null;
        }
        TableColumn found = columns.stream().filter(c -> c.name().equals(column)).findFirst().orElse(null);
        if (found == null) {
            add(place, "a column of " + input, "\"" + column + "\"",
                    Problems.didYouMean(column, columns.stream().map(TableColumn::name).toList()));
        }
        return found;
    }

    private void add(Place place, String expected, String found, @Nullable String help) {
        problems.add(Code.L011, place, expected, found, help);
    }
}

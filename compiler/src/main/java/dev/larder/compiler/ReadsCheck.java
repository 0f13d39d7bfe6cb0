package dev.larder.compiler;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.token.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks whether the {@code reads} lines of a file can be right, once the columns of its inputs are known. */
final class ReadsCheck {
    private final Catalog catalog;
    private final Draft draft;
    private final Problems.In problems;
    private final Set<String> inputs;

    ReadsCheck(Catalog catalog, Draft draft, Problems.In problems) {
        this.catalog = catalog;
        this.draft = draft;
        this.problems = problems;
        this.inputs = new HashSet<>(draft.inputs());
    }

    /** Adds a problem for each line that cannot be right. */
    void check() {
        boolean periodless = draft.kind() == Draft.Kind.STAR
                && !draft.file().header().entries().containsKey("period");
        if (!draft.reads().isEmpty() && periodless) {
            add(
                    draft.reads().getFirst().entry().key(),
                    "\"period: <column>\" beside \"reads\" lines",
                    "none",
                    "a table without a period is always rebuilt whole, whatever it reads");
        }
        for (ReadsLines.Line line : draft.reads()) {
            switch (line.read()) {
                case Read.ByPeriod read -> {
                    if (isInput(read.input(), line.entry().place())) {
                        requireDate(read.input(), read.column(), line.column(), line.column());
                    }
                }
                case Read.ByKey read -> byKey(read, line);
            }
        }
    }

    private void byKey(Read.ByKey read, ReadsLines.Line line) {
        if (!isInput(read.input(), line.entry().place())) {
            return;
        }
        if (!read.input().startsWith("star.")) {
            add(
                    line.entry().place(),
                    "a table of the star to be read by key",
                    read.input(),
                    "what is read by key must be a table, since a view is never diffed: make it sql/star/"
                            + read.input().substring(read.input().indexOf('.') + 1) + ".sql, or leave the line out");
            return;
        }
        if (isInput(read.drivingInput(), line.column())) {
            int dot = read.drivingInput().length() + 1;
            requireDate(
                    read.drivingInput(),
                    read.drivingColumn(),
                    new Place(line.column().line(), line.column().column() + dot),
                    line.column());
            for (String column : read.key()) {
                Place place = line.entry()
                        .at(line.entry()
                                .value()
                                .indexOf(column, line.entry().value().indexOf(" key ") + 5));
                if (requireColumn(read.input(), column, place) != null) {
                    requireColumn(read.drivingInput(), column, place);
                }
            }
        }
    }

    /**
     * Returns whether the select reads it; not reported if the select reads something that does not exist, which may be
     * what was meant.
     */
    private boolean isInput(String input, Place place) {
        boolean is = inputs.contains(input);
        if (!is && inputs.stream().allMatch(catalog::has)) {
            add(place, "an input that the select reads", input, Problems.didYouMean(input, inputs));
        }
        return is;
    }

    private void requireDate(String input, String column, Place missing, Place other) {
        TableColumn found = requireColumn(input, column, missing);
        if (found != null && !found.type().equals("date")) {
            add(other, input + "." + column + " of type date", found.type(), null);
        }
    }

    private @Nullable TableColumn requireColumn(String input, String column, Place place) {
        Optional<List<TableColumn>> columns = catalog.columns(input);
        TableColumn found = columns.stream()
                .flatMap(List::stream)
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElse(null);
        if (found == null && columns.isPresent()) {
            add(
                    place,
                    "a column of " + input,
                    "\"" + column + "\"",
                    Problems.didYouMean(
                            column,
                            columns.get().stream().map(TableColumn::name).toList()));
        }
        return found;
    }

    private void add(Place place, String expected, String found, @Nullable String help) {
        problems.add(Code.L011, place, expected, found, help);
    }
}

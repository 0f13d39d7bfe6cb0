package dev.larder.compiler;

import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the header of a model says, checked against the columns that its table declares. */
record ModelHeader(List<String> grain, @Nullable String period, String owner, String maturity) {
    /** Reads a model's header; whatever is wrong is a problem. */
    static ModelHeader read(Draft draft, Problems.In problems) {
        Header header = draft.file().header();
        Entry owner = header.required("owner", "<team>", problems);
        String maturity = header.choice("maturity", List.of("solid", "scrappy"), problems);
        Entry grain = header.required("grain", "<column>, <column>", problems);
        Entry period = header.entries().get("period");
        List<String> columns = grain == null ? List.of() : grain(grain, draft, problems);
        String periodColumn = period == null ? null : period(period, draft, problems);
        Incremental.check(
                draft.select(), periodColumn, periodColumn == null ? Set.of() : Set.of(periodColumn), problems);
        return new ModelHeader(
                columns,
                periodColumn,
                owner == null ? "" : owner.value(),
                Objects.requireNonNullElse(maturity, "scrappy"));
    }

    /** A solid model is read by a test. One that reads a scrappy model too does not count, since it only warns. */
    static void requireTested(List<Draft> models, List<Draft> tests, Problems problems) {
        Set<String> scrappy = models.stream()
                .filter(model -> maturity(model).filter("scrappy"::equals).isPresent())
                .map(Draft::qualified)
                .collect(Collectors.toSet());
        for (Draft model : models) {
            Header header = model.file().header();
            Entry maturity = header.entries().get("maturity");
            List<Draft> reading = tests.stream()
                    .filter(test -> test.stars().contains(model.qualified()))
                    .toList();
            if (maturity != null
                    && maturity(model).filter("solid"::equals).isPresent()
                    && header.tests().isEmpty()
                    && reading.stream().noneMatch(test -> Collections.disjoint(test.stars(), scrappy))) {
                problems.in(model.file().path())
                        .add(
                                Code.L025,
                                maturity.place(),
                                "a test that reads " + model.qualified() + ", since it is solid",
                                reading.isEmpty()
                                        ? "none"
                                        : "only what reads a scrappy table too, and so only warns: " + paths(reading),
                                "write \"-- test <columns> ...\" below, a file in sql/tests, or \"maturity: scrappy\"");
            }
        }
    }

    private static Optional<String> maturity(Draft model) {
        return Optional.ofNullable(model.file().header().entries().get("maturity"))
                .filter(_ -> model.file().isNamed())
                .map(Entry::value);
    }

    private static String paths(List<Draft> tests) {
        return tests.stream().map(test -> test.file().path()).collect(Collectors.joining(", "));
    }

    private static List<String> grain(Entry entry, Draft draft, Problems.In problems) {
        List<String> names = List.of(entry.value().split("\\s*,\\s*"));
        Set<String> seen = new HashSet<>();
        List<String> grain = new ArrayList<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(Code.L007, entry.place(), "each column of the grain once", "\"" + name + "\" twice");
            } else if (requireNotNull(name, "grain", entry, draft, problems) != null) {
                grain.add(name);
            }
        }
        return grain;
    }

    private static @Nullable String period(Entry entry, Draft draft, Problems.In problems) {
        TableColumn column = requireNotNull(entry.value(), "period", entry, draft, problems);
        if (column != null && !column.type().equals("date") && !draft.table().isFaulty(column.name())) {
            problems.add(Code.L007, entry.place(), "a period of type date", column.name() + " " + column.type());
        }
        return entry.value();
    }

    private static @Nullable TableColumn requireNotNull(
            String name, String key, Entry entry, Draft draft, Problems.In problems) {
        List<TableColumn> columns = draft.columns();
        TableColumn column =
                columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
        if (draft.table().isFaulty(name)) {
            return column;
        }
        if (column == null && draft.table().isReadable()) {
            problems.add(
                    Code.L007,
                    entry.of(name),
                    "a column of " + draft.qualified() + " as " + key,
                    "\"" + name + "\"",
                    Problems.didYouMean(
                            name, columns.stream().map(TableColumn::name).toList()));
        }
        if (column != null && !column.notNull()) {
            problems.add(
                    Code.L007,
                    entry.of(name),
                    name + " declared \"not null\", since it is " + key,
                    "a nullable column");
        }
        return column;
    }
}

package dev.larder.compiler;

import dev.larder.compiler.Binder.Look;
import dev.larder.compiler.Binder.Remark;
import dev.larder.compiler.Binder.Selected;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the columns of a model's select are those of its table: by name, in any order, with types that fit.
 */
final class SelectColumns {
    private final Draft draft;
    private final Look look;
    private final Problems.In problems;
    private final List<String> missing;

    SelectColumns(Draft draft, Look look, Problems.In problems) {
        this.draft = draft;
        this.look = look;
        this.problems = problems;
        Set<String> selected = look.columns().stream().map(Selected::name).collect(Collectors.toSet());
        missing = new ArrayList<>(draft.columns().stream()
                .map(TableColumn::name)
                .filter(name -> !selected.contains(name))
                .toList());
    }

    /** Adds a problem for each column that does not fit. */
    void check() {
        boolean unsure = !draft.table().isReadable()
                || look.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.NAME_WITHOUT_AS);
        if (unsure) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Selected column : look.columns()) {
            if (!seen.add(column.name())) {
                add(place(column.named()), "each column once", "\"" + column.name() + "\" twice", null);
                continue;
            }
            declared(column.name()).ifPresentOrElse(declared -> fit(declared, column), () -> undeclared(column));
        }
        if (!look.open()) {
            missing.forEach(name -> add(
                    place(look.start()),
                    "column \"" + name + "\" of " + draft.qualified(),
                    "no such column in the select",
                    "the select has " + String.join(", ", seen.stream().sorted().toList())));
        }
    }

    private Optional<TableColumn> declared(String name) {
        return draft.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    /** Reports a column that is not declared; a name close to that of a missing column is taken for it. */
    private void undeclared(Selected column) {
        boolean told = look.faults().stream().anyMatch(fault -> fault.word().equals(column.name()));
        if (told || draft.table().isFaulty(column.name())) {
            return;
        }
        List<String> names = draft.columns().stream().map(TableColumn::name).toList();
        Spelling.nearest(column.name(), missing).ifPresent(missing::remove);
        add(
                place(column.named()),
                "only columns that " + draft.qualified() + " declares",
                "\"" + column.name() + "\"",
                Problems.didYouMean(column.name(), names));
    }

    private void fit(TableColumn declared, Selected selected) {
        if (draft.table().isFaulty(declared.name())) {
            return;
        }
        if (selected.isNull() && declared.notNull()) {
            add(
                    place(selected.start()),
                    "column \"" + declared.name() + "\", which is declared not null",
                    "null",
                    "write coalesce(..., <value>) as " + declared.name() + ", or declare it without not null");
            return;
        }
        String type = selected.type();
        if (type == null) {
            return;
        }
        Type from = StatementText.type(type);
        Type to = StatementText.type(declared.type());
        if (!goesInto(from, to)) {
            add(
                    place(selected.start()),
                    "column \"" + declared.name() + "\" of type " + declared.type(),
                    type,
                    "write cast(" + value(from, to) + " as " + declared.type() + ") as " + declared.name());
        }
    }

    /** What is to be cast: rounded where the cast would take places from it, since nobody knows what Redshift makes of those. */
    private static String value(Type from, Type to) {
        boolean shorter = from.kind() == Type.Kind.DECIMAL
                && (to.isInteger() || (to.kind() == Type.Kind.DECIMAL && to.scale() < from.scale()));
        return shorter ? "round(..., " + (to.isInteger() ? 0 : to.scale()) + ")" : "...";
    }

    /**
     * Whether a value of one type fits into another without losing anything silently; lengths are checked when rows arrive.
     */
    private static boolean goesInto(Type from, Type to) {
        return switch (to.kind()) {
            case VARCHAR, CHAR -> from.isText();
            case INTEGER -> from.kind() == Type.Kind.SMALLINT || from.kind() == Type.Kind.INTEGER;
            case BIGINT -> from.isInteger();
            case DECIMAL -> from.isInteger() || (from.kind() == Type.Kind.DECIMAL && from.scale() <= to.scale());
            case TIMESTAMP -> from.kind() == Type.Kind.DATE || from.kind() == Type.Kind.TIMESTAMP;
            case BOOLEAN, SMALLINT, REAL, DOUBLE, DATE, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                from.kind() == to.kind();
        };
    }

    private Place place(int offset) {
        return draft.select().place(Math.max(0, offset));
    }

    private void add(Place place, String expected, String found, @Nullable String help) {
        problems.add(Code.L013, place, expected, found, help);
    }
}

package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.period.PeriodUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the property {@code period}: {@code {column, unit}}, {@code {fileName: unit}} or {@code none}. */
final class PeriodRuleReader {
    private static final List<String> UNITS = List.of("day", "month", "year");

    private PeriodRuleReader() {}

    static PeriodRule read(Optional<DocumentNode> period, List<Column> columns) {
        if (period.isEmpty()) {
            return new PeriodRule(PeriodUnit.NONE, null);
        }
        DocumentNode node = period.get();
        if (!node.isObject()) {
            String word = node.text("none, {column, unit} or {fileName}");
            if (!word.isEmpty() && !word.equals("none")) {
                node.problem("none, {column, unit} or {fileName}", "\"" + word + "\"", null);
            }
            return new PeriodRule(PeriodUnit.NONE, null);
        }
        node.allow(List.of("column", "unit", "fileName"), List.of());
        String inName = node.optionalText("fileName", "day, month or year");
        if (inName == null) {
            return ofColumn(node, columns);
        }
        if (node.child("column").isPresent() || node.child("unit").isPresent()) {
            node.problem("either {column, unit} or {fileName}", node.described(), null);
        }
        return new PeriodRule(unit(node, "fileName", inName), null);
    }

    private static PeriodRule ofColumn(DocumentNode node, List<Column> columns) {
        PeriodUnit unit = unit(node, "unit", node.requiredText("unit", "day, month or year"));
        String name = node.requiredText("column", "the date column that decides a row's period");
        @Nullable Column column = columns.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
        if (!name.isEmpty() && (column == null || column.type().kind() != Kind.DATE || !column.required())) {
            node.child("column").ifPresent(found ->
                    found.problem("a required column of logicalType date", "\"" + name + "\"", help(column)));
        }
        return new PeriodRule(unit, name);
    }

    private static @Nullable String help(@Nullable Column column) {
        Kind kind = column == null ? Kind.DATE : column.type().kind();
        return kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMPTZ
                ? "A moment's day depends on the time zone: let the supplier send the date in a column of its own, or name the period in the file name."
                : null;
    }

    private static PeriodUnit unit(DocumentNode node, String key, String word) {
        if (UNITS.contains(word)) {
            return PeriodUnit.valueOf(word.toUpperCase(Locale.ROOT));
        }
        if (!word.isEmpty()) {
            node.problemAt(key, "one of " + String.join(", ", UNITS), "\"" + word + "\"");
        }
        return PeriodUnit.DAY;
    }
}

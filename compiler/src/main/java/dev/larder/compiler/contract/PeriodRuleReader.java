package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.period.PeriodUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the property {@code period}: {@code {column, unit}}, {@code {fileName: unit}} or {@code none}. */
final class PeriodRuleReader {
    static final List<String> KEYS = List.of("column", "unit", "fileName");
    private static final List<String> UNITS = List.of("day", "month", "year");

    private PeriodRuleReader() {}

    static PeriodRule read(Optional<DocumentNode> period, SchemaReader schema) {
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
        node.allow(KEYS, List.of());
        String inName = node.optionalText("fileName", "day, month or year");
        if (inName == null) {
            return ofColumn(node, schema);
        }
        if (node.child("column").isPresent() || node.child("unit").isPresent()) {
            node.problem("either {column, unit} or {fileName}", node.described(), null);
        }
        return new PeriodRule(unit(node, "fileName", inName), null);
    }

    private static PeriodRule ofColumn(DocumentNode node, SchemaReader schema) {
        PeriodUnit unit = unit(node, "unit", node.requiredText("unit", "day, month or year"));
        String name = node.requiredText("column", "the date column that decides a row's period");
        List<String> names = schema.columns().stream().map(Column::name).toList();
        boolean known = !name.isEmpty()
                && !node.child("column")
                        .map(written -> written.column(names))
                        .orElse("")
                        .isEmpty();
        @Nullable
        Column column = schema.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
        if (known
                && column != null
                && !schema.isFaulty(name)
                && (column.type().kind() != Kind.DATE || !column.required())) {
            node.problemAt("column", "a required column of logicalType date", "\"" + name + "\"", help(column));
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

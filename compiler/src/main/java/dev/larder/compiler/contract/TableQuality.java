package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the {@code quality} entries of {@code schema[0]} ask for. */
record TableQuality(@Nullable Long minimumRows, List<String> key) {
    static TableQuality read(DocumentNode schema, List<Column> columns) {
        @Nullable Long minimumRows = null;
        List<String> key = List.of();
        for (DocumentNode rule : schema.items("quality")) {
            if (QualityTests.isTest(rule, false)) {
                continue;
            }
            ColumnQuality.requireLibrary(rule);
            String metric = rule.requiredText("metric", "rowCount or duplicateValues");
            switch (metric) {
                case "rowCount" -> minimumRows = Math.max(minimumRows == null ? 0 : minimumRows, minimumRows(rule));
                case "duplicateValues" -> key = key(rule, columns);
                case "" -> {}
                default -> rule.child("metric").ifPresent(node -> node.word(List.of("rowCount", "duplicateValues")));
            }
        }
        return new TableQuality(minimumRows, key);
    }

    private static long minimumRows(DocumentNode rule) {
        rule.allow(
                List.of("type", "metric", "mustBeGreaterThan", "mustBeGreaterOrEqualTo"), ColumnQuality.DOCUMENTATION);
        Long greater = rule.whole("mustBeGreaterThan", 0);
        Long least = rule.whole("mustBeGreaterOrEqualTo", 0);
        if ((greater == null) == (least == null)) {
            rule.problem("either mustBeGreaterThan or mustBeGreaterOrEqualTo", rule.described(), null);
        }
        return Math.max(greater == null ? 0 : greater + 1, least == null ? 0 : least);
    }

    private static List<String> key(DocumentNode rule, List<Column> columns) {
        rule.allow(List.of("type", "metric", "mustBe", "arguments"), ColumnQuality.DOCUMENTATION);
        ColumnQuality.requireZero(rule);
        return keyOf(rule, columns);
    }

    /** The columns that a rule names. */
    static List<String> keyOf(DocumentNode rule, List<Column> columns) {
        Optional<DocumentNode> arguments = rule.child("arguments");
        arguments.ifPresent(found -> found.allow(List.of("properties"), List.of()));
        List<DocumentNode> items =
                arguments.map(found -> found.items("properties")).orElse(List.of());
        if (items.isEmpty()) {
            rule.problemAt("arguments", "properties: names of columns", "none");
        }
        List<String> known = columns.stream().map(Column::name).toList();
        return items.stream()
                .map(item -> item.column(known))
                .filter(known::contains)
                .toList();
    }
}

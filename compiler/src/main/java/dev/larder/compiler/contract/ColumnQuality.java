package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column's {@code quality} entries ask for. */
record ColumnQuality(boolean required, List<String> validValues) {
    static final List<String> DOCUMENTATION =
            List.of("id", "name", "description", "dimension", "tags", "unit", "businessImpact", "severity");

    static final List<String> METRICS = List.of("nullValues", "invalidValues", "missingValues", "duplicateValues");

    /** Reads those by which a delivery is rejected; {@code kind} is null if the column's type is wrong. */
    static ColumnQuality read(DocumentNode property, @Nullable Kind kind) {
        boolean required = false;
        List<String> validValues = new ArrayList<>();
        for (DocumentNode rule : property.items("quality")) {
            if (QualityTests.isTest(rule, true)) {
                continue;
            }
            rule.allow(List.of("type", "metric", "arguments", "mustBe"), DOCUMENTATION);
            requireLibrary(rule);
            String metric = rule.requiredText("metric", String.join(", ", METRICS));
            requireZero(rule);
            switch (metric) {
                case "nullValues" -> required = true;
                case "invalidValues" -> validValues.addAll(validValues(rule, kind));
                case "" -> {}
                default -> rule.child("metric").ifPresent(node -> node.word(METRICS));
            }
        }
        return new ColumnQuality(required, validValues);
    }

    static void requireLibrary(DocumentNode rule) {
        String type = rule.optionalText("type", "library");
        if (type != null && !type.isEmpty() && !type.equals("library")) {
            rule.problemAt(
                    "type",
                    "library, or custom with engine: larder (other tests are SQL files of the project)",
                    "\"" + type + "\"");
        }
    }

    static void requireZero(DocumentNode rule) {
        Long most = rule.whole("mustBe", 0);
        if (most == null || most != 0) {
            rule.problemAt(
                    "mustBe",
                    "0, since a delivery with one bad row is rejected; mustBeLessOrEqualTo tests what is in force",
                    most == null ? "nothing" : most.toString());
        }
    }

    private static List<String> validValues(DocumentNode rule, @Nullable Kind kind) {
        Optional<DocumentNode> arguments = rule.child("arguments");
        arguments.ifPresent(found -> found.allow(List.of("validValues"), List.of()));
        List<DocumentNode> items =
                arguments.map(found -> found.items("validValues")).orElse(List.of());
        if (items.isEmpty()) {
            rule.problemAt("arguments", "validValues with at least one value", "none");
        }
        if (kind != null
                && !EnumSet.of(Kind.VARCHAR, Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT)
                        .contains(kind)) {
            rule.problem("validValues for a string or an integer", "a column of type " + kind, null);
        }
        return items.stream().map(item -> item.scalar("a text or a number")).toList();
    }
}

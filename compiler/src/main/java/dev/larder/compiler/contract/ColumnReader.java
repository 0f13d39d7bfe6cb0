package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.DateFormats;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads an entry of {@code schema[0].properties}. After a problem the column is never used. */
final class ColumnReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,126}");
    static final List<String> USED = List.of(
            "name",
            "logicalType",
            "logicalTypeOptions",
            "physicalType",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "classification",
            "quality",
            "relationships",
            "customProperties");
    static final List<String> DOCUMENTATION = List.of(
            "id", "description", "businessName", "tags", "examples", "authoritativeDefinitions", "criticalDataElement");

    static final List<String> PROPERTIES =
            List.of("header", "position", "start", "width", "percentSign", "parentheses", "zeroDecimals");
    /** Redshift's limit for a table. */
    private static final int MOST_COLUMNS = 1600;

    private ColumnReader() {}

    static Column read(DocumentNode property, Edition edition) {
        property.allow(edition.ofColumns(USED), edition.saidOfColumns(DOCUMENTATION));
        String name = property.requiredText("name", "the column's name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            property.problemAt("name", "lower case letters, digits and _, starting with a letter", "\"" + name + "\"");
        }
        CustomProperties custom = new CustomProperties(property, PROPERTIES);
        String header = custom.optional("header", "the column's label in the file");
        int before = property.problems();
        ColumnType type = ColumnTypeReader.read(property);
        boolean typed = property.problems() == before;
        Optional<DocumentNode> options = property.child("logicalTypeOptions").filter(node -> typed);
        options.ifPresent(node -> node.allow(optionsOf(type.kind()), List.of()));
        ColumnQuality quality = ColumnQuality.read(property, typed ? type.kind() : null);
        return new Column(
                name,
                header == null ? name : header,
                type,
                property.flag("required") || property.flag("primaryKey") || quality.required(),
                format(options, type.kind()),
                pattern(options),
                minimum(options, type.kind()),
                bound(options, "maximum", type.kind()),
                validValues(property, quality, typed ? type.kind() : null),
                restricted(property),
                custom.get("position")
                        .map(node -> node.wholeNumber(1, MOST_COLUMNS))
                        .orElse(null),
                typed ? NumberSpellingReader.read(custom, type.kind()) : null);
    }

    /** From the metric invalidValues, or from the enumeration that edition 3.2 has for it. */
    private static List<String> validValues(DocumentNode property, ColumnQuality quality, @Nullable Kind kind) {
        List<String> enumerated = Enumeration.read(property, kind);
        if (!enumerated.isEmpty() && !quality.validValues().isEmpty()) {
            property.problemAt("enum", "either enum or invalidValues", "both");
        }
        return enumerated.isEmpty() ? quality.validValues() : enumerated;
    }

    static List<String> optionsOf(Kind kind) {
        return switch (kind) {
            case VARCHAR -> List.of("maxLength", "pattern");
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> List.of("minimum", "maximum");
            case DATE -> List.of("format", "minimum", "maximum");
            case TIMESTAMP -> List.of("format");
            case TIMESTAMPTZ -> List.of("format", "defaultTimezone");
            case BOOLEAN -> List.of();
        };
    }

    private static @Nullable String format(Optional<DocumentNode> options, Kind kind) {
        String format = options.map(node -> node.optionalText("format", "a date pattern, for example dd/MM/uuuu"))
                .orElse(null);
        if (format == null || format.isEmpty() || !optionsOf(kind).contains("format")) {
            return null;
        }
        if (DateFormats.isComplete(format, kind)) {
            return format;
        }
        String usual = format.replace('D', 'd').replace('Y', 'y').replace('m', 'M');
        options.orElseThrow()
                .problemAt(
                        "format",
                        "a pattern of java.time that names every part of the value, for example dd/MM/yyyy",
                        "\"" + format + "\"",
                        kind == Kind.DATE && DateFormats.isComplete(usual, kind)
                                ? DocumentNode.didYouMean(usual)
                                : null);
        return null;
    }

    private static @Nullable String pattern(Optional<DocumentNode> options) {
        String pattern = options.map(node -> node.optionalText("pattern", "a regular expression"))
                .orElse(null);
        if (pattern == null || pattern.isEmpty()) {
            return null;
        }
        try {
            String compiled = Pattern.compile(pattern).pattern();
            if (!BackReferences.in(compiled)) {
                return compiled;
            }
            options.orElseThrow().problemAt("pattern", BackReferences.EXPECTED, "\"" + pattern + "\"");
            return null;
        } catch (PatternSyntaxException e) {
            options.orElseThrow()
                    .problemAt("pattern", "a regular expression", "\"" + pattern + "\" (" + e.getDescription() + ")");
            return null;
        }
    }

    private static @Nullable String bound(Optional<DocumentNode> options, String key, Kind kind) {
        Optional<DocumentNode> node = options.flatMap(found -> found.child(key));
        if (node.isEmpty() || !optionsOf(kind).contains(key)) {
            return null;
        }
        String expected = kind == Kind.DATE ? "a date yyyy-MM-dd" : "a number";
        String text = node.get().scalar(expected);
        if (text.isEmpty() || isBound(text, kind)) {
            return text;
        }
        node.get().problem(expected, "\"" + text + "\"", null);
        return null;
    }

    /** The minimum; a problem when it is above the maximum. */
    private static @Nullable String minimum(Optional<DocumentNode> options, Kind kind) {
        String minimum = bound(options, "minimum", kind);
        Optional<DocumentNode> maximum = options.flatMap(found -> found.child("maximum"));
        String most = maximum.map(node -> node.written()).orElse("");
        if (minimum == null || !isBound(minimum, kind) || !isBound(most, kind)) {
            return minimum;
        }
        boolean above = kind == Kind.DATE
                ? LocalDate.parse(minimum).isAfter(LocalDate.parse(most))
                : new BigDecimal(minimum).compareTo(new BigDecimal(most)) > 0;
        if (above) {
            options.orElseThrow().problemAt("minimum", "a minimum that is not above the maximum, " + most, minimum);
        }
        return minimum;
    }

    private static boolean isBound(String text, Kind kind) {
        try {
            if (kind == Kind.DATE) {
                return LocalDate.parse(text).getYear() > 0;
            }
            return new BigDecimal(text).stripTrailingZeros().scale() <= 0 || kind == Kind.DECIMAL;
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean restricted(DocumentNode property) {
        String expected = "one of " + String.join(", ", List.of("public", "internal", "confidential", "restricted"));
        String word = property.optionalText("classification", expected);
        if (word != null && !word.isEmpty() && !expected.contains(word)) {
            property.problemAt("classification", expected, "\"" + word + "\"");
        }
        return "restricted".equals(word);
    }
}

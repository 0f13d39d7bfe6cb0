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

/** Reads an entry of {@code schema[0].properties}. A problem leaves a column that is never used. */
final class ColumnReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,126}");
    private static final List<String> USED = List.of(
            "name", "logicalType", "logicalTypeOptions", "physicalType", "required", "unique", "primaryKey",
            "primaryKeyPosition", "classification", "quality", "customProperties");
    private static final List<String> DOCUMENTATION =
            List.of("id", "description", "businessName", "tags", "examples", "authoritativeDefinitions", "criticalDataElement");

    private ColumnReader() {}

    static Column read(DocumentNode property) {
        property.allow(USED, DOCUMENTATION);
        String name = property.requiredText("name", "the column's name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            property.problemAt("name", "lower case letters, digits and _, starting with a letter", "\"" + name + "\"");
        }
        String header = new CustomProperties(property, List.of("header")).optional("header", "the column's label in the file");
        ColumnType type = ColumnTypeReader.read(property);
        Optional<DocumentNode> options = property.child("logicalTypeOptions");
        options.ifPresent(node -> node.allow(optionsOf(type.kind()), List.of()));
        ColumnQuality quality = ColumnQuality.read(property, type.kind());
        return new Column(
                name,
                header == null ? name : header,
                type,
                property.flag("required") || property.flag("primaryKey") || quality.required(),
                format(options, type.kind()),
                pattern(options),
                bound(options, "minimum", type.kind()),
                bound(options, "maximum", type.kind()),
                quality.validValues(),
                restricted(property));
    }

    private static List<String> optionsOf(Kind kind) {
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
        String format = options.map(node -> node.optionalText("format", "a date pattern, for example dd/MM/uuuu")).orElse(null);
        if (format == null || format.isEmpty() || !optionsOf(kind).contains("format")) {
            return null;
        }
        if (DateFormats.isComplete(format, kind)) {
            return format;
        }
        options.orElseThrow()
                .problemAt("format", "a pattern of java.time that names every part of the value, for example dd/MM/yyyy", "\"" + format + "\"");
        return null;
    }

    private static @Nullable String pattern(Optional<DocumentNode> options) {
        String pattern = options.map(node -> node.optionalText("pattern", "a regular expression")).orElse(null);
        if (pattern == null || pattern.isEmpty()) {
            return null;
        }
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            options.orElseThrow().problemAt("pattern", "a regular expression", "\"" + pattern + "\" (" + e.getDescription() + ")");
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

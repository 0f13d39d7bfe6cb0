package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.DateFormats;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads an entry of {@code schema[0].properties}. A problem leaves a column that is never used. */
final class ColumnReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,126}");
    private static final Pattern VARCHAR = Pattern.compile("(?:varchar|character varying)\\((\\d{1,5})\\)");
    private static final Pattern DECIMAL = Pattern.compile("(?:decimal|numeric)\\((\\d{1,2}),\\s*(\\d{1,2})\\)");
    private static final int LONGEST_VARCHAR = 65_535;
    private static final int MOST_DIGITS = 38;
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
        ColumnType type = type(property);
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

    private static ColumnType type(DocumentNode property) {
        String expected = "one of string, integer, number, date, timestamp, boolean";
        String logical = property.requiredText("logicalType", expected);
        String written = property.optionalText("physicalType", "a Redshift type");
        String physical = written == null ? null : written.toLowerCase(Locale.ROOT);
        return switch (logical) {
            case "string" -> varchar(property, physical);
            case "integer" -> plain(property, physical, physical != null && physical.startsWith("int") ? Kind.INTEGER : Kind.BIGINT);
            case "number" -> decimal(property, physical);
            case "date" -> plain(property, physical, Kind.DATE);
            case "timestamp" -> plain(property, physical, Kind.TIMESTAMPTZ);
            case "boolean" -> plain(property, physical, Kind.BOOLEAN);
            case "" -> new ColumnType(Kind.BOOLEAN, 0, 0);
            default -> {
                property.problemAt("logicalType", expected, "\"" + logical + "\"");
                yield new ColumnType(Kind.BOOLEAN, 0, 0);
            }
        };
    }

    private static ColumnType plain(DocumentNode property, @Nullable String physical, Kind kind) {
        List<String> names = switch (kind) {
            case INTEGER, BIGINT -> List.of("integer", "int", "bigint");
            case DATE -> List.of("date");
            case TIMESTAMPTZ -> List.of("timestamptz", "timestamp with time zone");
            case BOOLEAN -> List.of("boolean", "bool");
            case VARCHAR, DECIMAL -> throw new IllegalArgumentException(kind + " has a length");
        };
        if (physical != null && !names.contains(physical)) {
            property.problemAt("physicalType", "one of " + String.join(", ", names), "\"" + physical + "\"");
        }
        return new ColumnType(kind, 0, 0);
    }

    private static ColumnType varchar(DocumentNode property, @Nullable String physical) {
        Long longest = property.child("logicalTypeOptions").map(options -> options.whole("maxLength", 1)).orElse(null);
        Matcher matcher = VARCHAR.matcher(physical == null ? "" : physical);
        if (physical != null && !matcher.matches()) {
            property.problemAt("physicalType", "varchar(n) for a string", "\"" + physical + "\"");
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        if (physical == null && longest == null) {
            property.problem("\"physicalType\": varchar(n), n in bytes, or logicalTypeOptions.maxLength", "neither", null);
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        long length = physical == null && longest != null ? longest : Long.parseLong(matcher.group(1));
        if (longest != null && longest != length) {
            property.problemAt("logicalTypeOptions/maxLength", "the length of physicalType, " + length, longest.toString());
        }
        if (length < 1 || length > LONGEST_VARCHAR) {
            property.problemAt("physicalType", "a length from 1 to " + LONGEST_VARCHAR + " bytes", Long.toString(length));
        }
        return new ColumnType(Kind.VARCHAR, (int) length, 0);
    }

    private static ColumnType decimal(DocumentNode property, @Nullable String physical) {
        Matcher matcher = DECIMAL.matcher(physical == null ? "" : physical);
        if (matcher.matches()) {
            int digits = Integer.parseInt(matcher.group(1));
            int scale = Integer.parseInt(matcher.group(2));
            if (digits >= 1 && digits <= MOST_DIGITS && scale <= digits) {
                return new ColumnType(Kind.DECIMAL, digits, scale);
            }
        }
        property.problemAt(
                "physicalType",
                "decimal(digits,scale) with at most " + MOST_DIGITS + " digits",
                physical == null ? "nothing" : "\"" + physical + "\"");
        return new ColumnType(Kind.DECIMAL, 1, 0);
    }

    private static List<String> optionsOf(Kind kind) {
        return switch (kind) {
            case VARCHAR -> List.of("maxLength", "pattern");
            case INTEGER, BIGINT, DECIMAL -> List.of("minimum", "maximum");
            case DATE -> List.of("format", "minimum", "maximum");
            case TIMESTAMPTZ -> List.of("format", "defaultTimezone");
            case BOOLEAN -> List.of();
        };
    }

    private static @Nullable String format(Optional<DocumentNode> options, Kind kind) {
        String format = options.map(node -> node.optionalText("format", "a date pattern, for example dd/MM/uuuu")).orElse(null);
        if (format == null || format.isEmpty() || (kind != Kind.DATE && kind != Kind.TIMESTAMPTZ)) {
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

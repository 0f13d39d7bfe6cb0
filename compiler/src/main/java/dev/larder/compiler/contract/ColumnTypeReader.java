package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code logicalType} and {@code physicalType} of a column. A problem leaves a type that is never used. */
final class ColumnTypeReader {
    private static final Pattern VARCHAR = Pattern.compile("(?:varchar|character varying)\\((\\d{1,5})\\)");
    private static final Pattern DECIMAL = Pattern.compile("(?:decimal|numeric)\\((\\d{1,2}),\\s*(\\d{1,2})\\)");
    private static final int LONGEST_VARCHAR = 65_535;
    private static final int MOST_DIGITS = 38;
    private static final ColumnType UNUSED = new ColumnType(Kind.BOOLEAN, 0, 0);

    /** Why a type of Redshift cannot be a feed's, by the first word of its name. */
    private static final Map<String, String> REFUSED = Map.of(
            "char", "A char is filled up with blanks and takes single-byte characters only: use varchar(n).",
            "character", "A char is filled up with blanks and takes single-byte characters only: use varchar(n).",
            "double", "Sums of floating-point numbers differ from run to run: use decimal(digits,scale).",
            "float", "Sums of floating-point numbers differ from run to run: use decimal(digits,scale).",
            "float8", "Sums of floating-point numbers differ from run to run: use decimal(digits,scale).",
            "float4", "Sums of floating-point numbers differ from run to run: use decimal(digits,scale).",
            "real", "Sums of floating-point numbers differ from run to run: use decimal(digits,scale).",
            "time", "A time of day without its date is not supported: use varchar(n).",
            "timetz", "A time of day without its date is not supported: use varchar(n).",
            "text", "Text has 256 bytes in Redshift: use varchar(n).");

    private final DocumentNode property;
    private final @Nullable String physical;

    private ColumnTypeReader(DocumentNode property) {
        this.property = property;
        String written = property.optionalText("physicalType", "a Redshift type");
        physical = written == null ? null : written.toLowerCase(Locale.ROOT);
    }

    static ColumnType read(DocumentNode property) {
        String expected = "one of string, integer, number, date, timestamp, boolean";
        String logical = property.requiredText("logicalType", expected);
        ColumnTypeReader reader = new ColumnTypeReader(property);
        return switch (logical) {
            case "string" -> reader.varchar();
            case "integer" -> reader.one(integers(), "bigint");
            case "number" -> reader.decimal();
            case "date" -> reader.one(Map.of("date", Kind.DATE), "date");
            case "timestamp" -> reader.one(timestamps(), "timestamptz");
            case "boolean" -> reader.one(Map.of("boolean", Kind.BOOLEAN, "bool", Kind.BOOLEAN), "boolean");
            case "" -> UNUSED;
            default -> {
                property.child("logicalType").ifPresent(node -> node.word(List.of("string", "integer", "number", "date", "timestamp", "boolean")));
                yield UNUSED;
            }
        };
    }

    private static Map<String, Kind> integers() {
        return Map.of(
                "smallint", Kind.SMALLINT, "int2", Kind.SMALLINT,
                "integer", Kind.INTEGER, "int", Kind.INTEGER, "int4", Kind.INTEGER,
                "bigint", Kind.BIGINT, "int8", Kind.BIGINT);
    }

    private static Map<String, Kind> timestamps() {
        return Map.of(
                "timestamptz", Kind.TIMESTAMPTZ, "timestamp with time zone", Kind.TIMESTAMPTZ,
                "timestamp", Kind.TIMESTAMP, "timestamp without time zone", Kind.TIMESTAMP);
    }

    private ColumnType one(Map<String, Kind> names, String otherwise) {
        Kind kind = names.get(physical == null ? otherwise : physical);
        if (kind == null) {
            refuse("one of " + String.join(", ", names.keySet().stream().sorted().toList()));
            return UNUSED;
        }
        return new ColumnType(kind, 0, 0);
    }

    private ColumnType varchar() {
        Long longest = property.child("logicalTypeOptions").map(options -> options.whole("maxLength", 1)).orElse(null);
        Matcher matcher = VARCHAR.matcher(physical == null ? "" : physical);
        if (physical != null && !matcher.matches()) {
            refuse("varchar(n) for a string");
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        if (physical == null && longest == null && property.isMisspelled("physicalType")) {
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

    private ColumnType decimal() {
        Matcher matcher = DECIMAL.matcher(physical == null ? "" : physical);
        if (matcher.matches()) {
            int digits = Integer.parseInt(matcher.group(1));
            int scale = Integer.parseInt(matcher.group(2));
            if (digits >= 1 && digits <= MOST_DIGITS && scale <= digits) {
                return new ColumnType(Kind.DECIMAL, digits, scale);
            }
        }
        refuse("decimal(digits,scale) with at most " + MOST_DIGITS + " digits");
        return new ColumnType(Kind.DECIMAL, 1, 0);
    }

    private void refuse(String expected) {
        String found = physical == null ? "nothing" : "\"" + physical + "\"";
        String help = physical == null ? null : REFUSED.get(physical.split("[ (]", 2)[0]);
        Optional<DocumentNode> written = property.child("physicalType");
        if (written.isPresent()) {
            written.get().problem(expected, found, help);
        } else {
            property.problemAt("physicalType", expected, found);
        }
    }
}

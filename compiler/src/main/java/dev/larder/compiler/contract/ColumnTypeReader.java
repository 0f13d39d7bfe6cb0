package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code logicalType} and {@code physicalType} of a column. After a problem the type is never used. */
final class ColumnTypeReader {
    private static final List<Kind> INTEGERS = List.of(Kind.BIGINT, Kind.INTEGER, Kind.SMALLINT);
    private static final List<Kind> TIMESTAMPS = List.of(Kind.TIMESTAMPTZ, Kind.TIMESTAMP);
    private static final ColumnType UNUSED = new ColumnType(Kind.BOOLEAN, 0, 0);

    /** Why a Redshift type cannot be used in a feed, by the first word of its name. */
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
    /** The type as written; unknown if there is none, or it is not one of Redshift's. */
    private final Type type;

    private ColumnTypeReader(DocumentNode property) {
        this.property = property;
        String written = property.optionalText("physicalType", "a Redshift type");
        physical = written == null ? null : written.toLowerCase(Locale.ROOT);
        type = physical == null ? Type.UNKNOWN : parsed(physical);
    }

    static ColumnType read(DocumentNode property) {
        String expected = "one of string, integer, number, date, timestamp, boolean";
        String logical = property.requiredText("logicalType", expected);
        ColumnTypeReader reader = new ColumnTypeReader(property);
        return switch (logical) {
            case "string" -> reader.varchar();
            case "integer" -> reader.one(INTEGERS);
            case "number" -> reader.decimal();
            case "date" -> reader.one(List.of(Kind.DATE));
            case "timestamp" -> reader.one(TIMESTAMPS);
            case "boolean" -> reader.one(List.of(Kind.BOOLEAN));
            case "" -> UNUSED;
            case "time" -> {
                property.problemAt("logicalType", expected, "\"time\"", REFUSED.get("time"));
                yield UNUSED;
            }
            default -> {
                property.child("logicalType")
                        .ifPresent(node ->
                                node.word(List.of("string", "integer", "number", "date", "timestamp", "boolean")));
                yield UNUSED;
            }
        };
    }

    private static Type parsed(String physical) {
        try {
            return StatementText.type(physical);
        } catch (Objection none) {
            return Type.UNKNOWN;
        }
    }

    /** Reads one of several types without a size; the first if none is written. */
    private ColumnType one(List<Kind> kinds) {
        Optional<Kind> kind = physical == null
                ? Optional.of(kinds.getFirst())
                : kinds.stream()
                        .filter(k -> type.kind().name().equals(k.name()))
                        .findFirst();
        if (kind.isEmpty()) {
            refuse("one of "
                    + kinds.stream().map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
        }
        return kind.map(known -> new ColumnType(known, 0, 0)).orElse(UNUSED);
    }

    /** Returns whether the text names its size; without one, Redshift silently drops letters and decimals. */
    private boolean isSized(String size) {
        return physical != null && physical.contains(size);
    }

    private ColumnType varchar() {
        Long longest = property.child("logicalTypeOptions")
                .map(options -> options.whole("maxLength", 1))
                .orElse(null);
        if (physical != null && (type.kind() != Type.Kind.VARCHAR || !isSized("("))) {
            refuse("varchar(n) for a string, n from 1 to " + Type.LONGEST + " bytes");
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        if (physical == null && longest == null && property.isMisspelled("physicalType")) {
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        if (physical == null && longest == null) {
            property.problem(
                    "\"physicalType\": varchar(n), n in bytes, or logicalTypeOptions.maxLength", "neither", null);
            return new ColumnType(Kind.VARCHAR, 1, 0);
        }
        long length = physical == null && longest != null ? longest : type.size();
        if (longest != null && longest != length) {
            property.problemAt(
                    "logicalTypeOptions/maxLength", "the length of physicalType, " + length, longest.toString());
        }
        if (length < 1 || length > Type.LONGEST) {
            property.problemAt("physicalType", "a length from 1 to " + Type.LONGEST + " bytes", Long.toString(length));
        }
        return new ColumnType(Kind.VARCHAR, (int) length, 0);
    }

    private ColumnType decimal() {
        if (type.kind() == Type.Kind.DECIMAL && isSized(",")) {
            return new ColumnType(Kind.DECIMAL, type.size(), type.scale());
        }
        refuse("decimal(digits,scale) with at most 38 digits, 37 of them behind the point");
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

package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how the file is written from the contract's properties. */
final class DialectReader {
    /** Stands between the values of a text whose widths were fixed; no printable text has it. */
    private static final char UNIT_SEPARATOR = '\u001f';

    /** Those that the JDK's base module has on every system; UTF-16 needs a byte order mark, the other two must not be guessed. */
    static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-16",
            "UTF-16LE",
            "UTF-16BE",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "IBM437",
            "IBM850");

    static final List<String> FORMATS = List.of("delimited", "fixedWidth", "jsonLines", "json", "excel");

    private DialectReader() {}

    static FileDialect read(CustomProperties properties, List<DocumentNode> nodes, List<Column> columns) {
        String encoding = properties.choice("encoding", ENCODINGS, "UTF-8");
        String compression = properties.choice("compression", List.of("none", "gzip", "zstd", "zip"), "none");
        String separator = properties.choice("decimalSeparator", List.of(".", ","), ".");
        int before = properties.problems();
        char delimiter = delimiter(properties);
        String format = properties.choice("format", FORMATS, "delimited");
        if (format.equals("delimited") && properties.problems() == before && separator.charAt(0) == delimiter) {
            refuseForBoth(properties, separator);
        }
        List<Slice> slices = SlicesReader.read(properties, nodes);
        @Nullable Keys keys = keys(properties, columns);
        @Nullable String sheet = LayoutReader.sheet(properties, nodes);
        boolean isDelimited = slices.isEmpty() && keys == null && sheet == null;
        Layout layout = isDelimited
                ? LayoutReader.read(properties, delimiter)
                : sheet == null ? LayoutReader.ofTurnedText(properties, keys) : LayoutReader.ofSheet(properties);
        if (layout.headerRows() == 0) {
            refuseWithoutHeader(properties, nodes, keys != null);
        } else {
            requireDistinct(nodes, columns);
        }
        return new FileDialect(
                encoding,
                isDelimited ? delimiter : UNIT_SEPARATOR,
                separator.charAt(0),
                zone(properties, nodes, columns),
                Compression.valueOf(compression.toUpperCase(Locale.ROOT)),
                layout,
                properties.get("missingValues").map(DocumentNode::texts).orElse(List.of()),
                groupSeparator(properties, separator),
                slices,
                keys,
                CompletenessReader.read(properties, columns),
                sheet);
    }

    private static void refuseForBoth(CustomProperties properties, String separator) {
        properties
                .get("decimalSeparator")
                .ifPresent(node -> node.problem(
                        "a decimalSeparator other than the delimiter",
                        "\"" + separator + "\" for both",
                        "say the file's delimiter; without the property it is a comma"));
    }

    private static @Nullable Keys keys(CustomProperties properties, List<Column> columns) {
        boolean isArray = SlicesReader.isFormat(properties, "json");
        if (!isArray) {
            properties
                    .get("records")
                    .ifPresent(node -> node.problem("records only with format json", node.described(), null));
        }
        if (!isArray && !SlicesReader.isFormat(properties, "jsonLines")) {
            return null;
        }
        List<String> vain = List.of("delimiter", "quote", "escape", "headerRows", "comment", "footer");
        SlicesReader.refuse(properties, vain, isArray ? "json" : "jsonLines");
        SlicesReader.refuse(properties, isArray ? List.of("skippedLines") : List.of(), "json");
        boolean others = properties
                .choice("extraColumns", List.of("reject", "park"), "reject")
                .equals("park");
        List<String> names = columns.stream().map(Column::header).toList();
        return new Keys(names, others, isArray ? array(properties) : null);
    }

    /** The name of the member that is the array; empty if the file is. */
    private static String array(CustomProperties properties) {
        String expected = "the name of the member that is the array of records, without quotes and escapes";
        Optional<DocumentNode> node = properties.get("records");
        String name = node.map(found -> found.text(expected)).orElse("");
        if (name.chars().anyMatch(letter -> letter == '"' || letter == '\\' || Character.isISOControl(letter))) {
            node.ifPresent(found -> found.problem(expected, found.described(), null));
        }
        return name;
    }

    private static @Nullable Character groupSeparator(CustomProperties properties, String decimalSeparator) {
        String group = properties.choice("groupSeparator", List.of(",", ".", "'", "space", "none"), "none");
        if (group.equals(decimalSeparator)) {
            properties
                    .get("groupSeparator")
                    .ifPresent(node -> node.problem(
                            "a groupSeparator other than the decimalSeparator", "\"" + group + "\" for both", null));
        }
        return switch (group) {
            case "none" -> null;
            case "space" -> ' ';
            default -> group.charAt(0);
        };
    }

    private static char delimiter(CustomProperties properties) {
        Optional<DocumentNode> node = properties.get("delimiter");
        if (node.isEmpty()) {
            return ',';
        }
        String expected = "one of \",\" \";\" \"|\" \"\\t\"";
        String text = node.get().delimiter(expected);
        return text.isEmpty() ? ',' : text.charAt(0);
    }

    private static String zone(CustomProperties properties, List<DocumentNode> nodes, List<Column> columns) {
        @Nullable String zone = properties.optional("timeZone", "a time zone, for example Europe/Rome");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type().kind() == Kind.TIMESTAMPTZ) {
                zone = agreed(zone, properties, nodes.get(i));
            }
        }
        properties.get("timeZone").ifPresent(node -> node.requireZone());
        return zone == null || zone.isEmpty() ? "UTC" : zone;
    }

    private static @Nullable String agreed(@Nullable String zone, CustomProperties properties, DocumentNode column) {
        Optional<DocumentNode> stated =
                column.child("logicalTypeOptions").flatMap(options -> options.child("defaultTimezone"));
        if (stated.isEmpty()) {
            if (zone == null && !properties.isMisspelled("timeZone")) {
                column.problemAt(
                        "logicalType", "logicalTypeOptions.defaultTimezone, or the property timeZone", "neither");
            }
            return zone;
        }
        stated.get().requireZone();
        String own = stated.get().text("a time zone");
        if (zone != null && !zone.equals(own)) {
            stated.get().problem("the same time zone everywhere, " + zone, "\"" + own + "\"", null);
        }
        return own;
    }

    /** Without a header no column has a place in it, and none can be parked, but a key of a JSON object. */
    private static void refuseWithoutHeader(CustomProperties properties, List<DocumentNode> columns, boolean hasKeys) {
        for (DocumentNode column : columns) {
            SlicesReader.property(column, "position")
                    .ifPresent(node -> node.problem("position only with a header", node.described(), null));
        }
        if (!hasKeys
                && properties
                        .choice("extraColumns", List.of("reject", "park"), "reject")
                        .equals("park")) {
            properties
                    .get("extraColumns")
                    .ifPresent(node -> node.problem("extraColumns: park only with a header", node.described(), null));
        }
    }

    /** Two columns cannot have one place. */
    private static void requireDistinct(List<DocumentNode> nodes, List<Column> columns) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Integer position = columns.get(i).position();
            if (position != null && !places.add(position)) {
                SlicesReader.property(nodes.get(i), "position")
                        .ifPresent(node -> node.problem("each position once", node.described() + " again", null));
            }
        }
    }
}

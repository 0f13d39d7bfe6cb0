package dev.larder.compiler.contract;

import dev.larder.core.contract.FileDialect.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where the columns stand in a line of fixed widths. */
final class SlicesReader {
    /** The format's name. */
    static final String FORMAT = "fixedWidth";

    private static final List<String> OF_FOOTER = List.of("start", "width");

    /** Longer lines are longer than a record may be. */
    private static final int MOST_CHARACTERS = 1 << 20;
    /** What means nothing where widths are fixed. */
    private static final List<String> OF_DELIMITED_TEXT = List.of("delimiter", "quote", "escape", "headerRows");

    private final CustomProperties properties;

    private SlicesReader(CustomProperties properties) {
        this.properties = properties;
    }

    /** The slices in the order of the columns; none if the contract says that the text is delimited. */
    static List<Slice> read(CustomProperties properties, List<DocumentNode> columns) {
        SlicesReader reader = new SlicesReader(properties);
        return isFormat(properties, FORMAT) ? reader.fixed(columns) : reader.delimited(columns);
    }

    /** Whether the contract names this format. */
    static boolean isFormat(CustomProperties properties, String format) {
        return properties.get("format").map(DocumentNode::written).orElse("").equals(format);
    }

    private List<Slice> delimited(List<DocumentNode> columns) {
        for (DocumentNode column : columns) {
            for (String name : List.of("start", "width")) {
                property(column, name)
                        .ifPresent(node -> node.problem(name + " only with format fixedWidth", node.described(), null));
            }
        }
        return List.of();
    }

    private List<Slice> fixed(List<DocumentNode> columns) {
        refuse(properties, OF_DELIMITED_TEXT, FORMAT);
        List<Slice> slices = new ArrayList<>();
        int end = 0;
        for (DocumentNode column : columns) {
            Slice slice = new Slice(number(column, "start", end + 1), number(column, "width", 1));
            if (slice.start() <= end) {
                property(column, "start")
                        .ifPresent(node -> node.problem(
                                "a start behind the column before it", String.valueOf(slice.start()), null));
            }
            end = Math.max(end, slice.end());
            slices.add(slice);
        }
        return slices;
    }

    /** Where a value of the footer stands, which is cut otherwise than the rows. */
    static Slice ofFooter(DocumentNode value) {
        int[] numbers = {1, 1};
        if (!value.isObject()) {
            value.problem(
                    "where it stands in the footer, as {start: 2, width: 6}, in characters from 1",
                    value.described(),
                    "a footer of fixed widths is not cut as the rows are");
            return new Slice(1, 1);
        }
        value.allow(OF_FOOTER, List.of());
        for (int i = 0; i < numbers.length; i++) {
            Optional<DocumentNode> node = value.child(OF_FOOTER.get(i));
            if (node.isEmpty()) {
                value.problem("start and width, in characters from 1", value.described(), null);
            } else {
                numbers[i] = node.get().wholeNumber(1, MOST_CHARACTERS);
            }
        }
        return new Slice(numbers[0], numbers[1]);
    }

    /** Refuses properties that mean nothing in the format. */
    static void refuse(CustomProperties properties, List<String> names, String format) {
        for (String name : names) {
            properties
                    .get(name)
                    .ifPresent(node -> node.problem("no " + name + " with format " + format, node.described(), null));
        }
    }

    private static int number(DocumentNode column, String name, int fallback) {
        Optional<DocumentNode> node = property(column, name);
        if (node.isEmpty()) {
            column.problemAt(
                    "customProperties",
                    "the property \"" + name + "\" of a column with format fixedWidth, in characters from 1",
                    "none of that name");
        }
        return node.map(found -> found.wholeNumber(1, MOST_CHARACTERS)).orElse(fallback);
    }

    /** The value of a column's property. */
    static Optional<DocumentNode> property(DocumentNode column, String name) {
        return column.items("customProperties").stream()
                .filter(item -> item.child("property")
                        .map(DocumentNode::written)
                        .filter(name::equals)
                        .isPresent())
                .flatMap(item -> item.child("value").stream())
                .findFirst();
    }
}

package dev.larder.compiler.contract;

import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads how a file is cut into records from the contract's properties. */
final class LayoutReader {
    static final List<String> FOOTER = List.of("startsWith", "rows", "sums");
    private static final int MOST_LINES = 1000;
    private static final int MOST_HEADER_ROWS = 10;
    /** A table has no more columns. */
    private static final int MOST_VALUES = 1600;

    private static final String EXCEL = "excel";
    /** A sheet has values, not characters that cut a text or spell a number. */
    private static final List<String> OF_TEXT = List.of(
            "encoding", "compression", "delimiter", "decimalSeparator", "groupSeparator", "quote", "escape", "comment");

    private static final List<String> OF_NUMBERS = List.of("percentSign", "parentheses", "zeroDecimals");

    private final CustomProperties properties;
    private final char delimiter;

    private LayoutReader(CustomProperties properties, char delimiter) {
        this.properties = properties;
        this.delimiter = delimiter;
    }

    static Layout read(CustomProperties properties, char delimiter) {
        return new LayoutReader(properties, delimiter).layout();
    }

    /** A text that was made one with delimiters has neither quotes nor a header. */
    static Layout ofTurnedText(CustomProperties properties, @Nullable Keys keys) {
        Layout layout = read(properties, Layout.NO);
        char comment = keys == null || keys.array() == null ? layout.comment() : Keys.NO_RECORD;
        return new Layout(
                Layout.NO, keys == null ? Layout.NO : '\\', comment, layout.skippedLines(), 0, layout.footer());
    }

    /** Rows and cells are none of characters. */
    static Layout ofSheet(CustomProperties properties) {
        Layout layout = read(properties, Layout.NO);
        return new Layout(Layout.NO, '\\', Layout.NO, layout.skippedLines(), layout.headerRows(), layout.footer());
    }

    /** The sheet's name; null if the file is no workbook. */
    static @Nullable String sheet(CustomProperties properties, List<DocumentNode> columns) {
        if (!SlicesReader.isFormat(properties, EXCEL)) {
            properties
                    .get("sheet")
                    .ifPresent(node -> node.problem("sheet only with format excel", node.described(), null));
            return null;
        }
        SlicesReader.refuse(properties, OF_TEXT, EXCEL);
        for (DocumentNode column : columns) {
            OF_NUMBERS.forEach(name -> SlicesReader.property(column, name)
                    .ifPresent(node -> node.problem("no " + name + " with format excel", node.described(), null)));
        }
        properties
                .get("headerRows")
                .filter(node -> node.written().equals("0"))
                .ifPresent(node -> node.problem("at least one header row with format excel", "0", null));
        properties
                .get("footer")
                .ifPresent(footer -> List.of("rows", "sums")
                        .forEach(name -> footer.child(name)
                                .ifPresent(node -> node.problem(
                                        "a footer without " + name + " with format excel", node.described(), null))));
        return properties.required("sheet", "the name of the sheet that holds the rows");
    }

    private Layout layout() {
        int before = properties.problems();
        Layout layout = new Layout(
                character("quote", List.of("\"", "'", "none"), '"'),
                character("escape", List.of("\\", "none"), Layout.NO),
                character("comment", List.of("#", ";", "%", "!", "*", "none"), Layout.NO),
                number("skippedLines", MOST_LINES, 0),
                number("headerRows", MOST_HEADER_ROWS, 1),
                properties.get("footer").map(this::footer).orElse(null));
        if (properties.problems() == before) {
            requireDifferent(layout);
        }
        return layout;
    }

    /** One of a few characters, or none. */
    private char character(String name, List<String> words, char fallback) {
        String word = properties.choice(name, words, fallback == Layout.NO ? "none" : String.valueOf(fallback));
        return word.equals("none") ? Layout.NO : word.charAt(0);
    }

    private int number(String name, int most, int fallback) {
        return properties.get(name).map(node -> node.wholeNumber(0, most)).orElse(fallback);
    }

    private @Nullable Footer footer(DocumentNode node) {
        node.allow(FOOTER, List.of());
        String start = node.requiredText("startsWith", "how the last line begins, and no row does");
        List<Slice> slices = new ArrayList<>();
        Function<DocumentNode, Integer> place = SlicesReader.isFormat(properties, SlicesReader.FORMAT)
                ? value -> place(value, slices)
                : value -> value.wholeNumber(1, MOST_VALUES);
        @Nullable Integer rows = node.child("rows").map(place).orElse(null);
        SortedMap<String, Integer> sums = new TreeMap<>();
        node.child("sums")
                .ifPresent(all -> all.members().forEach((column, value) -> sums.put(column, place.apply(value))));
        return start.isEmpty() ? null : new Footer(start, rows, sums, slices);
    }

    /** The place among the values of the footer, of which the first is its beginning. */
    private static int place(DocumentNode value, List<Slice> slices) {
        slices.add(SlicesReader.ofFooter(value));
        return slices.size() + 1;
    }

    private void requireDifferent(Layout layout) {
        Map<Character, String> used = new HashMap<>(Map.of(delimiter, "delimiter"));
        requireNew(used, layout.quote(), "quote");
        requireNew(used, layout.escape(), "escape");
        requireNew(used, layout.comment(), "comment");
    }

    private void requireNew(Map<Character, String> used, char character, String name) {
        Optional<DocumentNode> node = properties.get(name);
        String other = character == Layout.NO ? null : used.putIfAbsent(character, name);
        if (other != null && node.isPresent()) {
            node.get().problem("a " + name + " other than the " + other, "\"" + character + "\" for both", null);
        }
    }
}

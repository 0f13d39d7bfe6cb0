package dev.larder.core.sample;

import dev.larder.core.delivery.internal.cell.SheetMark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What stands around the rows of a sheet: titles above, one or more rows of labels. Values have their marks; an empty row is an empty list.
 *
 * @param skippedLines rows before the labels
 * @param labels as far as the sheet has them
 * @param rows the first rows, without marks, equally long
 */
record SheetFrame(int skippedLines, int headerRows, List<String> labels, List<List<String>> rows) {
    private static final int MOST_HEADER_ROWS = 3;
    /** A title stands alone in its row, or beside one value. */
    private static final int FEWEST_VALUES = 2;

    /** The frame of the first rows; empty where no row has labels above it. */
    static Optional<SheetFrame> of(List<List<String>> all) {
        int width = all.stream()
                .filter(row -> filled(row) >= FEWEST_VALUES)
                .mapToInt(List::size)
                .max()
                .orElse(0);
        if (width == 0) {
            return Optional.empty();
        }
        List<List<String>> padded = all.stream().map(row -> padded(row, width)).toList();
        int data = firstRow(padded, width);
        if (data < 1 || filled(padded.get(data - 1)) < FEWEST_VALUES) {
            return Optional.empty();
        }
        int top = data - 1;
        while (top > 0
                && data - top < MOST_HEADER_ROWS
                && filled(padded.get(top - 1)) >= FEWEST_VALUES
                && !areEnough(labels(padded.subList(top, data), width))) {
            top--;
        }
        List<List<String>> rows = padded.subList(data, padded.size()).stream()
                .filter(row -> filled(row) > 0)
                .map(row -> row.stream().map(SheetFrame::plain).toList())
                .toList();
        return Optional.of(new SheetFrame(top, data - top, labels(padded.subList(top, data), width), rows));
    }

    private static List<String> padded(List<String> row, int width) {
        List<String> padded = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(value -> !value.isBlank()).count();
    }

    /** The first row whose cells are those of its columns; of a sheet of texts the one behind the first that is as wide as most. */
    private static int firstRow(List<List<String>> rows, int width) {
        List<List<String>> later = rows.subList(rows.size() / 2, rows.size()).stream()
                .filter(row -> filled(row) >= FEWEST_VALUES)
                .toList();
        int[] kinds =
                IntStream.range(0, width).map(column -> kind(later, column)).toArray();
        boolean[] needed = new boolean[width];
        for (int i = 0; i < width; i++) {
            int column = i;
            needed[i] = later.stream().filter(row -> row.get(column).isEmpty()).count() * 20 < later.size();
        }
        boolean areTexts = IntStream.of(kinds).allMatch(kind -> kind == SheetMark.NONE);
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (areTexts && filled(row) * 2 > width) {
                return i + 1;
            }
            if (!areTexts && fits(row, kinds, needed)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(List<String> row, int[] kinds, boolean[] needed) {
        int alike = 0;
        int other = 0;
        for (int i = 0; i < kinds.length; i++) {
            String value = row.get(i);
            if (value.isEmpty() && needed[i]) {
                return false;
            }
            boolean tells = !value.isEmpty() && kinds[i] != SheetMark.NONE;
            alike += tells && kind(value) == kinds[i] ? 1 : 0;
            other += tells && kind(value) != kinds[i] ? 1 : 0;
        }
        return alike > other;
    }

    /** What most cells of a column are. */
    private static int kind(List<List<String>> rows, int column) {
        int[] counts = new int[SheetMark.SHOWN_AS_DATE + 1];
        rows.forEach(row -> counts[kind(row.get(column))] += row.get(column).isEmpty() ? 0 : 1);
        return IntStream.range(0, counts.length)
                .reduce(SheetMark.NONE, (best, kind) -> counts[kind] > counts[best] ? kind : best);
    }

    private static int kind(String value) {
        byte first = value.isEmpty() ? SheetMark.NONE : (byte) value.charAt(0);
        return SheetMark.isMark(first) && first != SheetMark.TEXT ? first : SheetMark.NONE;
    }

    private static String plain(String value) {
        return !value.isEmpty() && SheetMark.isMark((byte) value.charAt(0)) ? value.substring(1) : value;
    }

    private static List<String> labels(List<List<String>> header, int width) {
        return IntStream.range(0, width)
                .mapToObj(column -> header.stream()
                        .map(row -> plain(row.get(column)).strip())
                        .filter(text -> !text.isEmpty())
                        .reduce((above, below) -> above + " " + below)
                        .orElse(""))
                .toList();
    }

    /** Whether each column has a label of its own. */
    static boolean areEnough(List<String> labels) {
        Set<String> different = new HashSet<>(labels);
        return different.size() == labels.size() && !different.contains("");
    }
}

package dev.larder.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns, for people; every cell is made safe for a terminal. */
public final class TextTable {
    private TextTable() {}

    /** Prints a table whose texts are aligned left. */
    public static void print(List<String> columns, List<List<String>> rows, PrintWriter out) {
        print(columns, Collections.nCopies(columns.size(), false), rows, out);
    }

    /** Prints a table; {@code right} says which columns are aligned right. */
    public static void print(List<String> columns, List<Boolean> right, List<List<String>> rows, PrintWriter out) {
        List<List<String>> safe = rows.stream()
                .map(row -> row.stream().map(SafeText::of).toList())
                .toList();
        printSafe(columns.stream().map(SafeText::of).toList(), right, safe, out);
    }

    private static void printSafe(List<String> columns, List<Boolean> right, List<List<String>> rows, PrintWriter out) {
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> rows.stream().mapToInt(row -> width(row.get(i))).reduce(width(columns.get(i)), Math::max))
                .toArray();
        out.println(line(columns, widths, right));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths, right));
        rows.forEach(row -> out.println(line(row, widths, right)));
    }

    private static String line(List<String> cells, int[] widths, List<Boolean> right) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String blanks = " ".repeat(widths[i] - width(cell));
            padded.add(right.get(i) ? blanks + cell : cell + blanks);
        }
        return String.join("  ", padded).stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

package dev.larder.core.delivery.internal.total;

import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.total.ControlTotals.Said;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks that a file ends with the footer that its contract asks for, if it asks for one. Not thread-safe. */
public final class FooterCheck {
    private final @Nullable Footer footer;
    private final byte[] start;
    private final ProblemLog problems;
    private boolean seen;
    private String stated = "";
    private final SortedMap<String, String> sums = new TreeMap<>();
    private long line;

    public FooterCheck(@Nullable Footer footer, ProblemLog problems) {
        this.footer = footer;
        this.problems = problems;
        start = footer == null ? new byte[0] : footer.start().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the record that the scanner has just read is no row, since it is the footer or stands behind it. */
    public boolean takes(RecordScanner scanner) {
        if (footer == null) {
            return false;
        }
        if (seen) {
            problems.add(ProblemType.FORMAT, scanner.line(), "stands behind the footer of line " + line);
            return true;
        }
        if (!scanner.beginsWith(start)) {
            return false;
        }
        seen = true;
        line = scanner.line();
        stated = footer.rows() != null && footer.rows() <= scanner.fields() ? text(scanner, footer.rows() - 1) : "";
        footer.sums()
                .forEach(
                        (column, place) -> sums.put(column, place <= scanner.fields() ? text(scanner, place - 1) : ""));
        return true;
    }

    /** Whether the footer was read. */
    public boolean isSeen() {
        return seen;
    }

    private static String text(RecordScanner scanner, int field) {
        int from = scanner.from(field);
        return new String(scanner.buffer(), from, scanner.until(field) - from, StandardCharsets.UTF_8).strip();
    }

    /** Where a value of the footer stands, for people. */
    private static String place(Footer footer, int place) {
        if (footer.slices().isEmpty()) {
            return "as value " + place;
        }
        Slice slice = footer.slices().get(place - 2);
        return "in characters " + slice.start() + " to " + slice.end();
    }

    /** Reports a footer that is missing, or that says other rows or sums than these. */
    public void finish(long rows, ControlTotals totals) {
        sums.forEach((column, sum) -> totals.compareSum(new Said("", line), column, sum, problems));
        if (footer == null) {
            return;
        }
        if (!seen) {
            problems.add(
                    ProblemType.ROW_COUNT,
                    0,
                    "the file does not end with a line that begins with \"" + footer.start() + "\"; was it cut off?");
        } else if (footer.rows() != null && !stated.matches("0*" + rows)) {
            problems.add(
                    ProblemType.ROW_COUNT,
                    line,
                    stated.matches("\\d{1,18}")
                            ? "says " + Long.parseLong(stated) + " rows, the file has " + rows
                            : "has no number of rows " + place(footer, footer.rows()));
        } else if (footer.rows() != null) {
            totals.agrees(new Said("", line), "number of rows");
        }
    }
}

package dev.larder.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether two answers are the same, row by row in their order, or, where the statement leaves the order open, as bags of rows. A decimal is the same as a
 * double that lies within half of its last digit, a double within a billionth.
 */
final class SameAnswers {
    private static final BigDecimal BILLIONTH = new BigDecimal("1e-9");

    /** The outcome, and the first rows that differ. */
    record Verdict(boolean same, int rows, String detail) {}

    private SameAnswers() {}

    static Verdict of(List<? extends List<?>> found, List<? extends List<?>> expected) {
        if (found.size() != expected.size()) {
            return new Verdict(false, found.size(), found.size() + " rows, " + expected.size() + " of plain DuckDB");
        }
        String first = differing(found, expected);
        boolean same =
                first.isEmpty() || differing(sorted(found), sorted(expected)).isEmpty();
        return new Verdict(same, found.size(), same ? "" : first);
    }

    private static String differing(List<? extends List<?>> found, List<? extends List<?>> expected) {
        for (int row = 0; row < found.size(); row++) {
            for (int column = 0; column < found.get(row).size(); column++) {
                if (!same(found.get(row).get(column), expected.get(row).get(column))) {
                    return "row " + (row + 1) + ": " + found.get(row) + ", of plain DuckDB " + expected.get(row);
                }
            }
        }
        return "";
    }

    private static List<? extends List<?>> sorted(List<? extends List<?>> rows) {
        List<List<?>> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(SameAnswers::key));
        return sorted;
    }

    /** Numbers with few digits, so that those that are the same stand at the same place. */
    private static String key(List<?> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            BigDecimal number = number(value);
            key.append(number == null ? String.valueOf(value) : String.format(java.util.Locale.ROOT, "%.3f", number))
                    .append('|');
        }
        return key.toString();
    }

    private static boolean same(@Nullable Object found, @Nullable Object expected) {
        BigDecimal a = number(found);
        BigDecimal b = number(expected);
        if (a == null || b == null) {
            return String.valueOf(found).equals(String.valueOf(expected));
        }
        BigDecimal off = a.subtract(b).abs();
        if (expected instanceof Double && !(found instanceof Double)) {
            BigDecimal half = BigDecimal.ONE.movePointLeft(a.scale()).divide(BigDecimal.valueOf(2));
            return off.compareTo(half.add(b.abs().multiply(BILLIONTH))) <= 0;
        }
        boolean floating = found instanceof Double || expected instanceof Double;
        return floating ? off.compareTo(b.abs().multiply(BILLIONTH)) <= 0 : off.signum() == 0;
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number;
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case Number number -> new BigDecimal(number.toString());
            default -> decimal(value.toString());
        };
    }

    /** The local Redshift gives decimals as text, as its Data API does. */
    private static @Nullable BigDecimal decimal(String text) {
        return text.matches("-?[0-9]+\\.[0-9]+") ? new BigDecimal(text) : null;
    }
}

package dev.larder.core.delivery.internal.total;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.internal.cell.Cell;
import dev.larder.core.delivery.internal.cell.RowBuffer;
import dev.larder.core.delivery.problem.ProblemLog;
import dev.larder.core.delivery.problem.ProblemType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums the columns whose sums somebody says, and compares them with what is said. Not thread-safe. */
public final class ControlTotals {
    private static final int MOST_DIGITS = 38;

    private final Contract contract;
    /** By the column's place in the contract; null where nobody says a sum. */
    private final @Nullable ColumnSum[] sums;

    private final boolean any;
    private final SequencedMap<String, List<String>> agreed = new LinkedHashMap<>();

    /** The totals of one file. */
    public ControlTotals(Contract contract) {
        this.contract = contract;
        Set<String> summed = Completeness.summed(contract.dialect());
        List<Column> columns = contract.columns();
        any = !summed.isEmpty();
        sums = new ColumnSum[columns.size()];
        for (int i = 0; i < sums.length; i++) {
            Column column = columns.get(i);
            sums[i] =
                    summed.contains(column.name()) ? new ColumnSum(column.type().scale()) : null;
        }
    }

    /** Whether any column is summed. */
    public boolean isAny() {
        return any;
    }

    /** Adds a conformed value of the contract's column at this place. */
    public void add(int column, byte[] bytes, int from, int until) {
        ColumnSum sum = sums[column];
        if (sum != null && !isNull(bytes, from, until)) {
            sum.add(bytes, from, until);
        }
    }

    /** As a conformed row has it, {@code \\N}. */
    private static boolean isNull(byte[] bytes, int from, int until) {
        return until == from || bytes[from] == '\\';
    }

    /**
     * What somebody says of a file.
     *
     * @param where who says it, to begin a sentence with if it is no line; empty when a line does
     * @param line the line that says it; 0 when it is none of the file's
     */
    public record Said(String where, long line) {}

    /** Compares the number of rows with a text that should be it. */
    public void compareRows(Said said, String text, long rows, ProblemLog problems) {
        String number = text.strip();
        if (number.matches("0*" + rows)) {
            agrees(said, "number of rows");
            return;
        }
        String prefix = said.where.isEmpty() ? "" : said.where + " ";
        problems.add(
                ProblemType.ROW_COUNT,
                said.line,
                number.matches("\\d{1,18}")
                        ? prefix + "says " + Long.parseLong(number) + " rows, the file has " + rows
                        : prefix + "has no number of rows where one is expected");
    }

    /** Compares the sum of a column with a text that should be it, spelled as the column's numbers are. */
    public void compareSum(Said said, String name, String text, ProblemLog problems) {
        List<Column> columns = contract.columns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnSum sum = sums[i];
            if (sum != null && columns.get(i).name().equals(name)) {
                compare(said, columns.get(i), text.strip(), sum.value(), problems);
            }
        }
    }

    private void compare(Said said, Column column, String text, BigDecimal found, ProblemLog problems) {
        BigDecimal stated = number(column, text);
        String prefix = said.where.isEmpty() ? "" : said.where + " ";
        if (stated == null) {
            problems.add(
                    ProblemType.CONTROL_TOTAL,
                    said.line,
                    prefix + "has no sum of \"" + column.header() + "\" where one is expected");
        } else if (stated.compareTo(found) != 0) {
            problems.add(
                    ProblemType.CONTROL_TOTAL,
                    said.line,
                    prefix + "says that the sum of \"" + column.header() + "\" is " + stated.toPlainString()
                            + ", the file's is " + found.toPlainString());
        } else {
            agrees(said, "sum of \"" + column.header() + "\"");
        }
    }

    void agrees(Said said, String what) {
        String who = said.where.isEmpty() ? "the footer" : said.where;
        agreed.computeIfAbsent(who, _ -> new ArrayList<>()).add(what);
    }

    /** Who said what of the file that is so, for example {@code the footer: number of rows}. */
    public List<String> agreed() {
        return agreed.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .toList();
    }

    private @Nullable BigDecimal number(Column column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RowBuffer row = new RowBuffer();
        row.reserve(bytes.length + MOST_DIGITS * 2);
        Cell cell = Cell.of(summing(column), contract.dialect());
        if (bytes.length == 0
                || cell.convert(bytes, 0, bytes.length, row) != null
                || isNull(row.bytes(), 0, row.length())) {
            return null;
        }
        return new BigDecimal(new String(row.bytes(), 0, row.length(), StandardCharsets.US_ASCII));
    }

    /** A column that a sum fits into. */
    private static Column summing(Column column) {
        return new Column(
                column.name(),
                column.header(),
                new ColumnType(Kind.DECIMAL, MOST_DIGITS, column.type().scale()),
                false,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                column.spelling());
    }
}

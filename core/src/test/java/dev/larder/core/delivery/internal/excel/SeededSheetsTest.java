package dev.larder.core.delivery.internal.excel;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.delivery.internal.excel.SheetChecks.check;
import static dev.larder.core.delivery.internal.excel.SheetChecks.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.ContractBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of random values in every form that cells have, against the values that were written. */
final class SeededSheetsTest {
    private static final ContractBuilder CONTRACT = contract(
            ColumnBuilder.text("a"),
            column("n", Kind.BIGINT),
            decimal("d", 18, 4),
            column("day", Kind.DATE),
            column("b", Kind.BOOLEAN));
    private static final String LETTERS = "ab \t\n\\\u001f\u001e\"'<&>,;\u00e9\u20ac_x\ud83d\ude00";

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(ints = {0, 100, 200})
    void every_value_arrives_as_it_was_written(int from) {
        for (int seed = from; seed < from + 100; seed++) {
            Random random = new Random(seed);
            Workbooks book = Workbooks.named("Rows");
            book.row(book.text("a"), book.text("n"), book.text("d"), book.text("day"), book.text("b"));
            List<String> expected = new ArrayList<>();
            int rows = 1 + random.nextInt(40);
            for (int i = 0; i < rows; i++) {
                List<String> values = new ArrayList<>();
                book.row(
                        text(book, random, values),
                        whole(random, values),
                        decimals(random, values),
                        day(random, values),
                        truth(random, values));
                expected.add(String.join("|", values));
            }
            assertThat(check(CONTRACT, book).values()).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static String text(Workbooks book, Random random, List<String> values) {
        StringBuilder made = new StringBuilder("x");
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            int point = LETTERS.codePointAt(random.nextInt(LETTERS.length() - 1));
            made.appendCodePoint(Character.isSurrogate((char) point) ? 0x1f600 : point);
        }
        String value = made.toString().replaceAll("_x[0-9A-Fa-f]{4}_", "");
        values.add(value);
        return switch (random.nextInt(3)) {
            case 0 -> book.text(value);
            case 1 -> Workbooks.inline(value);
            default -> Workbooks.formula(value);
        };
    }

    private static String whole(Random random, List<String> values) {
        long value = random.nextInt(2_000_000) - 1_000_000L;
        values.add(String.valueOf(value == -9 ? 1 : value));
        return Workbooks.number(spelled(BigDecimal.valueOf(value == -9 ? 1 : value), random));
    }

    private static String decimals(Random random, List<String> values) {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000_000) + 1L, random.nextInt(5));
        values.add(value.setScale(4, RoundingMode.UNNECESSARY).toPlainString());
        return Workbooks.number(spelled(value, random));
    }

    /** As Excel, Java and others write the same number. */
    private static String spelled(BigDecimal value, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> value.toPlainString();
            case 3 ->
                new BigDecimal(value.doubleValue()).round(new MathContext(17)).toPlainString();
            case 4 ->
                new BigDecimal(value.doubleValue()).round(new MathContext(16)).toPlainString();
            case 1 -> String.valueOf(value.doubleValue());
            default ->
                value.stripTrailingZeros().unscaledValue() + "E"
                        + -value.stripTrailingZeros().scale();
        };
    }

    private static String day(Random random, List<String> values) {
        LocalDate value = LocalDate.of(1900, 3, 1).plusDays(random.nextInt(100_000));
        values.add(value.toString());
        return random.nextInt(4) == 0
                ? Workbooks.inline(value.toString())
                : Workbooks.number(String.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), value)));
    }

    private static String truth(Random random, List<String> values) {
        if (random.nextInt(3) == 0) {
            values.add("\\N");
            return random.nextBoolean() ? "" : Workbooks.styled();
        }
        boolean value = random.nextBoolean();
        values.add(String.valueOf(value));
        return Workbooks.cell("b", value ? "1" : "0");
    }
}

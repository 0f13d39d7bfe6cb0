package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberCellTest {
    private static final List<BigInteger> EDGES = List.of(
            BigInteger.ZERO,
            BigInteger.TWO.pow(15),
            BigInteger.TWO.pow(31),
            BigInteger.TWO.pow(63),
            BigInteger.TEN.pow(17),
            BigInteger.TEN.pow(18),
            BigInteger.TEN.pow(19),
            BigInteger.TEN.pow(30));

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SMALLINT", "INTEGER", "BIGINT"})
    void the_numbers_around_every_edge_are_kept_or_outside_the_range(Kind kind) {
        BigInteger highest = BigInteger.TWO
                .pow(kind == Kind.SMALLINT ? 15 : kind == Kind.INTEGER ? 31 : 63)
                .subtract(BigInteger.ONE);
        Cell cell = cell(column("n", kind));
        for (BigInteger edge : EDGES) {
            for (int step = -2; step <= 2; step++) {
                for (BigInteger number : List.of(
                        edge.add(BigInteger.valueOf(step)), edge.negate().add(BigInteger.valueOf(step)))) {
                    boolean fits = number.compareTo(highest) <= 0 && number.compareTo(highest.not()) >= 0;
                    String expected = fits
                            ? number.toString()
                            : "[is outside the range of " + kind.name().toLowerCase(java.util.Locale.ROOT) + ", "
                                    + highest.not() + " to " + highest + "]";
                    assertThat(read(cell, number.toString())).isEqualTo(expected);
                    assertThat(read(cell, zeros(number))).isEqualTo(expected);
                }
            }
        }
    }

    /** The same number with a sign and zeros before it. */
    private static String zeros(BigInteger number) {
        return (number.signum() < 0 ? "-" : "+") + "0".repeat(25) + number.abs();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"0, 0", "-0, 0", "+0, 0", "000, 0", "+7, 7", "-07, -7", "0010, 10", "9, 9", "-1, -1"})
    void a_number_has_one_spelling(String value, String conformed) {
        assertThat(read(cell(column("n", Kind.INTEGER)), value)).isEqualTo(conformed);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "-",
                "+",
                "--1",
                "+-1",
                "1-",
                "1.0",
                "1,0",
                " 1",
                "1 ",
                "1e3",
                "0x1",
                "/",
                ":",
                "1/",
                "1:",
                "\u0661",
                "NaN",
                "a",
                "99999999999999999999x"
            })
    void anything_else_is_no_whole_number(String value) {
        assertThat(read(cell(column("n", Kind.BIGINT)), value)).isEqualTo("[is not a whole number]");
    }

    @Test
    void digits_are_read_as_big_integer_reads_them() {
        Random random = new Random(3);
        Cell cell = cell(column("n", Kind.BIGINT));
        for (int round = 0; round < 5000; round++) {
            BigInteger number = new BigInteger(1 + random.nextInt(62), random);
            BigInteger signed = random.nextBoolean() ? number : number.negate();
            assertThat(read(cell, signed.toString())).isEqualTo(signed.toString());
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"-3, [is smaller than -2]", "-2, -2", "5, 5", "6, [is larger than 5]"})
    void the_contracts_bounds_are_allowed_themselves(String value, String answer) {
        assertThat(read(cell(column("n", Kind.SMALLINT).minimum("-2").maximum("5")), value))
                .isEqualTo(answer);
    }

    @Test
    void bounds_beyond_the_type_are_no_bounds() {
        Cell cell =
                cell(column("n", Kind.BIGINT).minimum("-1000000000000000000000").maximum("1000000000000000000000"));

        assertThat(read(cell, "9223372036854775807")).isEqualTo("9223372036854775807");
        assertThat(read(cell, "-9223372036854775808")).isEqualTo("-9223372036854775808");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"10, 10", "+020, 20", "1, '[is not one of 10, 20]'", "100, '[is not one of 10, 20]'"})
    void a_number_is_compared_with_the_valid_values_by_its_spelling(String value, String answer) {
        assertThat(read(cell(column("n", Kind.INTEGER).oneOf("10", "20")), value))
                .isEqualTo(answer);
    }
}

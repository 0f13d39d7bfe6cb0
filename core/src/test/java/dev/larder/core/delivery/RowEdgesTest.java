package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Checks.checkWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.PeriodUnit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are long, many, or wrong in more than one way. */
class RowEdgesTest {
    private static final Contract TWO =
            ContractBuilder.rx(text("a", 60_000).required(), text("b", 60_000)).build();
    private static final Contract KEYED = ContractBuilder.rx(
                    text("a").required(), text("b").required(), text("c"))
            .key("a", "b")
            .build();

    @Test
    void long_rows_fit_behind_each_other_however_much_they_grow() {
        MemoryParts parts = new MemoryParts();
        String quotes = "\"" + "\"\"".repeat(60_000) + "\"";
        String file = "a,b\n" + "x".repeat(60_000) + ",\n" + quotes + "," + quotes + "\n" + quotes + ",y\n";

        assertThat(accepted(check(TWO, file, parts)).parts()).hasSize(1);

        assertThat(parts.text())
                .isEqualTo("x".repeat(60_000) + ",\\N,d1,2,\"\"\n" + quotes + "," + quotes + ",d1,3,\"\"\n" + quotes
                        + ",y,d1,4,\"\"\n");
    }

    @Test
    void short_values_that_are_written_long_fit_too() {
        MemoryParts parts = new MemoryParts();
        ColumnBuilder[] columns =
                IntStream.range(0, 3000).mapToObj(i -> decimal("n" + i, 38, 37)).toArray(ColumnBuilder[]::new);
        String header =
                String.join(",", IntStream.range(0, 3000).mapToObj(i -> "n" + i).toList());
        String row = "1,".repeat(2999) + "1\n";

        accepted(check(ContractBuilder.rx(columns).key("n0", "n1").build(), header + "\n" + row, parts));
        accepted(check(ContractBuilder.rx(columns).build(), header + "\n" + row.repeat(3), new MemoryParts()));

        assertThat(parts.text()).isEqualTo(("1." + "0".repeat(37) + ",").repeat(3000) + "d1,2,\"\"\n");
    }

    @Test
    void a_long_key_is_compared_to_its_end() {
        Contract keyed = ContractBuilder.rx(IntStream.range(0, 4)
                        .mapToObj(i -> text("k" + i, 60_000))
                        .toArray(ColumnBuilder[]::new))
                .key("k0", "k1", "k2", "k3")
                .build();
        String start = ("x".repeat(60_000) + ",").repeat(3) + "y".repeat(59_999);

        assertThat(check(keyed, "k0,k1,k2,k3\n" + start + "1\n" + start + "2\n").problems())
                .isEmpty();
        assertThat(check(keyed, "k0,k1,k2,k3\n" + start + "1\n" + start + "1\n").problems())
                .hasSize(1);
    }

    @Test
    void parts_are_filled_but_for_one_row() {
        Checked checked = checkWithin(
                CheckLimits.USUAL.withPartBytes(100_000),
                TWO,
                "a,b\n" + "abcdefgh,x\n".repeat(20_000),
                new MemoryParts());

        assertThat(accepted(checked).parts()).hasSize(5);
        assertThat(accepted(checked).parts().subList(0, 4))
                .allSatisfy(part -> assertThat(part.uncompressedBytes()).isBetween(100_000L, 100_030L));
    }

    @Test
    void a_file_without_rows_has_no_part() {
        MemoryParts parts = new MemoryParts();

        assertThat(accepted(check(ContractBuilder.rx(text("a")).minimumRows(0).build(), "a\n", parts))
                        .parts())
                .isEmpty();
        assertThat(parts.opened()).isZero();
    }

    @Test
    void every_row_of_a_keyed_file_is_written() {
        MemoryParts parts = new MemoryParts();

        check(KEYED, "a,b,c\n1,1,\n1,2,\n2,1,\n", parts);

        assertThat(parts.text()).isEqualTo("1,1,\\N,d1,2,\"\"\n1,2,\\N,d1,3,\"\"\n2,1,\\N,d1,4,\"\"\n");
    }

    @Test
    void the_key_is_the_conformed_values() {
        Contract dated = ContractBuilder.rx(
                        column("day", Kind.DATE).format("d/M/yyyy").required(),
                        decimal("n", 5, 2).required())
                .key("day", "n")
                .build();

        assertThat(check(dated, "day,n\n1/2/2026,1\n01/02/2026,+1.0\n").problems())
                .extracting(Problem::note)
                .containsExactly("has the key (day, n) of line 2 again");
    }

    @Test
    void a_key_that_the_file_has_not_wholly_is_not_compared() {
        assertThat(check(KEYED, "a,c\n1,x\n1,y\n").problems())
                .extracting(Problem::type)
                .containsExactly("missing-label");
    }

    @Test
    void values_that_run_into_each_other_are_other_keys() {
        assertThat(check(KEYED, "a,b,c\n12,3,\n1,23,\n").problems()).isEmpty();
        assertThat(check(KEYED, "a,b,c\n\"1,2\",3,\n1,\"2,3\",\n").problems()).isEmpty();
    }

    @Test
    void nothing_else_is_said_of_a_row_with_too_few_or_too_many_values() {
        Contract three = ContractBuilder.rx(
                        column("a", Kind.INTEGER), column("b", Kind.INTEGER), column("c", Kind.INTEGER))
                .build();

        assertThat(check(three, "a,b,c\n1,2,3\nx,y\nx,y,z,1\n").problems())
                .containsExactly(
                        new Problem("missing-cell", 3, 0, null, null, "has 2 values, the header has 3"),
                        new Problem("extra-cell", 4, 0, null, null, "has 4 values, the header has 3"));
    }

    @ParameterizedTest(name = "byte {0}")
    @CsvSource({"6, 1, a", "7, 1, a", "9, 2, b", "10, 2, b", "12, 3, c", "13, 3, c"})
    void a_row_that_is_not_utf8_is_reported_once_by_the_first_wrong_byte(int place, int field, String label) {
        byte[] file = "a,b,c\nxy,xy,xy\n".getBytes(StandardCharsets.US_ASCII);
        file[place] = (byte) 0xff;
        Contract three = ContractBuilder.rx(
                        column("a", Kind.INTEGER), column("b", Kind.INTEGER), column("c", Kind.INTEGER))
                .build();

        assertThat(check(three, file, new MemoryParts()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo("encoding-error");
                    assertThat(problem.note())
                            .isEqualTo("has a byte that is not UTF-8, 0xff, which is \"ÿ\" in Windows-1252");
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.label()).isEqualTo(label);
                });
    }

    @Test
    void a_nul_far_behind_the_start_is_reported_with_its_place() {
        assertThat(check(TWO, "a,b\n" + "x,y\n".repeat(400) + "x,y\0\n").problems())
                .containsExactly(new Problem("encoding-error", 402, 2, "b", "y ", "has a NUL byte"));
    }

    @Test
    void only_the_values_of_restricted_columns_are_masked() {
        Contract mixed = ContractBuilder.rx(column("a", Kind.INTEGER).restricted(), column("b", Kind.INTEGER))
                .build();

        assertThat(check(mixed, "a,b\nx,y\n").problems())
                .extracting(Problem::cell)
                .containsExactly("***", "y");
        assertThat(check(mixed, "a,b\nx,y\n").problems())
                .extracting(Problem::field)
                .containsExactly(1, 2);
    }

    @Test
    void a_delivery_may_have_as_many_periods_as_allowed_and_is_told_once_when_it_has_more() {
        Contract daily = ContractBuilder.rx(column("day", Kind.DATE).required())
                .periodOf("day", PeriodUnit.DAY)
                .build();
        CheckLimits two = new CheckLimits(1000, 1000, 10, 2, 100);
        String file = "day\n2026-01-01\n2026-01-02\n2026-01-01\n";

        assertThat(checkWithin(two, daily, file, new MemoryParts()).problems()).isEmpty();
        assertThat(checkWithin(two, daily, file + "2026-01-03\n2026-01-04\n2026-01-01\n", new MemoryParts())
                        .problems())
                .containsExactly(
                        new Problem("constraint-error", 5, 0, null, null, "a delivery may have at most 2 periods"));
    }

    @Test
    void lines_are_the_files_own_after_records_of_several_lines() {
        MemoryParts parts = new MemoryParts();

        check(TWO, "\"a\",\"b\"\n\"1\n2\n3\",\"\n\"\n4,\n", parts);

        assertThat(parts.text()).isEqualTo("\"1\n2\n3\",\"\n\",d1,2,\"\"\n4,\\N,d1,6,\"\"\n");
    }

    @Test
    void a_fault_after_many_good_rows_leaves_no_whole_part() {
        MemoryParts parts = new MemoryParts();

        Checked checked = check(TWO, "a,b\n" + "x,y\n".repeat(50_000) + ",y\n" + "x,y\n".repeat(50_000), parts);

        assertThat(checked.problems())
                .containsExactly(
                        new Problem("constraint-error", 50_002, 1, "a", null, "is empty, a value is required"));
        assertThat(checked.original().rows()).isEqualTo(100_001);
        assertThat(parts.whole()).isEqualTo(List.of());
    }
}

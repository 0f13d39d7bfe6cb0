package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.checkWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys that repeat are found after the last row, and told as if each had been found on its line. */
final class RepeatedKeysTest {
    private static final Contract KEYED = ContractBuilder.rx(
                    column("n", Kind.INTEGER).required(), column("amount", Kind.INTEGER))
            .key("n")
            .build();
    /** Two keys in memory, four problems shown. */
    private static final CheckLimits SMALL = new CheckLimits(1000, 1000, 2, 10, 4);

    @Test
    void a_repeated_key_stands_between_the_problems_of_other_lines() {
        String file = "n,amount\n3,1\n1,x\n2,1\n3,1\n4,x\n2,1\n5,x\n";

        assertThat(checkWithin(CheckLimits.USUAL, KEYED, file, new MemoryParts())
                        .problems())
                .extracting(Problem::line, Problem::type)
                .extracting(Object::toString)
                .containsExactly(
                        "(3L, \"type-error\")",
                        "(5L, \"primary-key\")",
                        "(6L, \"type-error\")",
                        "(7L, \"primary-key\")",
                        "(8L, \"type-error\")");
    }

    @Test
    void the_problems_kept_are_those_of_the_first_lines_and_the_first_ones_of_each_kind() {
        String bad = IntStream.range(0, 50).mapToObj(row -> "7,x\n").collect(Collectors.joining());
        String repeated =
                IntStream.range(0, 3_000).mapToObj(row -> row % 1000 + ",1\n").collect(Collectors.joining());

        Checked badFirst = checkWithin(SMALL, KEYED, "n,amount\n" + bad + repeated, new MemoryParts());
        Checked repeatedFirst = checkWithin(SMALL, KEYED, "n,amount\n" + repeated + bad, new MemoryParts());

        Map<String, Long> counts = Map.of("type-error", 50L, "primary-key", 2000L);
        assertThat(badFirst.problemCounts()).isEqualTo(counts);
        assertThat(badFirst.problems())
                .extracting(Problem::line)
                .containsExactly(2L, 3L, 4L, 5L, 1052L, 1053L, 1054L, 1055L);
        assertThat(badFirst.problems().get(4).note()).isEqualTo("has the key (n) of line 52 again");
        assertThat(repeatedFirst.problemCounts()).isEqualTo(counts);
        assertThat(repeatedFirst.problems())
                .extracting(Problem::line)
                .containsExactly(1002L, 1003L, 1004L, 1005L, 3002L, 3003L, 3004L);
        assertThat(repeatedFirst.problems().getLast().type()).isEqualTo("type-error");
    }

    @Test
    void a_repeated_key_leaves_no_whole_part() {
        MemoryParts parts = new MemoryParts();
        String rows =
                IntStream.range(0, 200).mapToObj(row -> row % 199 + ",1\n").collect(Collectors.joining());

        Checked checked = checkWithin(CheckLimits.USUAL, KEYED, "n,amount\n" + rows, parts);

        assertThat(checked.verdict()).isEqualTo(DeliveryRecord.Verdict.REJECTED);
        assertThat(checked.problems()).extracting(Problem::line).containsExactly(201L);
        assertThat(parts.whole()).isEmpty();
    }

    @Test
    void keys_before_a_record_without_end_are_compared() {
        String file = "n,amount\n1,1\n1,1\n\"" + "x".repeat(3000);

        assertThat(checkWithin(SMALL, KEYED, file, new MemoryParts()).problems())
                .extracting(Problem::type)
                .containsExactly("primary-key", "format-error");
    }

    /** Without a sign and with as many digits as they have: not the order of their characters. */
    @Test
    void whole_numbers_that_rise_are_only_written_down() throws IOException {
        Contract two = ContractBuilder.rx(
                        column("n", Kind.INTEGER).required(), text("t").required())
                .key("n", "t")
                .build();
        MemoryScratch scratch = new MemoryScratch();

        Checked checked = check(two, IntStream.range(0, 60_000).mapToObj(row -> row / 2 + "," + row % 2), scratch);

        assertThat(checked.problems()).isEmpty();
        assertThat(scratch.appended()).isLessThan(60_000 * 8);
    }

    @Test
    void without_scratch_space_nothing_is_accepted() {
        assertThatThrownBy(() -> check(
                        KEYED,
                        IntStream.range(0, 60_000).mapToObj(row -> row * 7 % 60_000 + ",1"),
                        new MemoryScratch(9)))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
    }

    private static Checked check(Contract contract, Stream<String> rows, MemoryScratch scratch) throws IOException {
        String header =
                contract.columns().stream().map(column -> column.header()).collect(Collectors.joining(","));
        byte[] file =
                (header + rows.map(row -> "\n" + row).collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
        CheckLimits limits = new CheckLimits(1000, 1 << 20, 1000, 10, 100);
        return DeliveryCheck.check(
                new CheckRequest(List.of(contract), Checks.landed("rx.csv"), "d1", limits),
                new ByteArrayInputStream(file),
                new MemoryParts(),
                scratch);
    }
}

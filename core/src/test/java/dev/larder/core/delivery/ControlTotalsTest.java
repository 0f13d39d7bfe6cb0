package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Completeness.Totals;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.receipt.Receipt;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ControlTotalsTest {
    private static final String HEADER = "npi;trx;packs\n";
    private static final String ROWS = HEADER + "a;1,50;2\nb;;3\nc;-0,25;\n";

    @Test
    void sums_of_the_footer_are_compared_in_the_spelling_of_the_column() {
        Contract contract =
                contract(new Footer("TRL", 2, new TreeMap<>(Map.of("trx", 3, "packs", 4))), Completeness.UNSAID);

        assertThat(notes(contract, "rx.csv", ROWS + "TRL;3;1,25;5\n", null)).isEmpty();
        assertThat(notes(contract, "rx.csv", ROWS + "TRL;3;1,250;05\n", null))
                .as("too many decimals are no number of the column")
                .containsExactly("5 has no sum of \"trx\" where one is expected");
        assertThat(notes(contract, "rx.csv", ROWS + "TRL;2;1,24;5\n", null))
                .containsExactlyInAnyOrder(
                        "5 says that the sum of \"trx\" is 1.24, the file's is 1.25", "5 says 2 rows, the file has 3");
        assertThat(notes(contract, "rx.csv", ROWS + "TRL;3\n", null))
                .containsExactly(
                        "5 has no sum of \"packs\" where one is expected",
                        "5 has no sum of \"trx\" where one is expected");
    }

    @Test
    void totals_of_the_file_name_are_compared() {
        Contract contract = contract(null, new Completeness(totals("n", "trx", "sum"), null));

        assertThat(notes(contract, "rx_3_1,25.csv", ROWS, null)).isEmpty();
        assertThat(notes(contract, "rx_4_1,5.csv", ROWS, null))
                .containsExactly(
                        "0 the file name says 4 rows, the file has 3",
                        "0 the file name says that the sum of \"trx\" is 1.50, the file's is 1.25");
    }

    @Test
    void totals_of_the_control_file_are_found_by_their_expressions() {
        Contract contract = contract(
                null,
                new Completeness(
                        null, new Control(".ctl", false, totals("rows *= *([0-9]+)", "trx", "trx *= *([-0-9,]+)"))));

        assertThat(notes(contract, "rx.csv", ROWS, "file=rx.csv\nrows = 3\ntrx = 1,25\n"))
                .isEmpty();
        assertThat(notes(contract, "rx.csv", ROWS, "rows=3\ntrx=-1,25"))
                .containsExactly("0 rx.csv.ctl says that the sum of \"trx\" is -1.25, the file's is 1.25");
        assertThat(notes(contract, "rx.csv", ROWS, "nothing"))
                .containsExactly(
                        "0 rx.csv.ctl has no number of rows where one is expected",
                        "0 rx.csv.ctl has no sum of \"trx\" where one is expected");
    }

    @Test
    void the_receipt_says_what_was_compared_and_is_so() {
        Contract contract = contract(
                new Footer("TRL", 2, new TreeMap<>(Map.of("trx", 3))),
                new Completeness(
                        new Totals("n", new TreeMap<>()),
                        new Control(".ctl", false, new Totals(null, new TreeMap<>(Map.of("trx", "trx=(.*)"))))));

        assertThat(receipt(contract, "rx_3_1,25.csv", ROWS + "TRL;3;1,25\n", "trx=1,25"))
                .contains(
                        " agrees with the footer: sum of \"trx\", number of rows\n",
                        " agrees with the file name: number of rows\n",
                        " agrees with rx_3_1,25.csv.ctl: sum of \"trx\"\n");
        assertThat(receipt(contract, "rx_3_1,25.csv", ROWS + "TRL;3;1,26\n", "trx=1,25"))
                .doesNotContain("agrees");
        assertThat(receipt(contract(null, Completeness.UNSAID), "rx.csv", ROWS, null))
                .doesNotContain("agrees");
    }

    private static String receipt(Contract contract, String name, String file, @Nullable String control) {
        DeliveryDraft draft = new DeliveryDraft(
                "d1", contract.feed(), Checks.landed(name), "originals/x", List.of(), List.of(), null, null);
        return Receipt.of(draft.record(checked(contract, name, file, control)), "desk")
                .text();
    }

    @Test
    void a_value_that_is_wrong_is_told_and_the_sum_does_without_it() {
        Contract contract = contract(new Footer("TRL", null, new TreeMap<>(Map.of("trx", 2))), Completeness.UNSAID);

        assertThat(notes(contract, "rx.csv", HEADER + "a;1,x;2\nb;2,00;2\nTRL;3,00\n", null))
                .hasSize(2)
                .contains("4 says that the sum of \"trx\" is 3.00, the file's is 2.00");
    }

    @Test
    void a_key_that_repeats_and_a_missing_footer_are_told_too() {
        Contract contract = contract(new Footer("TRL", 2, new TreeMap<>(Map.of("trx", 3))), Completeness.UNSAID);

        assertThat(notes(contract, "rx.csv", ROWS, null))
                .singleElement()
                .asString()
                .contains("does not end with a line that begins with");
    }

    /** Sums of up to 38 digits, far beyond what a long or a double can hold. */
    @Test
    void sums_are_exact() {
        Random random = new Random(20261127);
        for (int scale : List.of(0, 2, 18, 30)) {
            Contract contract = ContractBuilder.rx(decimal("n", 38, scale))
                    .dialect(dialect(new Footer("TRL", null, new TreeMap<>(Map.of("n", 2))), Completeness.UNSAID))
                    .build();
            BigDecimal sum = BigDecimal.ZERO;
            StringBuilder file = new StringBuilder("n\n");
            for (int i = 0; i < 500; i++) {
                BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(1, 36 * 3), random))
                        .movePointLeft(random.nextInt(scale + 1))
                        .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
                if (value.precision() - value.scale() <= 36 - scale) {
                    sum = sum.add(value);
                    file.append(value.toPlainString().replace('.', ',')).append('\n');
                }
            }
            String footer = "TRL;" + sum.setScale(scale).toPlainString().replace('.', ',') + "\n";
            assertThat(notes(contract, "rx.csv", file + footer, null))
                    .as("scale %d", scale)
                    .isEmpty();
            BigDecimal other = sum.add(BigDecimal.ONE.movePointLeft(scale));
            assertThat(notes(
                            contract,
                            "rx.csv",
                            file + "TRL;" + other.toPlainString().replace('.', ',') + "\n",
                            null))
                    .hasSize(1);
        }
    }

    private static Totals totals(String rows, String column, String sum) {
        return new Totals(rows, new TreeMap<>(Map.of(column, sum)));
    }

    private static Contract contract(@Nullable Footer footer, Completeness completeness) {
        return ContractBuilder.rx(text("npi"), decimal("trx", 12, 2), column("packs", Kind.INTEGER))
                .fileName("rx(_(?<n>[0-9]+)_(?<sum>[0-9,]+))?\\.csv")
                .dialect(dialect(footer, completeness))
                .build();
    }

    private static FileDialect dialect(@Nullable Footer footer, Completeness completeness) {
        return new FileDialect(
                "UTF-8",
                ';',
                ',',
                "UTC",
                Compression.NONE,
                new Layout('"', Layout.NO, Layout.NO, 0, 1, footer),
                List.of(),
                null,
                List.of(),
                null,
                completeness);
    }

    private static List<String> notes(Contract contract, String name, String file, @Nullable String control) {
        return checked(contract, name, file, control).problems().stream()
                .map(ControlTotalsTest::words)
                .sorted()
                .toList();
    }

    private static Checked checked(Contract contract, String name, String file, @Nullable String control) {
        CheckRequest request = new CheckRequest(
                List.of(contract),
                Checks.landed(name),
                "d1",
                CheckLimits.USUAL,
                control == null ? null : new ControlFile(name + ".ctl", control));
        try {
            return DeliveryCheck.check(
                    request,
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    new MemoryParts(),
                    new MemoryScratch());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String words(Problem problem) {
        return problem.line() + " " + problem.note();
    }
}

package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Checks.checkNamed;
import static dev.larder.core.delivery.Checks.checkWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryCheckTest {
    private static final String HEADER = "trx;NPI;week;visits;seen;open;channel\n";
    private static final Contract RX = ContractBuilder.rx(
                    text("npi", 10).header("NPI").pattern("[0-9]+").required().restricted(),
                    column("week", Kind.DATE)
                            .format("dd/MM/yyyy")
                            .minimum("2020-01-01")
                            .required(),
                    decimal("trx", 8, 2).minimum("0").maximum("99999.5"),
                    column("visits", Kind.INTEGER).maximum("500"),
                    column("seen", Kind.TIMESTAMPTZ),
                    column("open", Kind.BOOLEAN),
                    text("channel", 6).oneOf("RETAIL", "MAIL"))
            .coverage(Coverage.PERIOD)
            .periodOf("week", PeriodUnit.MONTH)
            .fileName("rx.*csv")
            .italian()
            .build();
    private static final String GOOD = "1234,5;123;08/03/2026;7;2026-03-29T03:30:00;true;MAIL\n";

    @Test
    void values_are_conformed_in_the_order_of_the_contract() {
        MemoryParts parts = new MemoryParts();

        Checked checked = check(
                RX,
                HEADER + GOOD + "-0,0;00;31/12/2025;-7;2026-01-01 00:00:00.5+02:00;0;\n,5;9;01/03/2026;;;FALSE;RETAIL",
                parts);

        assertThat(checked.problems()).isEmpty();
        assertThat(parts.text()).isEqualTo("""
            123,2026-03-08,1234.50,7,2026-03-29 01:30:00.000000+00,true,MAIL,d1,2,2026-03
            00,2025-12-31,0.00,-7,2025-12-31 22:00:00.500000+00,false,\\N,d1,3,2025-12
            9,2026-03-01,0.50,\\N,\\N,false,RETAIL,d1,4,2026-03
            """);
        assertThat(accepted(checked).columns())
                .containsExactly("npi", "week", "trx", "visits", "seen", "open", "channel");
        assertThat(checked.original().rows()).isEqualTo(3);
        assertThat(rowsByPeriod(checked)).isEqualTo(Map.of(new Period("2025-12"), 1L, new Period("2026-03"), 2L));
        assertThat(accepted(checked).parts()).singleElement().satisfies(part -> {
            assertThat(part.rows()).isEqualTo(3);
            assertThat(part.bytes()).isEqualTo(parts.compressed(0).length);
        });
        assertThat(parts.whole()).containsExactly(0);
    }

    @ParameterizedTest(name = "{0} -> {1}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1234,5|1.234,5x|type-error|1|is not a number (decimal comma)",
                "1234,5|1,234|type-error|1|has more than 2 decimals",
                "1234,5|1234567,00|type-error|1|has more than 6 digits before the decimal comma",
                "1234,5|-1,00|constraint-error|1|is smaller than 0",
                "1234,5|99999,51|constraint-error|1|is larger than 99999.5",
                "1234,5|\\N|type-error|1|is the mark for null, which no text may be",
                ";123;|;12345678901;|type-error|2|is longer than 10 bytes",
                ";123;|;x;|constraint-error|2|does not match [0-9]+",
                ";123;|;;|constraint-error|2|is empty, a value is required",
                "08/03/2026|31/02/2026|type-error|3|is not a date dd/MM/yyyy",
                "08/03/2026|8/3/2026|type-error|3|is not a date dd/MM/yyyy",
                "08/03/2026|31/12/2019|constraint-error|3|is before 2020-01-01",
                ";7;|;2147483648;|type-error|4|is outside the range of integer, -2147483648 to 2147483647",
                ";7;|;99999999999999999999;|type-error|4|is outside the range of integer, -2147483648 to 2147483647",
                ";7;|;7.0;|type-error|4|is not a whole number",
                ";7;|;501;|constraint-error|4|is larger than 500",
                "2026-03-29T03:30:00|2026-03-29T02:30:00|type-error|5|does not exist: clocks skip this hour (daylight"
                        + " saving)",
                "2026-03-29T03:30:00|2026-03-29|type-error|5|is not a date and time yyyy-MM-ddTHH:mm:ss",
                "2026-03-29T03:30:00|2026-03-29T03:30:00.1234567|type-error|5|has more than 6 decimals of a second",
                "true|yes|type-error|6|is not true, false, 1 or 0",
                "MAIL|FAX|constraint-error|7|is not one of RETAIL, MAIL",
                ";MAIL|''|missing-cell|0|has 6 values, the header has 7",
                "MAIL|MAIL;1|extra-cell|0|has 8 values, the header has 7",
                "MAIL|MA\"IL|format-error|0|has a quote inside a value that does not start with one (quote the whole"
                        + " value and double the quotes in it)",
                "MAIL|\"MAIL\"x|format-error|0|has text after a closing quote",
                "MAIL|\"MAIL|format-error|0|has a quote that is never closed",
            })
    void a_wrong_value_is_a_problem_with_its_place(String right, String wrong, String type, int field, String note) {
        MemoryParts parts = new MemoryParts();

        Checked checked = check(RX, HEADER + GOOD + GOOD.replace(right, wrong), parts);

        assertThat(checked.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(checked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.note()).isEqualTo(note);
        });
        assertThat(parts.whole()).isEmpty();
    }

    @Test
    void no_pattern_holds_up_a_delivery() {
        String evil = "a".repeat(40) + "!\n";
        Contract slow = ContractBuilder.rx(text("a").pattern("(a+)+(b|\\1)")).build();
        Contract deep = ContractBuilder.rx(text("a", 60_000).pattern("(x|y)*")).build();

        assertThat(check(slow, "a\n" + evil.repeat(1000)).problems())
                .isNotEmpty()
                .allSatisfy(
                        problem -> assertThat(problem.note()).isEqualTo("takes too long to compare with (a+)+(b|\\1)"));
        assertThat(check(deep, "a\n" + "xy".repeat(25_000) + "\n").problems())
                .allSatisfy(problem -> assertThat(problem.note()).startsWith("takes too long"));
    }

    @Test
    void a_restricted_value_is_masked() {
        assertThat(check(RX, HEADER + GOOD.replace(";123;", ";secret;")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.cell()).isEqualTo("***"));
    }

    @Test
    void lines_are_physical_and_quotes_stand_only_where_needed() {
        MemoryParts parts = new MemoryParts();
        Contract two = ContractBuilder.rx(text("a"), text("b")).build();

        Checked checked = check(two, "\uFEFFb,a\r\n\"x\r\ny\",\"1\"\r\n\"say \"\"hi\"\"\",\"2,3\"\r\n\"\",z", parts);

        assertThat(checked.problems()).isEmpty();
        assertThat(parts.text())
                .isEqualTo("1,\"x\r\ny\",d1,2,\"\"\n\"2,3\",\"say \"\"hi\"\"\",d1,4,\"\"\nz,\\N,d1,5,\"\"\n");
        assertThat(accepted(checked).periods()).containsOnlyKeys(Period.UNDATED);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a|missing-label|is missing from the header",
                "a,b,c|extra-label|is not in the contract",
                "a,b,a|duplicate-label|stands in the header twice",
                "a,b,''|blank-label|has no label",
                "a;b|format-error|the header has no comma but semicolon; the contract says that comma stands between"
                        + " values",
            })
    void a_wrong_header_is_a_problem(String header, String type, String note) {
        Contract two = ContractBuilder.rx(text("a"), text("b")).build();

        assertThat(check(two, header.replace("'", "") + "\n").problems()).anySatisfy(problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.note()).isEqualTo(note);
        });
    }

    @Test
    void rows_are_checked_although_a_column_is_missing() {
        Contract key = ContractBuilder.rx(column("day", Kind.DATE).required(), column("n", Kind.BIGINT))
                .key("day")
                .periodOf("day", PeriodUnit.DAY)
                .build();

        assertThat(check(key, "n\n1\nx\n").problems())
                .extracting(Problem::type)
                .containsExactly("missing-label", "type-error");
    }

    @Test
    void an_extra_column_is_parked() {
        MemoryParts parts = new MemoryParts();

        Checked checked =
                check(ContractBuilder.rx(text("a")).parkingExtraColumns().build(), "z,a\n1,2\n", parts);

        assertThat(checked.parked()).containsExactly("z");
        assertThat(checked.warnings()).isEmpty();
        assertThat(parts.text()).isEqualTo("2,d1,2,\"\"\n");
    }

    @Test
    void a_blank_line_is_a_problem() {
        assertThat(check(ContractBuilder.rx(text("a")).build(), "a\n1\n\n2\n").problems())
                .containsExactly(new Problem("blank-row", 3, 0, null, null, "is empty"));
    }

    @Test
    void malformed_utf8_is_found_with_line_and_column() {
        byte[] file = "a,b\nx,y\nx,?\n".getBytes(StandardCharsets.UTF_8);
        file[10] = (byte) 0xe9;

        assertThat(check(ContractBuilder.rx(text("a"), text("b")).build(), file, new MemoryParts())
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo("encoding-error");
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.field()).isEqualTo(2);
                    assertThat(problem.note())
                            .isEqualTo("has a byte that is not UTF-8, 0xe9, which is \"é\" in Windows-1252");
                });
    }

    @Test
    void text_beside_doubled_quotes_is_still_utf8() {
        MemoryParts parts = new MemoryParts();

        assertThat(check(ContractBuilder.rx(text("a")).build(), "a\n\"\"\"é\"\n", parts)
                        .problems())
                .isEmpty();
        assertThat(parts.text()).isEqualTo("\"\"\"é\",d1,2,\"\"\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1f8b0800, gzip",
        "504b0304, zip",
        "28b52ffd, zstd",
        "fffe6100, UTF-16",
        "61006200, NUL",
        "25504446, PDF"
    })
    void what_is_no_plain_utf8_is_refused_by_name(String hex, String name) {
        byte[] file = HexFormat.of().parseHex(hex);

        assertThat(check(ContractBuilder.rx(text("a")).build(), file, new MemoryParts())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.note()).contains(name));
    }

    @Test
    void a_repeated_key_is_a_problem_that_names_both_lines() {
        Contract keyed =
                ContractBuilder.rx(text("a").required(), text("b")).key("a").build();

        assertThat(check(keyed, "a,b\n1,x\n2,x\n1,y\n").problems())
                .containsExactly(new Problem("primary-key", 4, 0, null, null, "has the key (a) of line 2 again"));
    }

    @Test
    void problems_beyond_the_cap_are_counted_and_every_kind_is_shown() {
        String wrong = GOOD.replace("08/03/2026", "x");

        Checked checked = check(RX, HEADER + wrong.repeat(5000) + GOOD.replace("true", "maybe"));

        assertThat(checked.problems()).hasSize(101);
        assertThat(checked.problems().getLast().field()).isEqualTo(6);
        assertThat(checked.problemCounts()).isEqualTo(Map.of("type-error", 5001L));
    }

    @Test
    void a_record_without_end_ends_the_check_but_not_the_digest() {
        CheckLimits small = new CheckLimits(300_000, 1000, 2, 10, 100);
        String file = "a\n1\n\"" + "x".repeat(3_000_000);

        Checked checked = checkWithin(small, ContractBuilder.rx(text("a")).build(), file, new MemoryParts());

        assertThat(checked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.note()).contains("longer than 300000 bytes");
        });
        assertThat(checked.original().bytes()).isEqualTo(file.length());
    }

    @Test
    void parts_are_split_by_their_uncompressed_size() {
        MemoryParts parts = new MemoryParts();
        String rows = "abcdefgh\n".repeat(1000);

        Checked checked = checkWithin(
                CheckLimits.USUAL.withPartBytes(5000),
                ContractBuilder.rx(text("a")).build(),
                "a\n" + rows,
                parts);

        assertThat(accepted(checked).parts())
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part.uncompressedBytes()).isLessThan(5100));
        assertThat(accepted(checked).parts().stream()
                        .mapToLong(Checked.WrittenPart::rows)
                        .sum())
                .isEqualTo(1000);
        assertThat(parts.text().lines().count()).isEqualTo(1000);
        assertThat(parts.whole()).hasSize(accepted(checked).parts().size());
    }

    @Test
    void a_window_comes_from_the_name_and_rows_outside_it_are_problems() {
        Contract windowed = ContractBuilder.rx(column("day", Kind.DATE).required())
                .coverage(Coverage.WINDOW)
                .periodOf("day", PeriodUnit.DAY)
                .fileName("rx_(?<from>[0-9]+)_(?<until>[0-9]+).csv")
                .build();

        Checked accepted = checkNamed(windowed, "rx_202601_20260214.csv", "day\n2026-02-14\n");
        Checked rejected = checkNamed(windowed, "rx_202601_20260214.csv", "day\n2026-02-15\n");
        Checked nonsense = checkNamed(windowed, "rx_202613_20260214.csv", "day\n2026-02-14\n");

        assertThat(accepted(accepted).window())
                .isEqualTo(new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 15)));
        assertThat(rejected.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.note())
                        .isEqualTo("is outside the file name's window, 2026-01-01 to 2026-02-14"));
        assertThat(nonsense.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.note()).contains("\"202613\""));
    }

    @Test
    void a_period_in_the_name_holds_every_row_and_is_there_without_rows() {
        Contract named = ContractBuilder.rx(text("a"))
                .coverage(Coverage.PERIOD)
                .periodInName(PeriodUnit.MONTH)
                .minimumRows(0)
                .fileName("rx_(?<period>[0-9-]+).csv")
                .build();

        Checked checked = checkNamed(named, "rx_2026-02.csv", "a\n");

        assertThat(checked.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(rowsByPeriod(checked)).isEqualTo(Map.of(new Period("2026-02"), 0L));
    }

    @Test
    void too_few_rows_are_a_problem() {
        Contract atLeast = ContractBuilder.rx(text("a")).minimumRows(2).build();

        assertThat(check(atLeast, "a\n1\n").problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.note()).isEqualTo("the file has 1 rows, at least 2 are required"));
    }

    @Test
    void the_content_hash_ignores_the_order_of_rows_and_columns_of_the_file_but_no_value() {
        Contract two = ContractBuilder.rx(text("a"), text("b")).build();
        String hash = hash(two, "a,b\n1,2\n3,4\n3,4\n");

        assertThat(hash(two, "b,a\n4,3\n2,1\n4,3\n")).isEqualTo(hash).matches("[0-9a-f]{16}");
        assertThat(hash(two, "a,b\n1,2\n3,4\n1,2\n")).isNotEqualTo(hash);
        assertThat(hash(ContractBuilder.rx(text("a"), text("c")).build(), "a,c\n1,2\n3,4\n3,4\n"))
                .isNotEqualTo(hash);
    }

    private static Map<Period, Long> rowsByPeriod(Checked checked) {
        Map<Period, Long> rows = new TreeMap<>();
        accepted(checked).periods().forEach((period, content) -> rows.put(period, content.rows()));
        return rows;
    }

    private static String hash(Contract contract, String file) {
        return accepted(check(contract, file)).periods().firstEntry().getValue().hash();
    }
}

package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bad records that a contract lets be left out. */
final class RejectsTest {
    private static final String FILE = """
            day,name,n
            2026-03-01,"a ""quoted"" one",1
            2026-03-01,b,x
            2026-03-01,"c ""too"", many",2,3
            2026-03-02,d,4
            """;

    private static ContractBuilder rx() {
        return ContractBuilder.rx(
                        column("day", Kind.DATE).required(),
                        text("name", 20),
                        column("n", Kind.INTEGER).required())
                .coverage(Coverage.PERIOD)
                .periodOf("day", PeriodUnit.DAY);
    }

    @Test
    void few_enough_are_left_out_with_line_period_reason_and_text() {
        MemoryParts parts = new MemoryParts();

        Checked.Accepted accepted = accepted(check(rx().badRows(2).build(), FILE, parts));

        assertThat(parts.text()).isEqualTo("""
                2026-03-01,"a ""quoted"" one",1,d1,2,2026-03-01
                2026-03-02,d,4,d1,5,2026-03-02
                """);
        assertThat(parts.rejects()).isEqualTo("""
                d1,3,2026-03-01,"column 3 ""n"" is not a whole number","2026-03-01,b,x"
                d1,4,\\N,"has 4 values, the header has 3","2026-03-01,""c ""\""too""\"", many"",2,3"
                """);
        assertThat(accepted.original().rows()).isEqualTo(2);
        assertThat(accepted.leftOut().rows()).isEqualTo(2);
        assertThat(accepted.leftOut().parts())
                .extracting(Checked.WrittenPart::rows)
                .containsExactly(2L);
        assertThat(accepted.problems()).extracting(Problem::line).containsExactly(3L, 4L);
        assertThat(accepted.periods().values()).extracting(PeriodContent::rows).containsExactly(1L, 1L);
    }

    @Test
    void what_is_accepted_has_the_content_of_a_file_without_the_bad_records() {
        String clean = FILE.lines()
                .filter(line -> !line.contains("x") && !line.contains("too"))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(accepted(check(rx().badRows(2).build(), FILE)).periods())
                .isEqualTo(accepted(check(rx().build(), clean)).periods());
    }

    @Test
    void one_more_than_the_number_rejects_the_file_as_if_none_were_let_out() {
        MemoryParts parts = new MemoryParts();

        Checked few = check(rx().badRows(1).build(), FILE, parts);

        Checked none = check(rx().build(), FILE);
        assertThat(few.problems()).isEqualTo(none.problems());
        assertThat(few.problemCounts()).isEqualTo(none.problemCounts());
        assertThat(few.original()).isEqualTo(none.original());
        assertThat(few.warnings())
                .containsExactly("more records are bad than the 1 that the contract lets be left out");
        assertThat(parts.whole()).isEmpty();
    }

    @Test
    void a_share_is_of_all_records_and_judged_at_the_end() {
        String thousand = IntStream.range(0, 995)
                .mapToObj(i -> "2026-03-01,a," + i + "\n")
                .collect(Collectors.joining("", "day,name,n\n", "2026-03-01,b,x\n".repeat(5)));
        Contract contract = rx().badPerMillion(5_000).build();

        assertThat(accepted(check(contract, thousand)).leftOut().rows()).isEqualTo(5);
        assertThat(check(contract, thousand + "2026-03-01,b,x\n").warnings())
                .containsExactly("6 of 1,001 records are bad, more than the 0.5 % that the contract lets be left out");
    }

    @Test
    void lines_that_are_no_records_are_left_out_too() {
        MemoryParts parts = new MemoryParts();
        String file = """
                day,name,n
                2026-03-01,a,1

                2026-03-01,"b" c,2\r
                2026-03-01,d e",3
                2026-03-02,f,4
                """;

        Checked.Accepted accepted = accepted(check(rx().badRows(3).build(), file, parts));

        assertThat(accepted.original().rows()).isEqualTo(2);
        assertThat(parts.rejects()).isEqualTo("""
                d1,3,\\N,"is empty",""
                d1,4,\\N,"has text after a closing quote","2026-03-01,""b"" c,2"
                d1,5,\\N,"has a quote inside a value that does not start with one (quote the whole value and double the quotes in it)","2026-03-01,d e"",3"
                """);
    }

    @Test
    void bytes_that_are_no_characters_stand_as_replacement_characters() {
        MemoryParts utf8 = new MemoryParts();
        MemoryParts cp1252 = new MemoryParts();
        byte[] file =
                "day,name,n\n2026-03-01,a,1\n2026-03-01,M\u00fcll\u0081r,2\n".getBytes(StandardCharsets.ISO_8859_1);
        Contract windows = rx().badRows(1)
                .dialect(new FileDialect("windows-1252", ',', '.', "UTC"))
                .build();

        accepted(check(rx().badRows(1).build(), file, utf8));
        accepted(check(windows, file, cp1252));

        assertThat(utf8.rejects()).contains(",\"2026-03-01,M\ufffdll\ufffdr,2\"\n");
        assertThat(cp1252.rejects()).contains(",\"2026-03-01,Müll\ufffdr,2\"\n");
    }

    @Test
    void a_bad_record_that_may_be_several_rejects_the_file() {
        String swallowed = "day,name,n\n2026-03-01,a,1\n2026-03-01,\"b,2\n2026-03-01,\"c,3\n2026-03-02,d,4\n";
        String tooLong =
                "day,name,n\n2026-03-01,a,1\n2026-03-01,\"b,2\n2026-03-01,c c c c c c c c c\",3\n2026-03-02,d,4\n";
        String forgotten = "day,name,n\n2026-03-01,a,1\n2026-03-01,\"b,2\n2026-03-01,c,3\n2026-03-01,\"d\",4\n";
        String rightText = "day,name,n\n2026-03-01,a,1\n2026-03-01,\"two\nlines\",x\n2026-03-02,d,4\n";

        assertThat(refusal(rx().badRows(9).build(), swallowed))
                .isEqualTo(refusal(rx().badRows(9).build(), forgotten))
                .isEqualTo("line 3 cannot be left out alone: a quote in it is never closed");
        assertThat(refusal(rx().badRows(9).build(), tooLong))
                .isEqualTo("line 3 cannot be left out alone: it goes over several lines, which may be records that a"
                        + " quote made one");
        MemoryParts parts = new MemoryParts();
        accepted(check(rx().badRows(9).build(), rightText, parts));
        assertThat(parts.rejects()).contains("\"2026-03-01,\"\"two\nlines\"\",x\"");
    }

    @Test
    void a_bad_last_record_without_a_line_end_rejects_the_file() {
        assertThat(refusal(rx().badRows(9).build(), "day,name,n\n2026-03-01,a,1\n2026-03-0"))
                .isEqualTo("line 3 cannot be left out alone: it is the last one and has no line end, so the file may"
                        + " have been cut off");
    }

    @Test
    void a_record_of_utf_16_that_is_no_row_rejects_the_file() {
        Contract contract = rx().badRows(9)
                .dialect(new FileDialect("UTF-16LE", ',', '.', "UTC"))
                .build();
        Charset utf16 = StandardCharsets.UTF_16LE;

        assertThat(check(contract, "day,name,n\n2026-03-01,a,1\n2026-03-01,b\n".getBytes(utf16), new MemoryParts())
                        .warnings())
                .singleElement()
                .asString()
                .contains("in UTF-16");
        MemoryParts parts = new MemoryParts();
        accepted(check(contract, "day,name,n\n2026-03-01,a,1\n2026-03-01,bü,x\n".getBytes(utf16), parts));
        assertThat(parts.rejects()).contains("\"2026-03-01,bü,x\"");
    }

    @Test
    void a_period_that_would_be_left_empty_rejects_the_file() {
        String file = FILE.replace("2026-03-02,d,4", "2026-03-02,d,y");

        assertThat(check(rx().badRows(9).build(), file).problems())
                .extracting(Problem::note)
                .containsExactly(
                        "is not a whole number",
                        "has 4 values, the header has 3",
                        "is not a whole number",
                        "every record of period 2026-03-02 is bad; if they were left out, nothing would be left of it");
        assertThat(check(rx().coverage(Coverage.APPEND).badRows(9).build(), "day,name,n\n2026-03-0x,a,1\n")
                        .problems())
                .extracting(Problem::note)
                .contains("every record of the file is bad, so none can be left out");
    }

    @Test
    void minimum_rows_are_rows_that_are_accepted() {
        assertThat(check(rx().badRows(2).minimumRows(3).build(), FILE).problems())
                .extracting(Problem::note)
                .contains("the file has 2 rows, at least 3 are required besides 2 bad ones");
    }

    @Test
    void a_footer_counts_the_bad_records_but_no_empty_line() {
        FileDialect dialect =
                dialect(new Layout('"', Layout.NO, Layout.NO, 0, 1, new Footer("END", 2)), List.of(), null);
        Contract contract = rx().badRows(9).dialect(dialect).build();
        String file = "day,name,n\n2026-03-01,a,1\n2026-03-01,b,x\n\n2026-03-01,\"c\" d,1\nEND,";

        assertThat(accepted(check(contract, file + "3\n")).leftOut().rows()).isEqualTo(3);
        assertThat(check(contract, file + "1\n").problems())
                .extracting(Problem::note)
                .contains("says 1 rows, the file has 3");
        assertThat(check(contract, file + "3\n2026-03-01,\"e\" f,1\n").verdict())
                .isEqualTo(DeliveryRecord.Verdict.REJECTED);
    }

    @Test
    void a_repeated_key_rejects_the_file_and_a_bad_record_has_none() {
        Contract contract = rx().badRows(9).key("name").build();
        String file = "day,name,n\n2026-03-01,a,1\n2026-03-01,a,x\n2026-03-01,b,1\n";

        assertThat(accepted(check(contract, file)).leftOut().rows()).isEqualTo(1);
        assertThat(check(contract, file + "2026-03-01,a,2\n").problems())
                .extracting(Problem::note)
                .contains("has the key (name) of line 2 again");
    }

    @Test
    void a_record_outside_the_window_belongs_to_no_period_and_has_no_key() {
        Contract contract = rx().coverage(Coverage.WINDOW)
                .fileName("rx_(?<from>[0-9]{8})_(?<until>[0-9]{8})\\.csv")
                .key("name")
                .badRows(1)
                .build();

        Checked checked =
                Checks.checkNamed(contract, "rx_20260301_20260302.csv", "day,name,n\n2026-03-01,a,1\n2026-03-09,a,1\n");

        assertThat(accepted(checked).periods().keySet())
                .extracting(Period::label)
                .containsExactly("2026-03-01");
    }

    @Test
    void lines_of_fixed_widths_and_of_json_are_left_out_as_they_stand() {
        Contract fixed = ContractBuilder.rx(text("name"), column("n", Kind.INTEGER))
                .dialect(dialect(
                        new Layout(Layout.NO, Layout.NO, Layout.NO, 0, 0, null),
                        List.of(new Slice(1, 3), new Slice(5, 2)),
                        null))
                .badRows(2)
                .build();
        Contract json = ContractBuilder.rx(text("name"), column("n", Kind.INTEGER))
                .dialect(dialect(
                        new Layout(Layout.NO, '\\', Layout.NO, 0, 0, null),
                        List.of(),
                        new Keys(List.of("name", "n"), false)))
                .badRows(2)
                .build();
        MemoryParts ofFixed = new MemoryParts();
        MemoryParts ofJson = new MemoryParts();

        accepted(check(fixed, " a   1\nb  | x\nc\n", ofFixed));
        accepted(
                check(json, "{\"name\": \"a\", \"n\": 1}\n{ \"n\":\"x\",  \"name\": \"b\\n\" }\n{\"m\": 1}\n", ofJson));

        assertThat(ofFixed.rejects()).isEqualTo("""
                d1,2,"","column 2 ""n"" is not a whole number","b  | x"
                d1,3,"","is 1 characters long, the contract's columns need 6","c"
                """);
        assertThat(ofJson.rejects()).isEqualTo("""
                d1,2,"","column 2 ""n"" is not a whole number","{ ""n"":""x"",  ""name"": ""b\\n"" }"
                d1,3,"","has the key ""m"", which is not in the contract","{""m"": 1}"
                """);
    }

    @Test
    void texts_and_reasons_are_as_long_as_their_columns_and_parts_as_their_limit() {
        String longText = "ü".repeat(40_000);
        Contract contract = rx().badRows(9_000).build();
        MemoryParts parts = new MemoryParts();
        String file = "day,name,n\n2026-03-01,a,1\n" + ("2026-03-01," + longText + ",x\n").repeat(3);

        Checked.Accepted accepted =
                accepted(Checks.checkWithin(CheckLimits.USUAL.withPartBytes(100_000), contract, file, parts));

        assertThat(accepted.leftOut().parts()).hasSize(2);
        assertThat(parts.rejects()
                        .lines()
                        .map(line -> line.substring(5))
                        .collect(Collectors.toSet())
                        .equals(Set.of(
                                "2026-03-01,\"column 2 \"\"name\"\" is longer than 20 bytes; column 3 \"\"n\"\" is not a whole number\",\"2026-03-01,"
                                        + "ü".repeat((65_535 - 11) / 2) + "\"")))
                .isTrue();
    }

    @Test
    void a_contract_that_lets_none_out_writes_no_rejects() {
        MemoryParts parts = new MemoryParts();

        Checked checked = check(rx().build(), FILE, parts);

        assertThat(checked.verdict()).isEqualTo(DeliveryRecord.Verdict.REJECTED);
        assertThat(checked.warnings()).isEmpty();
        assertThat(parts.rejects()).isEmpty();
    }

    private static FileDialect dialect(Layout layout, List<Slice> slices, @Nullable Keys keys) {
        boolean turned = !slices.isEmpty() || keys != null;
        return new FileDialect(
                "UTF-8", turned ? '\u001f' : ',', '.', "UTC", Compression.NONE, layout, List.of(), null, slices, keys);
    }

    private static String refusal(Contract contract, String file) {
        Checked checked = check(contract, file);
        assertThat(checked.verdict()).isEqualTo(DeliveryRecord.Verdict.REJECTED);
        return checked.warnings().getFirst();
    }
}

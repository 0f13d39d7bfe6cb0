package dev.larder.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.NumberSpelling;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [{"a": 1, "b": 2},\\n {"a": 3, "b": 4}]\\n
        {"of": "x", "rows": [\\n {"a": 1, "b": 2},\\n {"a": 3, "b": 4}\\n]}\\n
        """)
    void a_json_document_is_no_text_with_delimiters(String text) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).hasMessageContaining("one JSON document");
    }

    @Test
    void lines_of_one_length_with_a_decimal_comma_in_most_have_fixed_widths() throws Exception {
        Sample sample = read("A001 12,50 x\nA002    14 y\nA003  8,91 z\nA004  4,39 x\nA005  6,81 y\n");

        assertThat(sample.dialect().slices()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # numbers
        1 2 -30                        | integer
        1234567890 5                   | bigint
        12345678901234567890 1         | varchar(30)
        007 012                        | varchar(5)
        0 10                           | integer
        1.5 20 -0.25                   | decimal(6,2)
        1e5 2                          | varchar(5)
        5- 3                           | varchar(4)
        # dates and times
        2026-01-31 2026-02-01          | date
        20260131 20260201              | date yyyyMMdd
        20269931 20260201              | integer
        31/01/2026 01/02/2026          | date dd/MM/yyyy
        01/31/2026 02/01/2026          | date MM/dd/yyyy
        1/2/2026 11/12/2026            | date d/M/yyyy
        01SEP2017 02sep2017            | date ddMMMyyyy
        31/02/2026 01/02/2026          | varchar(20)
        2026-01-31T10:00:00Z 2026-01-31T10:00:00+01:00 | timestamptz
        2026-01-31T10:00 2026-01-31T10:00:01.123456    | timestamp
        2026-01-31T10:00:00.1234567 2026-01-31T10:00:00 | varchar(40)
        31.01.2026T10:00 01.02.2026T11:30              | timestamp dd.MM.yyyy'T'HH:mm
        # flags, and what only seems to be one
        true FALSE                     | boolean
        yes no                         | varchar(5)
        0 1                            | integer
        """)
    void a_column_has_the_type_that_no_value_speaks_against(String values, String type) throws Exception {
        String rows = values.replace(' ', '\n');
        Sample.Guessed column = read("value\n" + rows + "\n").columns().getFirst();

        assertThat(column.type().sql() + (column.format() == null ? "" : " " + column.format()))
                .isEqualTo(type);
    }

    @Test
    void one_decimal_separator_is_chosen_for_the_whole_file() throws Exception {
        Sample sample = read("a;b\n1.234;0,5\n2.345;10,25\n");

        assertThat(sample.dialect().decimalSeparator()).isEqualTo(',');
        assertThat(sample.dialect().groupSeparator()).isEqualTo('.');
        assertThat(types(sample)).containsExactly("integer", "decimal(6,2)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # one separator and three digits behind it in every value: decimals, and a place to look at
        m;kwh M1;10,551 M2;301,002       | , |   | decimal(8,3) | LOOK
        m~kwh M1~10.551 M2~301.002       | . |   | decimal(8,3) | LOOK
        # no amount in thousands begins with 0
        m;kwh M1;10,551 M2;0,002         | , |   | decimal(7,3) | -
        # amounts below a thousand, or above a million, have other groups
        m;eur M1;10.551 M2;551           | , | . | integer      | -
        m;eur M1;10.551 M2;1.551.000     | , | . | integer      | -
        # the comma is taken
        m,eur M1,"10,551" M2,"35,000"    | . | , | integer      | -
        """)
    void three_digits_behind_every_separator_are_decimals_unless_something_speaks_for_thousands(
            String text, char decimal, @Nullable Character group, String type, String look) throws Exception {
        Sample sample = read(text.replace(' ', '\n').replace('~', '\t') + "\n");

        assertThat(sample.dialect().decimalSeparator()).isEqualTo(decimal);
        assertThat(sample.dialect().groupSeparator()).isEqualTo(group);
        assertThat(types(sample).getLast()).isEqualTo(type);
        assertThat(String.join("; ", sample.because().values()).contains("LOOK"))
                .isEqualTo(look.equals("LOOK"));
    }

    @Test
    void percent_signs_and_parentheses_are_a_spelling_of_numbers() throws Exception {
        Sample sample = read("a,b\n1%,(5)\n2.5%,6\n");

        assertThat(sample.columns().getFirst().spelling()).isEqualTo(new NumberSpelling(true, false, false));
        assertThat(sample.columns().getLast().spelling()).isEqualTo(new NumberSpelling(false, true, false));
        assertThat(types(read("a\n1%\n2\n"))).containsExactly("varchar(4)");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Müller; Ångström",
        "windows-1252, Köln m³/s; Düsseldorf",
        "windows-1250, Győr; Vörösmarty",
        "windows-1250, Łódź; Žižkov",
        "windows-1251, Москва; Анна",
        "IBM850, Hélène; François"
    })
    void letters_tell_the_encoding_even_when_they_come_late(String encoding, String names) throws Exception {
        String text = "id;name\n"
                + IntStream.range(0, 200_000).mapToObj(i -> i + ";plain\n").collect(Collectors.joining())
                + names.replace("; ", "\n0;").transform(two -> "0;" + two) + "\n";
        Sample sample = read(text.getBytes(Charset.forName(encoding)));

        assertThat(sample.dialect().encoding()).isEqualTo(encoding);
        assertThat(sample.rows()).isEqualTo(200_002);
    }

    @Test
    void a_type_is_that_of_all_rows_and_not_of_the_first_ones() throws Exception {
        String text = "id,value\n"
                + IntStream.range(0, 300_000).mapToObj(i -> i + ",1\n").collect(Collectors.joining()) + "1,x\n";
        Sample sample = read(text);

        assertThat(types(sample)).containsExactly("integer", "varchar(1)");
        assertThat(sample.key()).isEmpty();
    }

    @Test
    void an_hour_or_a_month_may_be_a_part_of_a_key_and_a_measure_may_not() throws Exception {
        String text = "gauge;Stunde;level\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> "W" + i / 4 + ";" + i % 4 * 6 + ";" + (200 + i * 7 % 40) + "\n")
                        .collect(Collectors.joining());

        assertThat(read(text).key()).containsExactly(0, 1);
        assertThat(read(text.replace("Stunde", "visits")).key()).isEmpty();
    }

    @Test
    void quotes_that_mean_nothing_are_found_behind_the_beginning_too() throws Exception {
        String text = "id\tname\n"
                + IntStream.range(0, 200_000).mapToObj(i -> i + "\tplain\n").collect(Collectors.joining())
                + "9\ta 6\" pipe\n";

        assertThat(read(text).dialect().layout().quote()).isEqualTo(Layout.NO);
    }

    @Test
    void a_column_without_a_label_or_with_that_of_another_is_found_by_its_place() throws Exception {
        List<Sample.Guessed> columns = read(",n,n\n1,2,3\n2,3,4\n").columns();

        assertThat(columns.stream().map(Sample.Guessed::position)).containsExactly(1, 2, 3);
    }

    @Test
    void a_trailer_and_lines_before_the_header_are_no_rows() throws Exception {
        Sample sample = read("extract of 2026-01-01\n\nid|day\n1|2026-01-01\n2|2026-01-02\nTRL|2|x\n");

        assertThat(sample.dialect().layout())
                .isEqualTo(new Layout('"', Layout.NO, Layout.NO, 2, 1, new Layout.Footer("TRL", 2)));
        assertThat(sample.rows()).isEqualTo(2);
        assertThat(sample.warnings()).isEmpty();
    }

    @Test
    void records_unlike_the_others_are_told_by_line() throws Exception {
        assertThat(read("id,day\n1,2026-01-01\n2,2026-01-02,x\n3,2026-01-03\n").warnings())
                .containsExactly("f.csv: 1 records are not like the others, the first on line 3, which has 3 values");
    }

    @Test
    void keys_of_objects_that_come_late_are_columns_too() throws Exception {
        String text = IntStream.range(0, 100_000)
                        .mapToObj(i -> "{\"id\":" + i + "}\n")
                        .collect(Collectors.joining()) + "{\"id\":-1,\"late\":true}\n";
        Sample sample = read(text);

        assertThat(sample.columns().stream().map(Sample.Guessed::label)).containsExactly("id", "late");
        assertThat(types(sample)).containsExactly("integer", "boolean");
    }

    @Test
    void dates_that_all_files_repeat_make_each_file_the_whole() throws Exception {
        SampleFile first = file("a_20260101.csv", "id,day\n1,2026-01-01\n1,2026-01-02\n");
        SampleFile apart = file("a_20260201.csv", "id,day\n1,2026-02-01\n1,2026-02-02\n");
        SampleFile more = file("a_20260103.csv", "id,day\n1,2026-01-01\n1,2026-01-02\n1,2026-01-03\n");

        assertThat(read(first, apart).dated().coverage()).hasToString("PERIOD");
        assertThat(read(first, more).dated().coverage()).hasToString("FULL");
        assertThat(read(first, more).dated().unit()).isEqualTo(PeriodUnit.DAY);
    }

    @Test
    void what_is_no_table_is_refused() {
        assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1}))
                .isInstanceOf(UnclearSample.class)
                .hasMessageStartingWith("f.csv: ");
    }

    @Test
    void lines_that_nothing_cuts_are_no_table_of_one_column() {
        assertThatThrownBy(() -> read("00000120261102EAN0042+\n00000220261102PLU0007+\nT000002000000000049   \n"))
                .isInstanceOf(UnclearSample.class)
                .hasMessageStartingWith("f.csv has lines of one length")
                .hasMessageContaining("fixedWidth");
    }

    private static List<String> types(Sample sample) {
        return sample.columns().stream()
                .map(Sample.Guessed::type)
                .map(ColumnType::sql)
                .toList();
    }

    private static Sample read(String text) throws IOException, UnclearSample {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Sample read(byte[] bytes) throws IOException, UnclearSample {
        return read(new SampleFile("f.csv", () -> new ByteArrayInputStream(bytes)));
    }

    private static SampleFile file(String name, String text) {
        return new SampleFile(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Sample read(SampleFile... files) throws IOException, UnclearSample {
        return SampleReader.read(List.of(files), new MemoryScratch());
    }
}

package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.contract.NumberSpelling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** How a file is written, as contracts say it. */
final class WritingsTest {
    private static final String TEXT =
            "{\"name\": \"t\", \"logicalType\": \"string\", \"physicalType\": \"varchar(9)\"%s}";
    private static final String COUNT = "{\"name\": \"n\", \"logicalType\": \"integer\"%s}";
    private static final String AMOUNT =
            "{\"name\": \"d\", \"logicalType\": \"number\", \"physicalType\": \"decimal(9,2)\"%s}";

    @Test
    void everything_that_a_contract_says_of_a_text_is_read() {
        Contract contract = contract(
                TEXT.formatted(""),
                Map.of(
                        "compression", "\"gzip\"",
                        "encoding", "\"windows-1252\"",
                        "quote", "\"'\"",
                        "escape", "\"\\\\\"",
                        "comment", "\"#\"",
                        "skippedLines", "3",
                        "headerRows", "2",
                        "footer", "{\"startsWith\": \"TRL\", \"rows\": 2}",
                        "missingValues", "[\"NA\", \"-\"]",
                        "groupSeparator", "\"space\""));

        assertThat(contract.dialect().compression()).isEqualTo(Compression.GZIP);
        assertThat(contract.dialect().encoding()).isEqualTo("windows-1252");
        assertThat(contract.dialect().layout()).isEqualTo(new Layout('\'', '\\', '#', 3, 2, new Footer("TRL", 2)));
        assertThat(contract.dialect().missingValues()).containsExactly("NA", "-");
        assertThat(contract.dialect().groupSeparator()).isEqualTo(' ');
        assertThat(contract.dialect().slices()).isEmpty();
    }

    @Test
    void what_a_contract_does_not_say_is_as_usual() {
        Contract contract = contract(TEXT.formatted(""), Map.of());

        assertThat(contract.dialect().compression()).isEqualTo(Compression.NONE);
        assertThat(contract.dialect().layout()).isEqualTo(Layout.USUAL);
        assertThat(contract.dialect().missingValues()).isEmpty();
        assertThat(contract.dialect().groupSeparator()).isNull();
        assertThat(contract.columns().getFirst().position()).isNull();
        assertThat(contract.columns().getFirst().spelling()).isNull();
    }

    @Test
    void columns_of_fixed_widths_have_their_places() {
        String columns = TEXT.formatted(custom("start", "1", "width", "9")) + ", "
                + COUNT.formatted(custom("start", "12", "width", "4"));

        Contract contract = contract(columns, Map.of("format", "\"fixedWidth\"", "skippedLines", "1"));

        assertThat(contract(columns, Map.of("format", "\"fixedWidth\"", "decimalSeparator", "\",\""))
                        .dialect()
                        .decimalSeparator())
                .as("there is no delimiter that it could be")
                .isEqualTo(',');
        assertThat(contract.dialect().slices()).containsExactly(new Slice(1, 9), new Slice(12, 4));
        assertThat(contract.dialect().lineLength()).isEqualTo(15);
        assertThat(contract.dialect().layout()).isEqualTo(new Layout(Layout.NO, Layout.NO, Layout.NO, 1, 0, null));
    }

    @Test
    void a_footer_of_fixed_widths_is_not_cut_as_the_rows_are() {
        String columns = COUNT.formatted(custom("start", "1", "width", "9"));
        String footer = "{\"startsWith\": \"T\", \"rows\": %s, \"sums\": {\"n\": {\"start\": 8, \"width\": 14}}}";

        assertThat(contract(
                                columns,
                                Map.of(
                                        "format",
                                        "\"fixedWidth\"",
                                        "footer",
                                        footer.formatted("{\"start\": 2, \"width\": 6}")))
                        .dialect()
                        .layout()
                        .footer())
                .isEqualTo(
                        new Footer("T", 2, new TreeMap<>(Map.of("n", 3)), List.of(new Slice(2, 6), new Slice(8, 14))));
        assertThat(expectations(columns, Map.of("format", "\"fixedWidth\"", "footer", footer.formatted("2"))))
                .containsExactly("where it stands in the footer, as {start: 2, width: 6}, in characters from 1");
        assertThat(expectations(
                        columns, Map.of("format", "\"fixedWidth\"", "footer", footer.formatted("{\"start\": 2}"))))
                .containsExactly("start and width, in characters from 1");
        assertThat(expectations(
                        COUNT.formatted(""),
                        Map.of("footer", "{\"startsWith\": \"T\", \"rows\": {\"start\": 2, \"width\": 6}}")))
                .containsExactly("a whole number from 1 to 1600");
    }

    @Test
    void lines_of_json_have_the_columns_labels_as_keys() {
        String columns = TEXT.formatted(custom("header", "\"Text\"")) + ", " + COUNT.formatted("");

        Contract contract = contract(columns, Map.of("format", "\"jsonLines\"", "extraColumns", "\"park\""));

        assertThat(contract.dialect().keys()).isEqualTo(new Keys(List.of("Text", "n"), true));
        assertThat(contract.dialect().layout()).isEqualTo(new Layout(Layout.NO, '\\', Layout.NO, 0, 0, null));
        assertThat(contract(columns, Map.of("format", "\"jsonLines\""))
                        .dialect()
                        .keys())
                .isEqualTo(new Keys(List.of("Text", "n"), false));
    }

    @Test
    void an_array_of_json_is_the_file_or_a_member_of_it() {
        assertThat(contract(COUNT.formatted(""), Map.of("format", "\"json\""))
                        .dialect()
                        .keys())
                .isEqualTo(new Keys(List.of("n"), false, ""));
        Contract contract = contract(COUNT.formatted(""), Map.of("format", "\"json\"", "records", "\"items\""));
        assertThat(contract.dialect().keys()).isEqualTo(new Keys(List.of("n"), false, "items"));
        assertThat(contract.dialect().layout()).isEqualTo(new Layout(Layout.NO, '\\', Keys.NO_RECORD, 0, 0, null));
        assertThat(expectations(COUNT.formatted(""), Map.of("records", "\"items\"")))
                .containsExactly("records only with format json");
        assertThat(expectations(COUNT.formatted(""), Map.of("format", "\"json\"", "skippedLines", "1")))
                .containsExactly("no skippedLines with format json");
    }

    @Test
    void a_sheet_of_a_workbook_has_a_name_and_labels_and_no_signs_of_text() {
        Contract contract = contract(
                COUNT.formatted(""),
                Map.of(
                        "format", "\"excel\"",
                        "sheet", "\"Orders 2026\"",
                        "skippedLines", "2",
                        "headerRows", "2",
                        "footer", "{\"startsWith\": \"Total\"}"));

        assertThat(contract.dialect().sheet()).isEqualTo("Orders 2026");
        assertThat(contract.dialect().layout())
                .isEqualTo(new Layout(Layout.NO, '\\', Layout.NO, 2, 2, new Footer("Total", null)));
        assertThat(contract(COUNT.formatted(""), Map.of()).dialect().sheet()).isNull();
        for (String name : List.of("encoding", "compression", "quote", "escape", "comment", "groupSeparator")) {
            assertThat(expectations(
                            COUNT.formatted(""), Map.of("format", "\"excel\"", "sheet", "\"a\"", name, "\"none\"")))
                    .contains("no " + name + " with format excel");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {"delimiter,\";\"", "headerRows,1", "comment,\"#\"", "quote,\"none\""})
    void what_means_nothing_in_json_is_refused(String name, String value) {
        assertThat(read(COUNT.formatted(""), Map.of("format", "\"jsonLines\"", name, value)))
                .isInstanceOfSatisfying(
                        ContractReading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(ContractProblem::expected)
                                .containsExactly("no " + name + " with format jsonLines"));
    }

    @Test
    void a_column_has_a_place_and_a_spelling() {
        String columns = COUNT.formatted(custom("zeroDecimals", "true", "position", "7")) + ", "
                + AMOUNT.formatted(custom("percentSign", "true", "parentheses", "true"));

        Contract contract = contract(columns, Map.of());

        assertThat(contract.columns().getFirst().position()).isEqualTo(7);
        assertThat(contract.columns().getFirst().spelling()).isEqualTo(new NumberSpelling(false, false, true));
        assertThat(contract.columns().getLast().spelling()).isEqualTo(new NumberSpelling(true, true, false));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zeroDecimals|true|zeroDecimals only at an integer",
                "percentSign|1|true or false",
                "start|1|start only with format fixedWidth",
                "position|0|a whole number from 1 to 1600",
            })
    void what_means_nothing_at_a_decimal_is_refused(String name, String value, String expected) {
        assertThat(read(AMOUNT.formatted(custom(name, value)), Map.of()))
                .isInstanceOfSatisfying(
                        ContractReading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(ContractProblem::expected)
                                .containsExactly(expected));
    }

    @Test
    void a_place_in_a_header_needs_a_header_and_is_one_columns_own() {
        String placed = COUNT.formatted(custom("position", "1"));

        assertThat(expectations(placed, Map.of("headerRows", "0"))).containsExactly("position only with a header");
        assertThat(expectations(placed, Map.of("format", "\"jsonLines\"")))
                .containsExactly("position only with a header");
        assertThat(expectations(COUNT.formatted(""), Map.of("headerRows", "0", "extraColumns", "\"park\"")))
                .containsExactly("extraColumns: park only with a header");
        assertThat(expectations(placed + ", " + AMOUNT.formatted(custom("position", "1")), Map.of()))
                .containsExactly("each position once");
    }

    private static List<String> expectations(String columns, Map<String, String> properties) {
        return ((ContractReading.Refused) read(columns, properties))
                .problems().stream().map(ContractProblem::expected).toList();
    }

    @Test
    void a_separator_of_groups_is_not_that_of_decimals() {
        assertThat(read(AMOUNT.formatted(""), Map.of("groupSeparator", "\".\"")))
                .isInstanceOfSatisfying(
                        ContractReading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(ContractProblem::expected)
                                .containsExactly("a groupSeparator other than the decimalSeparator"));
    }

    /** Properties of a column, by name and JSON value. */
    private static String custom(String... namesAndValues) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            items.append(i == 0 ? "" : ", ").append(property(namesAndValues[i], namesAndValues[i + 1]));
        }
        return ", \"customProperties\": [" + items + "]";
    }

    private static String property(String name, String value) {
        return "{\"property\": \"" + name + "\", \"value\": " + value + "}";
    }

    private static Contract contract(String columns, Map<String, String> properties) {
        return switch (read(columns, properties)) {
            case ContractReading.Read read -> read.contract();
            case ContractReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    private static ContractReading read(String columns, Map<String, String> properties) {
        String more = properties.entrySet().stream()
                .map(entry -> ", " + property(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return ContractReader.read(JsonMapper.shared().readTree("""
                {"apiVersion": "v3.1.0", "kind": "DataContract", "version": "1.0.0", "status": "active",
                 "schema": [{"name": "t", "properties": [%s]}],
                 "customProperties": [{"property": "supplier", "value": "acme"}, {"property": "feed", "value": "rx"},
                   {"property": "coverage", "value": "full"}, {"property": "fileName", "value": ".*"},
                   {"property": "owner", "value": "launch"}, {"property": "contact", "value": "data-desk@example.com"}%s]}
                """.formatted(columns, more)));
    }
}

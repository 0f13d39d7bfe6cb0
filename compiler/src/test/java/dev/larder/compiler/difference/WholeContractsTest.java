package dev.larder.compiler.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.core.contract.Contract;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeContractsTest {
    private static final String FORM =
            "{'apiVersion': 'v3.1.0', 'kind': 'DataContract', 'status': 'active', 'version': '";
    private static final String ID = "{'name': 'id', 'logicalType': 'integer', 'primaryKey': true}";
    private static final String DAY =
            "{'name': 'day', 'logicalType': 'date', 'required': true, 'logicalTypeOptions': {'format': 'dd/MM/yyyy', 'minimum': '2020-01-01'}}";
    private static final String TRX = "{'name': 'trx', 'logicalType': 'number', 'physicalType': 'decimal(9,2)'}";
    private static final String NOTE =
            "{'name': 'note', 'logicalType': 'string', 'physicalType': 'varchar(20)', 'customProperties': [{'property': 'header', 'value': 'Note'}]}";
    private static final String FEED =
            "{'property': 'supplier', 'value': 'acme'}, {'property': 'feed', 'value': 'rx'}, {'property': 'coverage', 'value': 'full'},"
                    + " {'property': 'fileName', 'value': 'rx.csv'}, {'property': 'owner', 'value': 'o'}, {'property': 'contact', 'value': 'c'}";
    private static final String FIRST = whole(
            "1",
            "{'property': 'validFrom', 'value': '2026-01-01'}, {'property': 'comment', 'value': '#'}",
            ID,
            DAY,
            TRX);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # added at the end, and before another
            {NOTE}                                                                 | {ID} {DAY} {TRX} {NOTE}
            {NOTE BEFORE day}                                                      | {ID} {NOTE} {DAY} {TRX}
            # moved, removed, renamed in its place, then named as it is now
            {'name': 'trx', 'customProperties': [{'property': 'before', 'value': 'id'}]} | {TRX} {ID} {DAY}
            {'name': 'trx', 'customProperties': [{'property': 'removed', 'value': true}]} | {ID} {DAY}
            {'name': 'sum', 'customProperties': [{'property': 'renamedFrom', 'value': 'trx'}]}, {NOTE BEFORE sum} | {ID} {DAY} {NOTE} {'name': 'sum', 'logicalType': 'number', 'physicalType': 'decimal(9,2)'}
            # retyped, a key within a key changed, and one taken away
            {'name': 'trx', 'logicalType': 'integer', 'physicalType': null}         | {ID} {DAY} {'name': 'trx', 'logicalType': 'integer'}
            {'name': 'day', 'logicalTypeOptions': {'format': null, 'minimum': '2021-01-01'}} | {ID} {'name': 'day', 'logicalType': 'date', 'required': true, 'logicalTypeOptions': {'minimum': '2021-01-01'}} {TRX}
            """)
    void changed_columns_make_the_contract_that_is_written_out(String changes, String columns) {
        String second = FORM + "2', 'customProperties': [{'property': 'basedOn', 'value': 'rx-1.yaml'}],"
                + " 'schema': [{'name': 'rx', 'properties': [" + columns(changes) + "]}]}";

        assertThat(contract("rx-2", FIRST, second))
                .isEqualTo(contract(
                        "rx-2", FIRST, whole("2", COMMENT, columns(columns).replace("} {'name'", "}, {'name'"))));
    }

    private static final String COMMENT = "{'property': 'comment', 'value': '#'}";

    @Test
    void properties_are_changed_by_name_and_validity_is_never_taken_over() {
        String second = FORM + "2', 'customProperties': [{'property': 'basedOn', 'value': 'rx-1.yaml'},"
                + " {'property': 'comment', 'value': null}, {'property': 'delimiter', 'value': ';'}]}";

        assertThat(contract("rx-2", FIRST, second))
                .isEqualTo(
                        contract("rx-2", FIRST, whole("2", "{'property': 'delimiter', 'value': ';'}", ID, DAY, TRX)));
    }

    @Test
    void a_difference_may_be_about_a_difference() {
        String second = FORM + "2', 'customProperties': [{'property': 'basedOn', 'value': 'rx-1.yaml'}],"
                + " 'schema': [{'name': 'rx', 'properties': [" + NOTE + "]}]}";
        String third = FORM + "3', 'customProperties': [{'property': 'basedOn', 'value': 'rx-2.yaml'}],"
                + " 'schema': [{'name': 'rx', 'properties': [{'name': 'note', 'physicalType': 'varchar(40)'}]}]}";

        assertThat(contract("rx-3", FIRST, second, third))
                .isEqualTo(contract(
                        "rx-3", FIRST, second, whole("3", COMMENT, ID, DAY, TRX, NOTE.replace("(20)", "(40)"))));
    }

    @Test
    void a_value_knows_the_file_and_the_place_where_it_stands() {
        String second = FORM + "2', 'customProperties': [{'property': 'basedOn', 'value': 'rx-1.yaml'}],"
                + " 'schema': [{'name': 'rx', 'properties': [{'name': 'id', 'customProperties': [{'property': 'removed', 'value': true}]},"
                + " {'name': 'trx', 'physicalType': 'decimal(10,2)'}]}]}";
        WholeContract whole = reading(FIRST, second).contracts().getLast();

        assertThat(whole.origin("/schema/0/properties/0/logicalType"))
                .isEqualTo(new Origin("contracts/rx-1.yaml", "/schema/0/properties/1/logicalType"));
        assertThat(whole.origin("/schema/0/properties/1/physicalType"))
                .isEqualTo(new Origin("contracts/rx-2.yaml", "/schema/0/properties/1/physicalType"));
        assertThat(whole.origin("/schema/0/properties/1/quality"))
                .isEqualTo(new Origin("contracts/rx-2.yaml", "/schema/0/properties/1/quality"));
    }

    @Test
    void what_is_based_on_an_unreadable_contract_is_left_out_without_a_word() {
        String second = FORM + "2', 'customProperties': [{'property': 'basedOn', 'value': 'rx-0.yaml'}]}";
        WholeContracts.Reading reading = WholeContracts.of(documents(FIRST, second), Set.of("contracts/rx-0.yaml"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.failed()).containsExactly("contracts/rx-2.yaml");
    }

    private static String columns(String text) {
        return text.replace("{NOTE BEFORE day}", before("day"))
                .replace("{NOTE BEFORE sum}", before("sum"))
                .replace("{NOTE}", NOTE)
                .replace("{ID}", ID)
                .replace("{DAY}", DAY)
                .replace("{TRX}", TRX);
    }

    private static String before(String column) {
        return NOTE.replace("]}", ", {'property': 'before', 'value': '" + column + "'}]}");
    }

    private static String whole(String version, String properties, String... columns) {
        return FORM + version + "', 'customProperties': [" + FEED + ", " + properties
                + "], 'schema': [{'name': 'rx', 'properties': [" + String.join(", ", columns) + "]}]}";
    }

    private static Contract contract(String name, String... documents) {
        WholeContracts.Reading reading = reading(documents);
        assertThat(reading.problems()).isEmpty();
        WholeContract whole = reading.contracts().stream()
                .filter(found -> found.file().equals("contracts/" + name + ".yaml"))
                .findFirst()
                .orElseThrow();
        return ((ContractReading.Read) ContractReader.read(whole.document())).contract();
    }

    private static WholeContracts.Reading reading(String... documents) {
        return WholeContracts.of(documents(documents), Set.of());
    }

    private static SortedMap<String, JsonNode> documents(String... texts) {
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (String text : List.of(texts)) {
            JsonNode document = new JsonMapper().readTree(text.replace('\'', '"'));
            documents.put("contracts/rx-" + document.path("version").asString() + ".yaml", document);
        }
        return documents;
    }
}

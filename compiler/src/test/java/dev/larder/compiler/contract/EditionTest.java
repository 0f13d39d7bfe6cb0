package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contracts of ODCS 3.1 and of 3.2. */
class EditionTest {
    private static final String ENUM = "'enum': [{'value': 'A', 'label': 'first'}, {'value': 'B'}]";

    @Test
    void an_enumeration_of_edition_3_2_is_what_invalid_values_are_in_3_1() {
        String metric =
                "'quality': [{'metric': 'invalidValues', 'mustBe': 0, 'arguments': {'validValues': ['A', 'B']}}]";

        assertThat(contract("v3.2.0", ENUM))
                .isEqualTo(contract("v3.1.0", metric))
                .isEqualTo(contract("v3.2.0", metric));
        assertThat(contract("v3.2.0", ENUM).columns().getFirst().validValues()).containsExactly("A", "B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'synonyms': [{'synonym': 'kind'}], 'deprecated': true, 'semanticType': 'dimension'
            """)
    void what_only_people_and_their_tools_read_is_taken(String keys) {
        assertThat(contract("v3.2.0", keys)).isEqualTo(contract("v3.2.0", "'tags': []"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v3.1.0 | 'enum': [{'value': 'A'}]                    | the key "enum", which Larder does not use
            v3.1.0 | 'deprecated': true                          | the key "deprecated", which Larder does not use
            v3.2.0 | 'map': {}                                   | the key "map", which Larder does not use
            v3.2.0 | 'enum': ['A']                               | expected an object, found "A"
            v3.2.0 | 'enum': []                                  | expected at least one value, found none
            v3.2.0 | 'enum': [{'label': 'A'}]                    | expected "value": a text or a number, found nothing
            v3.2.0 | 'enum': [{'value': 'A'}, {'value': 'A'}]    | expected each value once, found "A" again
            v3.3.0 | 'tags': []                                  | expected v3.1.0 or v3.2.0, found "v3.3.0"
            """)
    void everything_else_is_refused_by_name(String edition, String keys, String says) {
        assertThat(((ContractReading.Refused) read(edition, keys)).problems().toString())
                .contains(says);
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_schema_for_editors_has_the_words_that_are_read(Map.Entry<String, List<String>> words) {
        String property = "{'property': '" + words.getKey() + "', 'value': 'no such word'}";
        JsonNode document = JsonMapper.shared()
                .readTree(text("v3.1.0", "'tags': []")
                        .replaceFirst(
                                "\\{'property': 'coverage', 'value': 'append'}, ",
                                words.getKey().equals("coverage") ? "" : "$0")
                        .replaceFirst(
                                "\\{'property': 'redelivery', 'value': 'adds'}, ",
                                words.getKey().equals("redelivery") ? "" : "$0")
                        .replace("'customProperties': [", "'customProperties': [" + property + ", ")
                        .replace('\'', '"'));

        assertThat(((ContractReading.Refused) ContractReader.read(document)).problems())
                .anyMatch(problem -> problem.expected().equals("one of " + String.join(", ", words.getValue())));
    }

    static List<Map.Entry<String, List<String>>> words() {
        return List.copyOf(ContractSchema.WORDS.entrySet());
    }

    private static Contract contract(String edition, String keys) {
        return ((ContractReading.Read) read(edition, keys)).contract();
    }

    private static ContractReading read(String edition, String keys) {
        return ContractReader.read(
                JsonMapper.shared().readTree(text(edition, keys).replace('\'', '"')));
    }

    private static String text(String edition, String keys) {
        return "{'apiVersion': '" + edition
                + "', 'kind': 'DataContract', 'version': '1', 'status': 'active', 'customProperties': ["
                + "{'property': 'supplier', 'value': 'acme'}, {'property': 'feed', 'value': 'rx'},"
                + " {'property': 'coverage', 'value': 'append'}, {'property': 'redelivery', 'value': 'adds'}, "
                + "{'property': 'fileName', 'value': 'rx.csv'}, {'property': 'owner', 'value': 'o'}, {'property': 'contact', 'value': 'c'}],"
                + " 'schema': [{'name': 'rx', 'properties': [{'name': 'kind', 'logicalType': 'string', 'physicalType': 'varchar(4)', "
                + keys + "}]}]}";
    }
}

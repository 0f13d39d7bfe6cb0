package dev.larder.compiler.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaProofTest {
    private static final Map<String, String> CANDIDATE = Map.of("star", "candidate");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"from\": {\"schema_name\": \"star\", \"table_name\": \"t\"}} | {\"from\": {\"schema_name\":"
                        + " \"candidate\", \"table_name\": \"t\"}} | true",
                "{\"from\": {\"schema_name\": \"star\"}} | {\"from\": {\"schema_name\": \"star\"}} | false",
                "{\"column_names\": [\"star\", \"t\", \"c\"]} | {\"column_names\": [\"candidate\", \"t\", \"c\"]} |"
                        + " true",
                "{\"column_names\": [\"star\", \"c\"]} | {\"column_names\": [\"candidate\", \"c\"]} | false",
                "{\"value\": \"star.t\"} | {\"value\": \"candidate.t\"} | false",
                "{\"alias\": \"star\"} | {\"alias\": \"candidate\"} | false",
                "[{\"schema_name\": \"qa\"}] | [{\"schema_name\": \"qa\"}] | true",
            })
    void only_renamed_schemas_are_the_same_query(String original, String mapped, boolean same) {
        assertThat(SchemaProof.holds(original, mapped, CANDIDATE)).isEqualTo(same);
    }
}

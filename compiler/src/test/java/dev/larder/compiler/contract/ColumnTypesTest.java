package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Which types a column of a contract may have, and what is said of the others. */
class ColumnTypesTest {
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "string|varchar(20)|varchar(20)",
                "string|character varying(20)|varchar(20)",
                "integer|''|bigint",
                "integer|smallint|smallint",
                "integer|int2|smallint",
                "integer|integer|integer",
                "integer|INT|integer",
                "integer|int4|integer",
                "integer|bigint|bigint",
                "integer|int8|bigint",
                "number|decimal(12,2)|decimal(12,2)",
                "number|numeric(38, 37)|decimal(38,37)",
                "date|''|date",
                "date|date|date",
                "timestamp|''|timestamptz",
                "timestamp|timestamptz|timestamptz",
                "timestamp|timestamp with time zone|timestamptz",
                "timestamp|timestamp|timestamp",
                "timestamp|timestamp without time zone|timestamp",
                "boolean|''|boolean",
                "boolean|bool|boolean",
            })
    void a_column_has_the_type_that_the_contract_names(String logical, String physical, String type) {
        ContractReading.Read read = (ContractReading.Read) read(column(logical, physical, ""), zone());

        assertThat(read.contract().columns())
                .singleElement()
                .satisfies(column -> assertThat(column.type().sql()).isEqualTo(type));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "string|char(5)|single-byte characters only: use varchar(n)",
                "string|text|use varchar(n)",
                "string|varchar|varchar(n) for a string",
                "string|varchar(0)|from 1 to 65535 bytes",
                "number|decimal(12)|decimal(digits,scale)",
                "string|varchar(65536)|from 1 to 65535 bytes",
                "string|time|A time of day without its date is not supported",
                "integer|decimal(5,0)|one of bigint, integer, smallint",
                "number|double precision|Sums of floating-point numbers differ",
                "number|real|use decimal(digits,scale)",
                "number|float8|use decimal(digits,scale)",
                "number|decimal(39,2)|at most 38 digits",
                "number|decimal(38,38)|37 of them behind the point",
                "number|decimal(5,6)|at most 38 digits",
                "number|''|found nothing",
                "date|timestamp|expected one of date",
                "timestamp|date|one of timestamptz, timestamp",
                "timestamp|timetz|A time of day without its date is not supported",
                "boolean|smallint|one of boolean",
                "time|varchar(8)|A time of day without its date is not supported: use varchar(n)",
                "array|super|one of string, integer, number, date, timestamp, boolean",
            })
    void another_type_is_refused_by_name(String logical, String physical, String part) {
        assertThat(problems(column(logical, physical, ""), zone()))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(part));
    }

    @Test
    void only_a_moment_needs_a_time_zone() {
        assertThat(read(column("timestamp", "timestamp", ""), "")).isInstanceOf(ContractReading.Read.class);
        assertThat(problems(column("timestamp", "timestamptz", ""), ""))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected())
                        .isEqualTo("logicalTypeOptions.defaultTimezone, or the property timeZone"));
        assertThat(problems(
                        column(
                                "timestamp",
                                "timestamp",
                                ", \"logicalTypeOptions\": {\"defaultTimezone\": \"Europe/Rome\"}"),
                        ""))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer())
                        .isEqualTo("/schema/0/properties/0/logicalTypeOptions/defaultTimezone"));
    }

    @Test
    void a_moment_decides_no_period() {
        String period = ", {\"property\": \"period\", \"value\": {\"column\": \"c\", \"unit\": \"day\"}}";

        assertThat(problems(column("timestamp", "timestamp", ", \"required\": true"), period))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.expected()).isEqualTo("a required column of logicalType date");
                    assertThat(problem.help())
                            .startsWith("A moment's day depends on the time zone: let the supplier send the date");
                });
        assertThat(problems(column("string", "varchar(10)", ", \"required\": true"), period))
                .singleElement()
                .satisfies(problem -> assertThat(problem.help()).isNull());
    }

    private static String column(String logical, String physical, String more) {
        String type = physical == null || physical.isEmpty() ? "" : ", \"physicalType\": \"" + physical + "\"";
        return "{\"name\": \"c\", \"logicalType\": \"" + logical + "\"" + type + more + "}";
    }

    private static String zone() {
        return ", {\"property\": \"timeZone\", \"value\": \"Europe/Rome\"}";
    }

    private static List<ContractProblem> problems(String column, String properties) {
        return ((ContractReading.Refused) read(column, properties)).problems();
    }

    private static ContractReading read(String column, String properties) {
        return ContractReader.read(JsonMapper.shared().readTree("""
                {"apiVersion": "v3.1.0", "kind": "DataContract", "version": "1.0.0", "status": "active",
                 "schema": [{"name": "t", "properties": [%s]}],
                 "customProperties": [{"property": "supplier", "value": "acme"}, {"property": "feed", "value": "rx"},
                   {"property": "coverage", "value": "full"}, {"property": "fileName", "value": ".*"},
                   {"property": "owner", "value": "launch"}, {"property": "contact", "value": "data-desk@example.com"}%s]}
                """.formatted(column, properties)));
    }
}

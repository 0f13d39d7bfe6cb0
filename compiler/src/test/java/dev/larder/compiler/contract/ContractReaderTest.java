package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.period.PeriodUnit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ContractReaderTest {
    private static final String DOCUMENT = """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "rx", "version": "1.4.0", "status": "active",
         "schema": [{"name": "rx", "physicalType": "table", "properties": [
           {"name": "npi", "logicalType": "string", "physicalType": "varchar(10)", "primaryKey": true,
            "classification": "restricted", "logicalTypeOptions": {"pattern": "[0-9]{10}"},
            "customProperties": [{"property": "header", "value": "Prescriber NPI"}]},
           {"name": "week_ending", "logicalType": "date", "required": true, "primaryKey": true,
            "logicalTypeOptions": {"format": "dd/MM/yyyy", "minimum": "2020-01-01"}},
           {"name": "channel", "logicalType": "string", "logicalTypeOptions": {"maxLength": 8},
            "quality": [{"metric": "invalidValues", "mustBe": 0, "arguments": {"validValues": ["RETAIL", "MAIL"]}}]},
           {"name": "trx", "logicalType": "number", "physicalType": "decimal(12,2)", "logicalTypeOptions": {"minimum": 0}}],
          "quality": [{"metric": "rowCount", "mustBeGreaterThan": 0}]}],
         "customProperties": [
           {"property": "supplier", "value": "acme"}, {"property": "feed", "value": "rx"},
           {"property": "coverage", "value": "period"}, {"property": "fileName", "value": "rx_[0-9]{8}\\\\.csv"},
           {"property": "period", "value": {"column": "week_ending", "unit": "day"}},
           {"property": "decimalSeparator", "value": ","}, {"property": "delimiter", "value": ";"},
           {"property": "validFrom", "value": "2026-01-01"}, {"property": "extraColumns", "value": "park"},
           {"property": "owner", "value": "launch"}, {"property": "contact", "value": "data-desk@example.com"}]}
        """;

    @Test
    void the_documented_example_becomes_a_contract() {
        Contract contract = ((ContractReading.Read) read(DOCUMENT)).contract();

        assertThat(contract.feed()).hasToString("acme/rx");
        assertThat(contract.table()).isEqualTo("rx");
        assertThat(contract.coverage()).isEqualTo(Coverage.PERIOD);
        assertThat(contract.period()).isEqualTo(new PeriodRule(PeriodUnit.DAY, "week_ending"));
        assertThat(contract.dialect()).isEqualTo(new FileDialect("UTF-8", ';', ',', "UTC"));
        assertThat(contract.extraColumns()).isEqualTo(ExtraColumns.PARK);
        assertThat(contract.duplicateKey()).containsExactly("npi", "week_ending");
        assertThat(contract.minimumRows()).isEqualTo(1);
        assertThat(contract.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(contract.columns())
                .containsExactly(
                        new Column(
                                "npi",
                                "Prescriber NPI",
                                new ColumnType(Kind.VARCHAR, 10, 0),
                                true,
                                null,
                                "[0-9]{10}",
                                null,
                                null,
                                List.of(),
                                true),
                        new Column(
                                "week_ending",
                                "week_ending",
                                new ColumnType(Kind.DATE, 0, 0),
                                true,
                                "dd/MM/yyyy",
                                null,
                                "2020-01-01",
                                null,
                                List.of(),
                                false),
                        new Column(
                                "channel",
                                "channel",
                                new ColumnType(Kind.VARCHAR, 8, 0),
                                false,
                                null,
                                null,
                                null,
                                null,
                                List.of("RETAIL", "MAIL"),
                                false),
                        new Column(
                                "trx",
                                "trx",
                                new ColumnType(Kind.DECIMAL, 12, 2),
                                false,
                                null,
                                null,
                                "0",
                                null,
                                List.of(),
                                false));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"DataContract\" ~ \"kind\": \"DataContract\", \"vrsion\": \"2\" ~ /vrsion ~ did you mean"
                        + " \"version\"?",
                "\"required\": true ~ \"requird\": true ~ /schema/0/properties/1/requird ~ did you mean \"required\"?",
                "\"property\": \"extraColumns\" ~ \"property\": \"extraColumn\" ~ /customProperties/8/property ~ did"
                        + " you mean \"extraColumns\"?",
                "\"1.4.0\" ~ 1.4 ~ /version ~ write it in quotes",
                "decimal(12,2) ~ float ~ /schema/0/properties/3/physicalType ~ decimal(digits,scale)",
                "dd/MM/yyyy ~ MM/yyyy ~ /schema/0/properties/1/logicalTypeOptions/format ~ names every part",
                "\"column\": \"week_ending\" ~ \"column\": \"trx\" ~ /customProperties/4/value/column ~ a required"
                        + " column of logicalType date",
                "\"value\": \"period\" ~ \"value\": \"window\" ~ /customProperties/3/value ~ the groups (?<from>...)"
                        + " and (?<until>...)",
                "\"property\": \"extraColumns\", \"value\": \"park\" ~ \"property\": \"encoding\", \"value\":"
                        + " \"cp1252\" ~ /customProperties/8/value ~ found \"cp1252\"",
                "\"property\": \"extraColumns\", \"value\": \"park\" ~ \"property\": \"redelivery\", \"value\":"
                        + " \"adds\" ~ /customProperties/8/value ~ coverage append",
                "\"minimum\": 0 ~ \"multipleOf\": 2 ~ /schema/0/properties/3/logicalTypeOptions/multipleOf ~ one of"
                        + " maximum, minimum",
                "\"mustBeGreaterThan\": 0 ~ \"mustBeBetween\": [1, 2] ~ /schema/0/quality/0/mustBeBetween ~ does not"
                        + " use",
                "\"value\": \"acme\" ~ \"value\": \"_answers\" ~ /customProperties ~ begins with a letter",
                "\"value\": \"rx\" ~ \"value\": \"_waiting\" ~ /customProperties ~ begins with a letter",
                "{\"property\": \"feed\", \"value\": \"rx\"}, ~ `` ~ /customProperties ~ the property \"feed\"",
                "\"validFrom\", \"value\": \"2026-01-01\" ~ \"validFrom\", \"value\": \"1/1/2026\" ~"
                        + " /customProperties/7/value ~ a landing date",
                "\"name\": \"channel\" ~ \"name\": \"npi\" ~ /schema/0/properties/2/name ~ each column once",
            })
    void a_wrong_document_is_refused_with_its_place(String right, String wrong, String pointer, String part) {
        assertThat(DOCUMENT).contains(right.strip());
        String document = DOCUMENT.replace(right.strip(), wrong == null ? "" : wrong.strip());

        List<ContractProblem> problems = ((ContractReading.Refused) read(document)).problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer.strip());
            assertThat(problem.toString()).contains(part.strip());
        });
    }

    @Test
    void all_problems_are_reported_at_once() {
        String document = DOCUMENT.replace("\"logicalType\": \"date\"", "\"logicalType\": \"day\"")
                .replace("v3.1.0", "v2.2.2");

        assertThat(((ContractReading.Refused) read(document)).problems())
                .extracting(ContractProblem::pointer)
                .contains("/apiVersion", "/schema/0/properties/1/logicalType");
    }

    @Test
    void a_row_count_that_is_not_declared_is_not_zero() {
        String undeclared = DOCUMENT.replace("{\"metric\": \"rowCount\", \"mustBeGreaterThan\": 0}", "");
        String zero = DOCUMENT.replace("\"mustBeGreaterThan\": 0", "\"mustBeGreaterOrEqualTo\": 0");

        assertThat(((ContractReading.Read) read(undeclared)).contract().minimumRows())
                .isNull();
        assertThat(((ContractReading.Read) read(zero)).contract().minimumRows()).isZero();
    }

    @Test
    void a_document_that_is_no_object_is_refused() {
        assertThat(read("[]")).isInstanceOf(ContractReading.Refused.class);
    }

    private static ContractReading read(String json) {
        return ContractReader.read(JsonMapper.shared().readTree(json));
    }
}

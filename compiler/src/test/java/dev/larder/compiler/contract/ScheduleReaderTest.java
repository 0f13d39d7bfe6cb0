package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Holidays.Then;
import dev.larder.core.contract.Schedule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** When files are due, as contracts say it. */
class ScheduleReaderTest {
    private static final String TIMELY =
            "{\"property\":\"timeliness\",\"value\":2,\"unit\":\"h\",\"scheduler\":\"cron\",\"schedule\":\"0 9 * * MON\"}";
    private static final String ROME = "{\"property\":\"timeZone\",\"value\":\"Europe/Rome\"}";
    private static final Holidays ITALY =
            new Holidays(List.of(DayOfWeek.SUNDAY), List.of("12-25"), List.of(LocalDate.of(2026, 4, 6)), Then.NEXT);

    @Test
    void a_contract_that_does_not_say_it_has_no_schedule() {
        assertThat(contract("", "").schedule()).isNull();
        assertThat(contract("{\"property\":\"latency\",\"value\":4,\"unit\":\"d\"}", "")
                        .schedule())
                .as("documentation")
                .isNull();
    }

    @Test
    void when_how_late_in_which_zone_and_for_which_period() {
        String latency = ",{\"property\":\"latency\",\"value\":2,\"unit\":\"d\",\"element\":\"rx.week_ending\"}";

        assertThat(contract(TIMELY + latency, ROME).schedule())
                .isEqualTo(new Schedule("0 9 * * MON", "Europe/Rome", 120, 2, Holidays.NONE));
    }

    @Test
    void holidays_by_list_or_one_by_one() {
        String named =
                ",{\"property\":\"holidays\",\"value\":\"italy\"},{\"property\":\"onHoliday\",\"value\":\"skip\"}";
        assertThat(contract(TIMELY, ROME + named).schedule())
                .extracting(Schedule::holidays)
                .isEqualTo(new Holidays(ITALY.weekly(), ITALY.yearly(), ITALY.days(), Then.SKIP));

        String own = ",{\"property\":\"holidays\",\"value\":[\"2026-04-06\",\"sunday\",\"12-25\"]}";
        assertThat(contract(TIMELY, ROME + own).schedule())
                .extracting(Schedule::holidays)
                .isEqualTo(ITALY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'property':'timeliness','value':2,'unit':'h','scheduler':'cron','schedule':'9 o clock'} | 'timeZone' | schedule like \"0 9 * * MON\", found \"9 o clock\"; it has 3 fields",
                "{'property':'timeliness','value':2,'unit':'h','scheduler':'airflow','schedule':'0 9 * * *'} | 'timeZone' | expected cron, found \"airflow\"",
                "{'property':'timeliness','value':2,'unit':'w','scheduler':'cron','schedule':'0 9 * * *'} | 'timeZone' | one of min, h, d, found \"w\"",
                "{'property':'timeliness','value':32,'unit':'d','scheduler':'cron','schedule':'0 9 * * *'} | 'timeZone' | from 0 to 31, found 32",
                "{'property':'timeliness','unit':'d','scheduler':'cron','schedule':'0 9 * * *'} | 'timeZone' | how late a file may be",
                "{'property':'timeliness','value':2,'unit':'h','scheduler':'cron','schedule':'0 9 * * *'} | '' | the property timeZone, which says whose clock is meant",
                "{'property':'timelines','value':2,'unit':'h'} | '' | did you mean \"timeliness\"?",
                "{'property':'frequency','value':1,'unit':'w','scheduler':'cron','schedule':'0 9 * * *'} | '' | a schedule only at the property timeliness",
            })
    void what_would_be_ignored_or_misread_is_refused(String entry, String zone, String message) {
        assertThat(problems(entry.replace('\'', '"'), zone.isEmpty() ? "" : ROME))
                .anyMatch(each -> each.contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'unit':'m','value':1 | expected d, since the periods are of that unit, found \"m\"",
                "'unit':'d','value':1,'element':'rx.trx' | expected rx.week_ending, found \"rx.trx\"",
                "'unit':'d' | how far back the newest period of a file lies",
            })
    void a_latency_is_one_of_the_contracts_periods(String rest, String message) {
        String entry = TIMELY + ",{\"property\":\"latency\"," + rest.replace('\'', '"') + "}";

        assertThat(problems(entry, ROME)).singleElement().asString().contains(message);
    }

    @Test
    void holidays_need_a_schedule_and_a_list_that_is_there() {
        assertThat(problems("", "{\"property\":\"holidays\",\"value\":\"italy\"}"))
                .singleElement()
                .asString()
                .contains("holidays only with slaProperties timeliness");
        assertThat(problems(TIMELY, ROME + ",{\"property\":\"holidays\",\"value\":\"itali\"}"))
                .singleElement()
                .asString()
                .contains("name of a file holidays/<name>.yaml", "did you mean \"italy\"?");
        assertThat(problems(TIMELY, ROME + ",{\"property\":\"holidays\",\"value\":[\"25.12.\", \"02-30\"]}"))
                .hasSize(2)
                .allMatch(each -> each.contains("a day in quotes"));
    }

    @Test
    void a_list_of_holidays_is_read_whole() {
        List<ContractProblem> problems = new ArrayList<>();
        assertThat(HolidaysReader.file(
                        JsonMapper.shared().readTree("{\"name\":\"x\",\"days\":[\"sunday\",\"12-25\",\"2026-04-06\"]}"),
                        problems))
                .isEqualTo(ITALY);
        assertThat(problems).isEmpty();

        HolidaysReader.file(JsonMapper.shared().readTree("{\"dais\":[]}"), problems);
        assertThat(problems).singleElement().asString().contains("did you mean \"days\"?");
    }

    private static Contract contract(String sla, String properties) {
        return switch (read(sla, properties)) {
            case ContractReading.Read(var contract, var _) -> contract;
            case ContractReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(String sla, String properties) {
        return switch (read(sla, properties)) {
            case ContractReading.Read(var contract, var _) -> throw new AssertionError(contract);
            case ContractReading.Refused(var problems) ->
                problems.stream().map(ContractProblem::toString).toList();
        };
    }

    private static ContractReading read(String sla, String properties) {
        return ContractReader.read(
                JsonMapper.shared().readTree("""
                {"apiVersion": "v3.1.0", "kind": "DataContract", "version": "1.4.0", "status": "active",
                 "schema": [{"name": "rx", "properties": [
                   {"name": "week_ending", "logicalType": "date", "required": true},
                   {"name": "trx", "logicalType": "integer"}]}],
                 "slaProperties": [%s],
                 "customProperties": [
                   {"property": "supplier", "value": "acme"}, {"property": "feed", "value": "rx"},
                   {"property": "coverage", "value": "period"}, {"property": "fileName", "value": "rx.*"},
                   {"property": "period", "value": {"column": "week_ending", "unit": "day"}},
                   {"property": "owner", "value": "launch"}, {"property": "contact", "value": "d@example.com"}%s]}
                """.formatted(sla, properties.isEmpty() ? "" : ", " + properties)),
                Map.of("italy", ITALY));
    }
}

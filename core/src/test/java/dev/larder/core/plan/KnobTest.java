package dev.larder.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnobTest {
    @ParameterizedTest
    @CsvSource({
        "integer, 1, 90, 28, ",
        "integer, 1, 90, 0, a value from 1 to 90 days",
        "integer, 1, , 0, a value from 1 to any days",
        "integer, , 90, 91, a value from any to 90 days",
        "integer, , , 1.5, an integer",
        "integer, , , 99999999999, an integer",
        "number, 0, 1, 0.5, ",
        "number, 0, 1, 1.01, a value from 0 to 1 days",
        "number, , , '1,5', a number with a decimal point",
        "date, 2026-01-01, , 2026-01-01, ",
        "date, 2026-01-01, , 2025-12-31, a value from 2026-01-01 to any days",
        "date, , , 31.12.2026, a date yyyy-MM-dd",
        "boolean, , , true, ",
        "boolean, , , yes, true or false",
        "string, , , north, ",
        "string, , , '', a text of 1 to 256 characters without a backslash"
    })
    void a_value_is_of_the_type_and_within_the_range(
            String type, String minimum, String maximum, String value, String problem) {
        Knob knob = new Knob("k", type, "", minimum, maximum, "days", "sales", "A knob");

        assertThat(knob.problem(value).orElse(null)).isEqualTo(problem);
    }
}

package dev.larder.core.engine.refused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.refused.RefusedValue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NULL            | ERROR: Cannot insert a NULL value into column amount",
                "TOO_LONG        | ERROR: Value too long for character type",
                "TOO_LONG        | ERROR: value too long for type character varying(4)",
                "TOO_LONG        | String length exceeds DDL length",
                "OUT_OF_RANGE    | ERROR: Numeric data overflow (result precision)",
                "OUT_OF_RANGE    | ERROR: Value out of range for 4 bytes.",
                "OUT_OF_RANGE    | ERROR: bigint out of range",
                "OUT_OF_RANGE    | ERROR: timestamp out of range",
                "OUT_OF_RANGE    | ERROR: value out of range: overflow",
                "UNREADABLE      | ERROR: Invalid digit, Value 'a', Pos 0, Type: Integer",
                "UNREADABLE      | ERROR: invalid input syntax for integer: \"abc\"",
                "UNREADABLE      | ERROR: date/time field value out of range: \"2026-13-40\"",
                "UNREADABLE      | Invalid Date Format - length must be 10 or more",
                "DIVIDED_BY_ZERO | ERROR: Divide by zero",
                "DIVIDED_BY_ZERO | ERROR: division by zero",
                "UNSETTLED | Not supported by the local Redshift: the last digit of a / 7 (14 places)",
                "MORE_THAN_ONE   | ERROR: single-row subquery returns more than one row",
                "OUT_OF_DOMAIN   | ERROR: cannot take logarithm of zero",
            })
    void what_redshift_says_of_a_value_is_known(Kind kind, String error) {
        assertThat(RefusedValue.of(error))
                .hasValueSatisfying(value -> assertThat(value.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: permission denied for relation fct_rx",
                "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100, transactions forming the cycle are: 1, 2",
                "ERROR: Assert Detail: error: Assert code: 1000 context: status == 0",
                "ERROR: Disk Full Detail: error: Disk Full code: 1016",
                "ERROR: relation \"qa.rx\" does not exist",
                "Query cancelled on user's request",
                "Connection to the database was lost",
                ""
            })
    void what_is_not_a_matter_of_a_value_is_not_taken_for_one(String error) {
        assertThat(RefusedValue.of(error)).isEmpty();
    }

    @Test
    void the_words_are_without_the_details_that_only_support_asks_for() {
        String block =
                "\n  -----------------------------------------------\n  error:  Numeric data overflow (result precision)\n  code:      1058\n";

        assertThat(RefusedValue.words("ERROR: Numeric data overflow (result precision)\n  Detail: " + block))
                .isEqualTo(RefusedValue.words(
                        "ERROR: Numeric data overflow (result precision) Detail: ----------- error: Numeric"))
                .isEqualTo("Numeric data overflow (result precision)");
    }

    @Test
    void the_column_is_the_one_that_redshift_names() {
        assertThat(RefusedValue.of("ERROR: Cannot insert a NULL value into column amount Detail: ---- error"))
                .hasValueSatisfying(value -> assertThat(value.column()).isEqualTo("amount"));
        assertThat(RefusedValue.of("ERROR: Value too long for character type"))
                .hasValueSatisfying(value -> assertThat(value.column()).isNull());
    }
}

package dev.standin.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of AWS's page alarms-and-missing-data.html: 0 is within the threshold, X breaches it, - is missing; the newest is last. */
class EvaluationTest {
    private static final double THRESHOLD = 3;

    private static State state(String row, int toAlarm, MissingData missing, State before) {
        Evaluation evaluation = new Evaluation(Comparison.GREATER_THAN_THRESHOLD, THRESHOLD, 3, toAlarm, missing);
        List<OptionalDouble> points = new ArrayList<>();
        for (String point : row.split(" ")) {
            points.add(
                    point.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(point.equals("X") ? 4 : THRESHOLD));
        }
        assertThat(points).hasSize(evaluation.range());
        Collections.reverse(points);
        return evaluation.state(points, before);
    }

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, OK,                OK,    OK,    OK",
        "- - - - 0, OK,                OK,    OK,    OK",
        "0 - - - -, OK,                OK,    OK,    OK",
        "- - - - -, INSUFFICIENT_DATA, stays, ALARM, OK",
        "0 X X - X, ALARM,             ALARM, ALARM, ALARM",
        "- - - - X, INSUFFICIENT_DATA, stays, ALARM, OK",
        "- - - X -, INSUFFICIENT_DATA, stays, ALARM, OK",
        "- - X - -, ALARM,             stays, ALARM, OK",
        "X - - - -, ALARM,             stays, ALARM, OK",
    })
    void three_of_three_data_points(String row, String missing, String ignore, String breaching, String notBreaching) {
        assertRow(3, row, expected(missing, ignore, breaching, notBreaching));
    }

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, ALARM,             ALARM, ALARM, ALARM",
        "0 0 X 0 X, ALARM,             ALARM, ALARM, ALARM",
        "0 - X - -, OK,                OK,    ALARM, OK",
        "- - - - 0, OK,                OK,    ALARM, OK",
        "- - - - X, INSUFFICIENT_DATA, stays, ALARM, OK",
        "- - - X -, ALARM,             stays, ALARM, OK",
    })
    void two_of_three_data_points(String row, String missing, String ignore, String breaching, String notBreaching) {
        assertRow(2, row, expected(missing, ignore, breaching, notBreaching));
    }

    private static Map<MissingData, String> expected(
            String missing, String ignore, String breaching, String notBreaching) {
        return Map.of(
                MissingData.MISSING, missing,
                MissingData.IGNORE, ignore,
                MissingData.BREACHING, breaching,
                MissingData.NOT_BREACHING, notBreaching);
    }

    private static void assertRow(int toAlarm, String row, Map<MissingData, String> expected) {
        for (MissingData missing : MissingData.values()) {
            for (State before : State.values()) {
                String wanted = String.valueOf(expected.get(missing));
                assertThat(state(row, toAlarm, missing, before))
                        .as("%s, missing data %s, before %s", row, missing, before)
                        .isEqualTo(wanted.equals("stays") ? before : State.valueOf(wanted));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, false, true,  true",
        "GREATER_THAN_THRESHOLD,             false, false, true",
        "LESS_THAN_THRESHOLD,                true,  false, false",
        "LESS_THAN_OR_EQUAL_TO_THRESHOLD,    true,  true,  false",
    })
    void a_value_breaches_by_its_comparison(Comparison comparison, boolean below, boolean at, boolean above) {
        assertThat(List.of(
                        comparison.isBreached(2, THRESHOLD),
                        comparison.isBreached(THRESHOLD, THRESHOLD),
                        comparison.isBreached(4, THRESHOLD)))
                .containsExactly(below, at, above);
    }

    @Test
    void counts_that_make_no_sense_and_ranges_that_are_too_long_are_refused() {
        assertThatThrownBy(() -> new Evaluation(Comparison.LESS_THAN_THRESHOLD, 1, 2, 3, MissingData.MISSING))
                .hasMessage("an alarm takes 3 of 2 data points; expected 1 to as many as there are");
        Evaluation long289 = new Evaluation(Comparison.LESS_THAN_THRESHOLD, 1, 289, 1, MissingData.MISSING);
        assertThatThrownBy(() -> long289.check("late", Duration.ofMinutes(5)))
                .hasMessage("the alarm late looks at 289 periods of PT5M; all together take PT24H at most");
    }
}

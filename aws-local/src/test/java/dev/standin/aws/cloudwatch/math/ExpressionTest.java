package dev.standin.aws.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of AWS's page using-metric-math.html; - is a data point that is missing. */
class ExpressionTest {
    private static final Map<String, String> SERIES = Map.of(
            "m1", "30 20  0 0 -",
            "m2", "20  - 20 - -",
            "if1", "1 1 0 0 -",
            "if2", "30 - 0 0 30",
            "if3", "0 0 20 - 20");

    private static List<String> computed(String expression) {
        Expression read = Expression.of(expression, SERIES.keySet());
        List<String> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, OptionalDouble> at = new HashMap<>();
            for (Map.Entry<String, String> series : SERIES.entrySet()) {
                String point = series.getValue().split(" +")[i];
                at.put(
                        series.getKey(),
                        point.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(point)));
            }
            OptionalDouble point = read.at(at);
            points.add(point.isPresent() ? String.valueOf(Math.round(point.getAsDouble() * 100) / 100.0) : "-");
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource({
        "m1 < m2,                0 0 1 0 -",
        "m1 >= 30,               1 0 0 0 -",
        "m1 > 15 AND m2 > 15,    1 0 0 0 -",
        "m1 > 15 && m2 > 15,     1 0 0 0 -",
        "m1 > 25 OR m2 > 15,     1 0 1 0 -",
        "'IF(if1, if2, if3)',    30 0 20 - -",
        "'IF(if1, 5, if3)',      5 5 20 - -",
        "'IF(if1, if2, 5)',      30 0 5 5 -",
        "'IF(if1, if2)',         30 0 - - -",
        "m1 + m2,                50 20 20 0 -",
        "m1 - m2,                10 20 -20 0 -",
        "m1 + m2 * 2,            70 20 40 0 -",
        "(m1 + m2) * 2,          100 40 40 0 -",
        "m1 / m2,                1.5 - 0 - -",
        "2 * m2,                 40 - 40 - -",
        "m1 == 0 OR (m2 == 20 AND m1 != 7), 1 0 1 1 -",
    })
    void a_data_point_is_computed_as_the_page_says(String expression, String expected) {
        assertThat(computed(expression))
                .isEqualTo(List.of(expected.split(" ")).stream()
                        .map(point -> point.equals("-") ? point : String.valueOf(Double.parseDouble(point)))
                        .collect(Collectors.toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FILL(m1, 0)           | expected a number, IF, ( or one of [m1], found 'FILL'",
                "m1 + unknown          | expected a number, IF, ( or one of [m1], found 'unknown'",
                "m1 ^ 2                | '^ 2' is not known here",
                "m1 +                  | expected a number, IF, ( or one of [m1], found the end",
                "(m1                   | expected ), found the end",
                "m1 m1                 | expected the end, found 'm1'",
                "m1 > 1 OR m1 > 2 AND m1 > 3 | it mixes AND and OR without parentheses",
                "1 + 2                 | its result is a number, and an alarm watches a time series",
                "IF(1, 2, 3)           | its result is a number, and an alarm watches a time series",
            })
    void what_is_not_known_is_refused_with_the_place(String expression, String why) {
        assertThatThrownBy(() -> Expression.of(expression, Set.of("m1")))
                .hasMessage("the metric math '%s' is not understood: %s", expression, why);
    }
}

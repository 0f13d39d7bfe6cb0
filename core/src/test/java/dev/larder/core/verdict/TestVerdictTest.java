package dev.larder.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestVerdictTest {
    @Test
    void a_vanished_dimension_is_a_loss_of_everything() {
        TestVerdict verdict = judged(
                test("20", null), List.of(row("South", "100")), accepted(Map.of("North", "412", "South", "100")), 2);

        assertThat(verdict.sentence()).isEqualTo("customers by region: North 412 -> 0 (-100 %), allowed 20 %");
        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.failing()).isEqualTo(1);
    }

    @Test
    void a_new_dimension_passes() {
        TestVerdict verdict = judged(
                test("20", null), List.of(row("South", "120"), row("West", "7")), accepted(Map.of("South", "100")), 2);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.sentence()).isEqualTo("customers by region: within 20 %");
        assertThat(verdict.measures()).containsOnlyKeys("South", "West");
    }

    @Test
    void a_tolerance_is_judged_from_the_third_release_on() {
        SortedMap<String, BigDecimal> accepted = accepted(Map.of("", "100"));

        assertThat(judged(test("20", null), List.of(row("1")), accepted, 1).passed())
                .isTrue();
        assertThat(judged(test("20", null), List.of(row("1")), accepted, 2).passed())
                .isFalse();
        assertThat(judged(test("20", null), List.of(row("79.999999")), accepted, 2)
                        .passed())
                .isFalse();
        assertThat(judged(test("20", null), List.of(row("80")), accepted, 2).passed())
                .isTrue();
    }

    @Test
    void with_both_tolerances_a_measure_fails_only_outside_both() {
        SortedMap<String, BigDecimal> accepted = accepted(Map.of("", "10"));

        assertThat(judged(test("20", "5"), List.of(row("15")), accepted, 2).passed())
                .isTrue();
        assertThat(judged(test("20", "5"), List.of(row("16")), accepted, 2).sentence())
                .isEqualTo("customers by region: 10 -> 16 (+60 %), allowed 20 % or 5");
        assertThat(judged(test(null, "5"), List.of(row("4")), accepted, 2).passed())
                .isFalse();
    }

    @Test
    void from_nothing_every_change_is_outside_a_percentage() {
        assertThat(judged(test("20", null), List.of(row("3")), accepted(Map.of("", "0")), 2)
                        .sentence())
                .isEqualTo("customers by region: 0 -> 3 (from nothing), allowed 20 %");
        assertThat(judged(test("20", null), List.of(row("0")), accepted(Map.of("", "0")), 2)
                        .passed())
                .isTrue();
    }

    @Test
    void one_failing_row_fails() {
        assertThat(judged(test(null, null), List.of(), new TreeMap<>(), 0).passed())
                .isTrue();
        assertThat(judged(test(null, null), List.of(row("a", "1")), new TreeMap<>(), 0)
                        .sentence())
                .isEqualTo("customers by region: 1 row fails");
    }

    @Test
    void a_dimension_that_repeats_or_a_measure_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> judged(test("1", null), List.of(row("a", "1"), row("a", "2")), new TreeMap<>(), 0))
                .hasMessageContaining("each dimension value once, found \"a\" twice");
        assertThatThrownBy(() -> judged(test("1", null), List.of(row("a", "b")), new TreeMap<>(), 0))
                .hasMessageContaining("expected a number");
        assertThat(judged(test("1", null), List.of(row(null, "1"), row("x", null)), new TreeMap<>(), 0)
                        .measures())
                .containsEntry("(null)", new BigDecimal("1.000000"))
                .containsEntry("x", BigDecimal.ZERO);
    }

    private static TestVerdict judged(
            DataTest test, List<List<@Nullable String>> rows, SortedMap<String, BigDecimal> accepted, int releases) {
        return TestFinding.of(test, List.of("region", "customers"), rows, Yardstick.of(accepted, releases))
                .verdict();
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    private static SortedMap<String, BigDecimal> accepted(Map<String, String> values) {
        SortedMap<String, BigDecimal> accepted = new TreeMap<>();
        values.forEach((dimension, value) -> accepted.put(dimension, new BigDecimal(value)));
        return accepted;
    }

    private static DataTest test(@Nullable String percent, @Nullable String absolute) {
        Tolerance tolerance = percent == null && absolute == null
                ? null
                : new Tolerance(
                        percent == null ? null : new BigDecimal(percent),
                        absolute == null ? null : new BigDecimal(absolute));
        return new DataTest(
                "t",
                "customers by region",
                Gate.OUTPUT,
                Severity.BLOCK,
                "launch",
                new AuthoredSql("select 1", List.of()),
                tolerance,
                List.of("star.x"),
                List.of());
    }
}

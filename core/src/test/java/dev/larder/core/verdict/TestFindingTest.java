package dev.larder.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestFindingTest {
    @Test
    void the_values_that_fail_are_shown_and_not_the_first_of_the_measure() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        SortedMap<String, BigDecimal> accepted = new TreeMap<>();
        for (int i = 10; i < 40; i++) {
            rows.add(List.of("r" + i, i == 35 ? "70" : "100"));
            accepted.put("r" + i, new BigDecimal(100));
        }
        accepted.put("south", new BigDecimal(60));

        TestFinding found = TestFinding.of(
                test(new Tolerance(new BigDecimal(20), new BigDecimal(5))),
                List.of("region", "customers"),
                rows,
                Yardstick.of(accepted, 2));

        assertThat(found.columns()).containsExactly("region", "before", "now", "difference", "allowed");
        assertThat(found.sample())
                .containsExactly(
                        List.of("south", "60", "0", "-60 (-100 %)", "20 % or 5"),
                        List.of("r35", "100", "70", "-30 (-30 %)", "20 % or 5"));
        assertThat(found.verdict().failing()).isEqualTo(2);
        assertThat(found.verdict().sentence())
                .isEqualTo("customers by region: south 60 -> 0 (-100 %); r35 100 -> 70 (-30 %), allowed 20 % or 5");
    }

    @Test
    void ten_of_many_are_shown_the_largest_changes_first() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        SortedMap<String, BigDecimal> accepted = new TreeMap<>();
        for (int i = 10; i < 60; i++) {
            rows.add(List.of("r" + i, String.valueOf(i)));
            accepted.put("r" + i, new BigDecimal(100));
        }

        TestFinding found = TestFinding.of(
                test(new Tolerance(new BigDecimal(20), null)),
                List.of("region", "customers"),
                rows,
                Yardstick.of(accepted, 2));

        assertThat(found.sample()).hasSize(10).first().isEqualTo(List.of("r10", "100", "10", "-90 (-90 %)", "20 %"));
        assertThat(found.verdict().failing()).isEqualTo(50);
    }

    @Test
    void rows_that_fail_are_shown_as_they_are_and_counted_beyond_the_sample() {
        List<@Nullable String> row = new ArrayList<>();
        row.add(null);
        row.add("123456");

        TestFinding found = TestFinding.of(
                test(null),
                List.of("npi", "failing_rows"),
                Collections.nCopies(12, row),
                Yardstick.of(new TreeMap<>(), 0));

        assertThat(found.columns()).containsExactly("npi");
        assertThat(found.sample()).hasSize(10).first().isEqualTo(row.subList(0, 1));
        assertThat(found.verdict().failing()).isEqualTo(123_456);
        assertThat(found.verdict().sentence()).isEqualTo("customers by region: 123,456 rows fail");
    }

    @Test
    void what_passed_shows_nothing() {
        assertThat(TestFinding.of(
                                test(null), List.of("npi", "failing_rows"), List.of(), Yardstick.of(new TreeMap<>(), 0))
                        .columns())
                .isEmpty();
    }

    @Test
    void keys_that_repeat_are_counted_beyond_the_sample() {
        TestFinding found = TestFinding.ofRepeatedKeys(
                test(null),
                List.of("npi", "rows_of_this_key", "repeated_keys"),
                List.of(List.of("1", "2", "1475"), List.of("2", "3", "1475")));

        assertThat(found.verdict().sentence()).isEqualTo("customers by region: 1,475 keys stand for more than one row");
        assertThat(found.verdict().failing()).isEqualTo(1475);
        assertThat(found.verdict().blocks()).isTrue();
        assertThat(found.columns()).containsExactly("npi", "rows_of_this_key");
        assertThat(found.sample()).containsExactly(List.of("1", "2"), List.of("2", "3"));
        assertThat(TestFinding.ofRepeatedKeys(
                                test(null), List.of("npi", "rows_of_this_key", "repeated_keys"), List.of())
                        .verdict()
                        .passed())
                .isTrue();
    }

    private static DataTest test(@Nullable Tolerance tolerance) {
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

package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AcceptedMeasuresTest {
    private final AcceptedMeasures two = AcceptedMeasures.NONE
            .then(Map.of("customers", values("north", "4")))
            .then(Map.of("customers", values("north", "5"), "sales", values("", "7")));

    @Test
    void a_release_has_its_own_values_and_counts_those_before_it() {
        assertThat(two.values("customers")).isEqualTo(values("north", "5"));
        assertThat(two.releases("customers")).isEqualTo(2);
        assertThat(two.releases("sales")).isEqualTo(1);
        assertThat(two.releases("unknown")).isZero();
        assertThat(two.values("unknown")).isEmpty();
    }

    @Test
    void a_test_that_was_left_out_keeps_its_count_and_has_no_values() {
        AcceptedMeasures three = two.then(Map.of("sales", values("", "8")));

        assertThat(three.values("customers")).isEmpty();
        assertThat(three.releases("customers")).isEqualTo(2);
        assertThat(three.then(Map.of("customers", values("north", "6"))).releases("customers"))
                .isEqualTo(3);
    }

    @Test
    void values_of_releases_that_moved_the_measure_are_remembered_newest_first_and_not_for_ever() {
        AcceptedMeasures all =
                two.then(Map.of("customers", values("north", "5.0"))).then(Map.of("customers", values("north", "6")));

        assertThat(all.earlier("customers")).containsExactly(values("north", "5.0"), values("north", "4"));
        for (int i = 0; i < 30; i++) {
            all = all.then(Map.of("customers", values("north", String.valueOf(i))));
        }
        assertThat(all.earlier("customers"))
                .hasSize(AcceptedMeasures.KEPT_RELEASES)
                .startsWith(values("north", "28"));
    }

    @Test
    void the_digest_is_of_the_named_tests_alone() {
        AcceptedMeasures three = two.then(Map.of("customers", values("north", "5.000"), "sales", values("", "8")));

        assertThat(three.digest(List.of("customers"), 2)).isEqualTo(two.digest(List.of("customers"), 2));
        assertThat(three.digest(List.of("customers"), 3))
                .as("a third release makes it judged")
                .isNotEqualTo(two.digest(List.of("customers"), 3));
        assertThat(three.digest(List.of("sales"), 2)).isNotEqualTo(two.digest(List.of("sales"), 2));
        assertThat(three.digest(List.of("sales", "customers"), 2))
                .isEqualTo(three.digest(List.of("customers", "sales"), 2));
    }

    @Test
    void every_value_and_dimension_counts_in_the_digest() {
        String digest = digest(values("north", "5"));

        assertThat(digest).matches("[0-9a-f]{12}");
        assertThat(digest(values("north", "6"))).isNotEqualTo(digest);
        assertThat(digest(values("south", "5"))).isNotEqualTo(digest);
        assertThat(digest(new TreeMap<>())).isNotEqualTo(digest);
        assertThat(AcceptedMeasures.NONE.digest(List.of(), 2))
                .isNotEqualTo(AcceptedMeasures.NONE.digest(List.of("customers"), 2));
    }

    /** Keys below {@code blocked/} hold it: another version of Larder must compute the same. */
    @Test
    void the_digest_is_the_one_that_blocked_runs_are_keyed_by() {
        assertThat(two.digest(List.of("customers", "sales", "unknown"), 2)).isEqualTo("7f486002a2ab");
    }

    @Test
    void texts_do_not_run_into_each_other() {
        assertThat(digest(new TreeMap<>(Map.of("a", new BigDecimal("1"), "b", new BigDecimal("2")))))
                .isNotEqualTo(digest(new TreeMap<>(Map.of("a1b", new BigDecimal("2")))));
        assertThat(digest(values("a1", "2"))).isNotEqualTo(digest(values("a", "12")));
        assertThat(AcceptedMeasures.NONE.digest(List.of("a", "b"), 2))
                .isNotEqualTo(AcceptedMeasures.NONE.digest(List.of("a", "c"), 2));
    }

    @Test
    void it_is_read_back_from_its_json() {
        JsonMapper json = JsonMapper.builder().build();

        assertThat(json.readValue(json.writeValueAsString(two), AcceptedMeasures.class))
                .isEqualTo(two);
    }

    private static String digest(SortedMap<String, BigDecimal> values) {
        return AcceptedMeasures.NONE.then(Map.of("customers", values)).digest(List.of("customers"), 2);
    }

    private static SortedMap<String, BigDecimal> values(String dimension, String value) {
        return new TreeMap<>(Map.of(dimension, new BigDecimal(value)));
    }
}

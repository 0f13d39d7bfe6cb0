package dev.larder.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.BoundedPattern.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedPatternTest {
    private static final String SLOW = "a*a*a*a*a*a*a*a*b";
    private static final String EVIL = "a".repeat(40) + "!";

    @Test
    void the_whole_value_must_match() {
        BoundedPattern pattern = new BoundedPattern("a(?=b)b|x^y|c$");

        assertThat(pattern.match("ab")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match("c")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match("abc")).isEqualTo(Outcome.DIFFERS);
        assertThat(pattern.match("cab")).isEqualTo(Outcome.DIFFERS);
        assertThat(pattern.match("")).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void an_accent_of_a_file_name_is_the_same_in_one_character_and_in_two() {
        BoundedPattern composed = BoundedPattern.ofNames("K\u00f6ln_(?<period>[0-9]+)\\.csv");
        BoundedPattern apart = BoundedPattern.ofNames("Ko\u0308ln_(?<period>[0-9]+)\\.csv");

        for (String name : List.of("K\u00f6ln_12.csv", "Ko\u0308ln_12.csv")) {
            assertThat(composed.match(name)).isEqualTo(Outcome.MATCHES);
            assertThat(apart.groups(name))
                    .hasValueSatisfying(
                            groups -> assertThat(groups.group("period")).isEqualTo("12"));
        }
        assertThat(composed.match("Koln_12.csv")).isEqualTo(Outcome.DIFFERS);
        assertThat(new BoundedPattern("\u00f6").match("o\u0308")).as("a value").isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void a_value_that_costs_too_much_is_given_up() {
        assertThat(new BoundedPattern(SLOW).match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        assertThat(new BoundedPattern("(x|y)*").match("xy".repeat(30_000))).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void a_few_hard_values_do_not_spoil_the_others() {
        BoundedPattern pattern = new BoundedPattern(SLOW);

        for (int hard = 0; hard < 9; hard++) {
            assertThat(pattern.match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        }
        assertThat(pattern.match("aab")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        assertThat(pattern.match("aab")).as("after ten").isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void a_long_value_of_an_ordinary_pattern_is_not_given_up() {
        BoundedPattern pattern = new BoundedPattern("[a-z]*[0-9]");

        for (int round = 0; round < 20; round++) {
            assertThat(pattern.match("a".repeat(60_000) + "1")).isEqualTo(Outcome.MATCHES);
            assertThat(pattern.match("a".repeat(60_000))).isEqualTo(Outcome.DIFFERS);
        }
    }

    @Test
    void groups_are_those_of_a_whole_match() {
        BoundedPattern pattern = new BoundedPattern("rx_(?<from>[0-9]+)_(?<until>[0-9]+)?");

        assertThat(pattern.groups("rx_1_2")).hasValueSatisfying(groups -> {
            assertThat(groups.group("from")).isEqualTo("1");
            assertThat(groups.group("until")).isEqualTo("2");
        });
        assertThat(pattern.groups("rx_1_"))
                .hasValueSatisfying(groups -> assertThat(groups.group("until")).isNull());
        assertThat(pattern.groups("rx_1_2.csv")).isEmpty();
        assertThat(new BoundedPattern(SLOW).groups(EVIL)).isEmpty();
    }
}

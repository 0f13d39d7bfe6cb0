package dev.larder.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.BoundedPattern.Outcome;
import org.junit.jupiter.api.Test;

class BoundedPatternTest {
    private static final String SLOW = "a*a*a*a*a*a*a*a*b";
    private static final String EVIL = "a".repeat(40) + "!";

    @Test
    void theWholeValueMustMatch() {
        BoundedPattern pattern = new BoundedPattern("a(?=b)b|x^y|c$");

        assertThat(pattern.match("ab")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match("c")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match("abc")).isEqualTo(Outcome.DIFFERS);
        assertThat(pattern.match("cab")).isEqualTo(Outcome.DIFFERS);
        assertThat(pattern.match("")).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void aValueThatCostsTooMuchIsGivenUp() {
        assertThat(new BoundedPattern(SLOW).match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        assertThat(new BoundedPattern("(x|y)*").match("xy".repeat(30_000))).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void aFewHardValuesDoNotSpoilTheOthers() {
        BoundedPattern pattern = new BoundedPattern(SLOW);

        for (int hard = 0; hard < 9; hard++) {
            assertThat(pattern.match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        }
        assertThat(pattern.match("aab")).isEqualTo(Outcome.MATCHES);
        assertThat(pattern.match(EVIL)).isEqualTo(Outcome.GIVEN_UP);
        assertThat(pattern.match("aab")).as("after ten").isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void aLongValueOfAnOrdinaryPatternIsNotGivenUp() {
        BoundedPattern pattern = new BoundedPattern("[a-z]*[0-9]");

        for (int round = 0; round < 20; round++) {
            assertThat(pattern.match("a".repeat(60_000) + "1")).isEqualTo(Outcome.MATCHES);
            assertThat(pattern.match("a".repeat(60_000))).isEqualTo(Outcome.DIFFERS);
        }
    }

    @Test
    void groupsAreThoseOfAWholeMatch() {
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

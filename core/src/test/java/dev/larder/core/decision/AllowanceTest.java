package dev.larder.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.Judged.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowanceTest {
    @ParameterizedTest
    @CsvSource({
        "25%, 100, 125, true",
        "25%, 100, 75, true",
        "25%, 100, 126, false",
        "25%, -100, -126, false",
        "25%, 0, 1, false",
        "25, 100, 125, true",
        "25, 100, 126, false",
        "25, 0, 25, true"
    })
    void a_share_is_one_of_what_was_expected_and_a_number_a_distance(
            String most, BigDecimal expected, BigDecimal found, boolean covered) {
        assertThat(Allowance.parse(most).covers(List.of(failed(expected, found))))
                .isEqualTo(covered);
    }

    @Test
    void every_dimension_that_failed_must_be_covered_and_no_other() {
        Judged small = failed(new BigDecimal(100), new BigDecimal(110));
        Judged large = failed(new BigDecimal(100), new BigDecimal(200));
        Judged passed = new Judged("x", new BigDecimal(900), BigDecimal.ONE, "", Outcome.PASSED);

        assertThat(Allowance.parse("20%").covers(List.of(small, passed))).isTrue();
        assertThat(Allowance.parse("20%").covers(List.of(small, large))).isFalse();
    }

    @Test
    void without_anything_to_compare_with_zero_is_expected() {
        assertThat(Allowance.parse("3").covers(List.of(failed(null, new BigDecimal(3)))))
                .isTrue();
        assertThat(Allowance.parse("2").covers(List.of(failed(null, new BigDecimal(3)))))
                .isFalse();
    }

    @Test
    void a_number_can_be_made_smaller_and_a_share_cannot() {
        assertThat(Allowance.parse("5").atMost(new BigDecimal(3))).isEqualTo(Allowance.parse("3"));
        assertThat(Allowance.parse("2").atMost(new BigDecimal(3))).isEqualTo(Allowance.parse("2"));
        assertThat(Allowance.parse("2%").atMost(BigDecimal.ONE)).isEqualTo(Allowance.parse("2 %"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "much", "5%%", "1e9", ".5"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> Allowance.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\": expected a number, or a percentage such as 25%");
    }

    private static Judged failed(@Nullable BigDecimal expected, BigDecimal found) {
        return new Judged("", found, expected, "", Outcome.FAILED);
    }
}

package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UsageTest {
    @Test
    void an_unknown_command_is_answered_with_the_one_that_was_meant() {
        Typed typed = Typed.larder("chekc");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("chekc").contains("did you mean check");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void an_unknown_option_is_answered_with_the_one_that_was_meant() {
        Typed typed = Typed.larder("check", "--projct", "x");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--projct").contains("did you mean --project?");
    }

    @Test
    void without_a_command_the_person_is_told() {
        Typed typed = Typed.larder();

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("expected a command").contains("larder --help");
    }

    @Test
    void help_names_every_exit_code() {
        Typed typed = Typed.larder("--help");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("check", "blocked by data tests", "a delivery was rejected", "infrastructure");
    }
}

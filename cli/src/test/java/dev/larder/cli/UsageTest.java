package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UsageTest {
    @Test
    void anUnknownCommandIsAnsweredWithTheOneThatWasMeant() {
        Typed typed = Typed.larder("chekc");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("chekc").contains("did you mean check?");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheOneThatWasMeant() {
        Typed typed = Typed.larder("check", "--projct", "x");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--projct").contains("did you mean --project?");
    }

    @Test
    void withoutACommandThePersonIsTold() {
        Typed typed = Typed.larder();

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("expected a command").contains("larder --help");
    }

    @Test
    void helpNamesEveryExitCode() {
        Typed typed = Typed.larder("--help");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("check", "blocked by data tests", "a delivery was rejected", "infrastructure");
    }
}

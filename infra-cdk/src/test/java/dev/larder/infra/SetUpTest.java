package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.infra.given.Context;
import dev.larder.infra.given.SetUpProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can be said without CDK. */
final class SetUpTest {

    @Test
    void a_machine_without_node_is_told_so_in_one_line() {
        assertThatThrownBy(() -> Node.check("no-such-command-as-node"))
                .isInstanceOf(SetUpProblem.class)
                .hasMessage(
                        "infra-cdk needs Node.js 20 or later on the PATH, found none; install it, or leave this module"
                                + " out: mvn verify -pl '!infra-cdk'");
        assertThatThrownBy(() -> Node.check("true")).isInstanceOf(SetUpProblem.class);
    }

    @Test
    void an_unknown_stage_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Context.stage("prod"))
                .hasMessage("the stage is 'prod'; expected one of dev, test, preview, production");
    }

    @Test
    void rates_are_whole_minutes() {
        assertThat(Schedules.expression(Duration.ofMinutes(1))).isEqualTo("rate(1 minute)");
        assertThat(Schedules.expression(Duration.ofHours(2))).isEqualTo("rate(120 minutes)");
        assertThatThrownBy(() -> Schedules.expression(Duration.ofSeconds(90))).hasMessageContaining("PT1M30S");
    }
}

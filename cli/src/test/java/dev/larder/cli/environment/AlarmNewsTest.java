package dev.larder.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.EnvironmentAlarms;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.local.StandInAlarms;
import dev.standin.aws.cloudwatch.Alarm;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlarmNewsTest {
    private final List<String> told = new ArrayList<>();
    private final AlarmNews news = new AlarmNews(told::add);

    private void becomes(State state) {
        Arns arns = Arns.of("us-east-1", "000000000000", new Names("local", RegionCode.of("us-east-1")));
        Alarm blocked = EnvironmentAlarms.of(LarderWiring.wiring(), arns, 6).stream()
                .filter(alarm -> alarm.name().equals("run-blocked"))
                .map(alarm -> StandInAlarms.of("larder-local-", alarm))
                .findFirst()
                .orElseThrow();
        news.changed(new Standing(blocked, state, Instant.EPOCH, OptionalDouble.empty()));
    }

    @Test
    void an_alarm_is_told_with_its_runbook_and_its_end_too() {
        becomes(State.OK);
        becomes(State.ALARM);
        becomes(State.OK);

        assertThat(told)
                .containsExactly(
                        "alarm larder-local-run-blocked: data tests, or a mistake in the project, blocked a run"
                                + " (docs/operator.md#a-run-is-blocked)",
                        "alarm larder-local-run-blocked is over");
    }
}

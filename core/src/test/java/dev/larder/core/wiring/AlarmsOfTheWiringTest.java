package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is watched, as it is declared; that each fires and ends is shown where an environment is. */
final class AlarmsOfTheWiringTest {
    private static final Names NAMES = new Names("dev", RegionCode.of("us-east-1"));
    private static final List<Alarm> ENVIRONMENT =
            EnvironmentAlarms.of(LarderWiring.wiring(), Arns.of("us-east-1", "000000000000", NAMES), 6);
    private static final List<Alarm> BASE =
            BaseAlarms.of(new BaseAlarms.Watched("w", Optional.of("limit"), 100, "provider"));

    @Test
    void each_has_a_name_of_its_own_and_says_what_to_do() {
        List<Alarm> all = Stream.concat(ENVIRONMENT.stream(), BASE.stream()).toList();
        assertThat(all).hasSize(12).extracting(Alarm::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(alarm -> {
            assertThat(alarm.text().remedy()).isNotBlank();
            assertThat(alarm.text().runbook()).matches("[a-z-]+");
            assertThat(alarm.measures()).isNotEmpty();
            assertThat(alarm.expression().isPresent())
                    .isEqualTo(alarm.measures().size() > 1);
            assertThat(alarm.measures().stream().map(Alarm.Measure::period))
                    .containsOnly(alarm.measures().getFirst().period());
        });
    }

    @Test
    void whoever_asks_for_them_by_name_asks_for_all_of_one_environment_that_fetches_files() {
        List<String> asked = EnvironmentAlarms.names(NAMES);
        assertThat(asked).contains("larder-dev-pull-failed").hasSize(ENVIRONMENT.size() + 1);
        assertThat(asked)
                .containsAll(ENVIRONMENT.stream()
                        .map(alarm -> "larder-dev-" + alarm.name())
                        .toList());
    }

    @Test
    void silence_is_as_long_as_the_deployment_says() {
        Alarm silent = ENVIRONMENT.getLast();
        assertThat(silent.name()).isEqualTo("no-release");
        assertThat(silent.periods()).isEqualTo(6);
        assertThat(silent.measures().getFirst().period()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void every_queue_has_an_alarm_and_every_dead_letter_queue_is_watched() {
        assertThat(ENVIRONMENT).extracting(Alarm::name).contains("landed-waits", "accepted-waits");
        Alarm dead = ENVIRONMENT.stream()
                .filter(alarm -> alarm.name().equals("dead-letters"))
                .findFirst()
                .orElseThrow();
        assertThat(dead.measures().stream().map(measure -> measure.dimensions().get("QueueName")))
                .containsExactlyElementsOf(EnvironmentAlarms.deadLetterQueues(LarderWiring.wiring(), NAMES));
    }

    @Test
    void an_adopted_workgroup_has_no_limit_to_watch() {
        List<Alarm> adopted = BaseAlarms.of(new BaseAlarms.Watched("w", Optional.empty(), 100, "provider"));
        assertThat(adopted).hasSize(BASE.size() - 1);
        // A tenth of a hundred RPU-hours, in seconds.
        assertThat(adopted.getFirst().threshold()).isEqualTo(36_000);
    }
}

package dev.standin.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.MovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Metric FAILED = new Metric("Shop", "Failed", Map.of("Shop", "a"));
    private static final Metric LATE = new Metric("Shop", "Late", Map.of("Shop", "a"));

    private final MovedClock clock = new MovedClock();
    private final Metrics metrics = new Metrics();

    private static Alarm.Query query(String id, Metric metric, Statistic statistic) {
        return new Alarm.Query(id, metric, statistic, FIVE);
    }

    private static Alarm alarm(Optional<String> expression, Alarm.Query... queries) {
        Evaluation evaluation =
                new Evaluation(Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 2, 1, 1, MissingData.NOT_BREACHING);
        return new Alarm("failed", "", List.of(queries), expression, evaluation);
    }

    private Alarms of(Alarm alarm) {
        return new Alarms(metrics, List.of(alarm), clock.instant());
    }

    private State after(Alarms alarms, Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(MINUTE)) {
            clock.advance(MINUTE);
            alarms.evaluate(clock.instant(), changed -> {});
        }
        return alarms.standings().getFirst().state();
    }

    @Test
    void an_alarm_begins_when_the_minute_is_over_and_ends_when_the_breach_is_out_of_the_range() {
        Alarms alarms = of(alarm(Optional.empty(), query("m", FAILED, Statistic.SUM)));
        metrics.count(FAILED, 1, clock.instant());
        metrics.count(FAILED, 1, clock.instant());
        alarms.evaluate(clock.instant(), changed -> {});
        assertThat(alarms.standings().getFirst().state())
                .as("the minute goes on")
                .isEqualTo(State.OK);

        assertThat(after(alarms, MINUTE)).isEqualTo(State.ALARM);
        assertThat(alarms.standings().getFirst().value()).hasValue(2);
        assertThat(after(alarms, Duration.ofMinutes(14)))
                .as("a data point that is there counts before missing ones")
                .isEqualTo(State.ALARM);
        assertThat(after(alarms, MINUTE)).isEqualTo(State.OK);
    }

    @Test
    void a_later_measurement_within_the_threshold_ends_it_earlier() {
        Alarms alarms = of(alarm(Optional.empty(), query("m", FAILED, Statistic.MAXIMUM)));
        metrics.count(FAILED, 2, clock.instant());
        after(alarms, FIVE);
        metrics.count(FAILED, 0, clock.instant());

        assertThat(after(alarms, MINUTE)).isEqualTo(State.OK);
    }

    @Test
    void a_sum_needs_only_one_of_its_metrics() {
        Alarms alarms = of(alarm(
                Optional.of("failed + late"),
                query("failed", FAILED, Statistic.SUM),
                query("late", LATE, Statistic.SUM)));
        metrics.count(LATE, 2, clock.instant());

        assertThat(after(alarms, MINUTE)).isEqualTo(State.ALARM);
    }

    @Test
    void metrics_with_other_dimensions_are_other_metrics() {
        Alarms alarms = of(alarm(Optional.empty(), query("m", FAILED, Statistic.SUM)));
        metrics.count(new Metric("Shop", "Failed", Map.of("Shop", "b")), 9, clock.instant());

        assertThat(after(alarms, MINUTE)).isEqualTo(State.OK);
    }

    @Test
    void each_change_is_told_once() {
        Alarms alarms = of(alarm(Optional.empty(), query("m", FAILED, Statistic.SUM)));
        List<State> told = new ArrayList<>();
        metrics.count(FAILED, 5, clock.instant());
        for (int minute = 0; minute < 20; minute++) {
            alarms.evaluate(clock.instant(), changed -> told.add(changed.state()));
            clock.advance(MINUTE);
        }

        assertThat(told).containsExactly(State.OK, State.ALARM, State.OK);
    }

    @Test
    void statistics_are_of_all_values_of_the_period() {
        metrics.count(FAILED, 3, clock.instant());
        metrics.count(FAILED, 1, clock.instant().plus(MINUTE));
        metrics.count(FAILED, 8, clock.instant().plus(FIVE));

        assertThat(List.of(Statistic.values()).stream()
                        .map(statistic -> metrics.value(
                                        FAILED,
                                        statistic,
                                        clock.instant(),
                                        clock.instant().plus(FIVE))
                                .orElseThrow()))
                .containsExactly(4.0, 1.0, 3.0, 2.0, 2.0);
    }

    @Test
    void what_cloud_watch_refuses_is_refused() {
        assertThatThrownBy(() ->
                        alarm(Optional.empty(), query("a", FAILED, Statistic.SUM), query("b", LATE, Statistic.SUM)))
                .hasMessage("the alarm failed has several metrics and no expression");
        assertThatThrownBy(() -> alarm(
                        Optional.of("a + b"),
                        query("a", FAILED, Statistic.SUM),
                        new Alarm.Query("b", LATE, Statistic.SUM, MINUTE)))
                .hasMessage("the alarm failed has metrics of different periods");
        assertThatThrownBy(() -> query("A", FAILED, Statistic.SUM)).hasMessageContaining("begins with a small letter");
        assertThatThrownBy(() -> new Alarm.Query("a", FAILED, Statistic.SUM, Duration.ofSeconds(90)))
                .hasMessage("the period of a is PT1M30S; alarms here have whole minutes");
    }
}

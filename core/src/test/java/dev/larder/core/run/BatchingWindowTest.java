package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchingWindowTest {
    private static final Instant SEVEN = Instant.parse("2026-03-15T07:00:00Z");

    private final BatchingWindow window = BatchingWindow.of(Map.of());

    @Test
    void one_delivery_waits_until_nothing_has_come_for_ten_seconds() {
        assertThat(window.until(at(0), after(3))).contains(after(10));
        assertThat(window.until(at(0), after(10))).isEmpty();
    }

    @Test
    void each_further_one_prolongs_it_up_to_two_minutes_after_the_first() {
        assertThat(window.until(at(0, 7, 9), after(9))).contains(after(19));
        assertThat(window.until(at(0, 60, 115), after(116))).contains(after(120));
        assertThat(window.until(at(0, 60, 119), after(120))).isEmpty();
    }

    @Test
    void what_another_clock_dated_later_than_now_is_not_waited_for() {
        assertThat(window.until(at(86_400), after(0))).isEmpty();
    }

    @Test
    void knobs_say_how_long() {
        BatchingWindow turned = BatchingWindow.of(Map.of("batch_quiet_seconds", "60", "batch_longest_seconds", "90"));
        assertThat(turned).isEqualTo(new BatchingWindow(Duration.ofSeconds(60), Duration.ofSeconds(90)));
        assertThat(turned.latest(at(5, 50))).isEqualTo(after(95));
        assertThat(BatchingWindow.of(Map.of("batch_quiet_seconds", "0")).until(at(0), after(0)))
                .isEmpty();
    }

    @Test
    void what_is_out_of_range_is_brought_within_and_what_is_no_integer_is_as_usual() {
        assertThat(EngineKnob.BATCH_QUIET.value(Map.of("batch_quiet_seconds", "5000")))
                .isEqualTo(900);
        assertThat(EngineKnob.BATCH_QUIET.value(Map.of("batch_quiet_seconds", "-1")))
                .isZero();
        assertThat(EngineKnob.BATCH_QUIET.value(Map.of("batch_quiet_seconds", "soon")))
                .isEqualTo(10);
    }

    private static List<Instant> at(int... seconds) {
        return Arrays.stream(seconds).mapToObj(BatchingWindowTest::after).toList();
    }

    private static Instant after(int seconds) {
        return SEVEN.plusSeconds(seconds);
    }
}

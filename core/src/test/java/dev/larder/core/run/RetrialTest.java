package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetrialTest {
    private static final Instant BEGIN = Instant.parse("2026-03-15T07:00:00Z");

    @Test
    void what_has_not_failed_is_tried_at_once() {
        assertThat(new Retrial(List.of()).isDue(BEGIN)).isTrue();
        assertThat(new Retrial(List.of()).isParked()).isFalse();
    }

    @Test
    void pauses_double_up_to_two_hours() {
        List<Instant> failed = new ArrayList<>();
        List<Long> pauses = new ArrayList<>();
        Instant now = BEGIN;
        for (int i = 0; i < 8; i++) {
            failed.add(now);
            Instant next = new Retrial(failed).next().orElseThrow();
            pauses.add(Duration.between(now, next).toMinutes());
            now = next;
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 120L, 120L, 120L);
    }

    @Test
    void after_a_day_it_is_parked_by_then_at_most_twenty_attempts_were_made() {
        List<Instant> failed = new ArrayList<>();
        Instant now = BEGIN;
        while (!new Retrial(failed).isParked()) {
            if (new Retrial(failed).isDue(now)) {
                failed.add(now);
            }
            now = now.plus(Duration.ofMinutes(5));
        }
        assertThat(failed).hasSizeBetween(15, 20);
        assertThat(failed.getLast()).isBefore(BEGIN.plus(Duration.ofDays(1)));
        assertThat(new Retrial(failed).isDue(BEGIN.plus(Duration.ofDays(365)))).isFalse();
    }

    @Test
    void times_may_come_in_any_order() {
        assertThat(new Retrial(List.of(BEGIN.plusSeconds(600), BEGIN)).next())
                .hasValue(BEGIN.plusSeconds(600).plus(Duration.ofMinutes(10)));
    }
}

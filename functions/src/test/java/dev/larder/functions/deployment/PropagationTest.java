package dev.larder.functions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.functions.memory.HandClock;
import dev.larder.functions.port.AccessRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PropagationTest {
    private final HandClock clock = new HandClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final Propagation propagation = new Propagation(clock, this::pause, new Random(1));

    private void pause(Duration time) {
        pauses.add(time);
        clock.advance(time);
    }

    @Test
    void what_is_denied_at_first_is_tried_again_until_it_is_granted() {
        Instant granted = clock.instant().plusSeconds(90);
        assertThat(propagation.await(() -> grantedFrom(granted))).isEqualTo("granted");
        assertThat(clock.instant()).isBetween(granted, granted.plusSeconds(16));
    }

    @Test
    void what_is_still_denied_after_two_minutes_is_denied_in_the_services_words() {
        Instant begin = clock.instant();
        assertThatThrownBy(() -> propagation.await(() -> grantedFrom(Instant.MAX)))
                .isInstanceOf(AccessRefused.class)
                .hasMessage("not authorized");
        assertThat(Duration.between(begin, clock.instant()))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(16));
    }

    @Test
    void pauses_grow_to_sixteen_seconds_and_differ() {
        assertThatThrownBy(() -> propagation.await(() -> grantedFrom(Instant.MAX)))
                .isInstanceOf(AccessRefused.class);
        assertThat(pauses).hasSizeBetween(8, 30).doesNotHaveDuplicates();
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(16)) <= 0);
        assertThat(pauses.getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void any_other_failure_is_not_waited_for() {
        assertThatThrownBy(() -> propagation.await(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(pauses).isEmpty();
    }

    private String grantedFrom(Instant from) {
        if (clock.instant().isBefore(from)) {
            throw new AccessRefused("not authorized", new IllegalStateException("IAM"));
        }
        return "granted";
    }
}

package dev.larder.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration LOOK = Duration.ofMillis(3);

    private long now;

    private int looks(Pauses pauses, Duration wait) {
        long end = now + wait.toNanos();
        int looks = 0;
        while (now < end) {
            now += LOOK.toNanos() + pauses.after(LOOK, false).toNanos();
            looks++;
        }
        return looks;
    }

    @Test
    void a_wait_of_minutes_costs_few_more_looks_than_one_of_seconds() {
        int seconds = looks(new Pauses(() -> now), Duration.ofSeconds(6));
        int minutes = looks(new Pauses(() -> now), Duration.ofMinutes(2));

        assertThat(seconds).isLessThanOrEqualTo(20);
        assertThat(minutes).isLessThanOrEqualTo(60);
    }

    @Test
    void no_pause_is_longer_than_a_tenth_of_the_wait_beyond_the_first_seconds() {
        Pauses pauses = new Pauses(() -> now);
        while (now < Duration.ofMinutes(5).toNanos()) {
            Duration pause = pauses.after(LOOK, false);
            assertThat(pause)
                    .isLessThanOrEqualTo(Duration.ofSeconds(5))
                    .isLessThanOrEqualTo(Duration.ofMillis(400).plus(Duration.ofNanos(now / 10)));
            now += LOOK.plus(pause).toNanos();
        }
    }

    @Test
    void news_makes_the_pauses_short_again() {
        Pauses pauses = new Pauses(() -> now);
        looks(pauses, Duration.ofMinutes(2));

        assertThat(pauses.after(LOOK, true)).isEqualTo(Duration.ofMillis(25));
        assertThat(pauses.after(LOOK, false)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void a_look_is_followed_by_a_longer_pause() {
        assertThat(new Pauses(() -> now).after(Duration.ofMillis(100), true)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void news_is_seen_within_two_seconds_as_long_as_looking_takes_less_than_half_of_the_time() {
        assertThat(new Pauses(() -> now).after(Duration.ofMillis(900), true)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Pauses(() -> now).after(Duration.ofSeconds(4), true)).isEqualTo(Duration.ofSeconds(8));
    }
}

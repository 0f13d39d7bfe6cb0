package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpiryTest {
    private static final LocalDate EVE = LocalDate.of(2026, 12, 24);

    @Test
    void the_last_day_is_a_day_on_which_it_is_kept() {
        Expiry expiry = Expiry.of("2026-12-24").orElseThrow();
        assertThat(expiry.isOver(EVE)).isFalse();
        assertThat(expiry.isOver(EVE.plusDays(1))).isTrue();
        assertThat(expiry.text()).isEqualTo("2026-12-24");
    }

    @Test
    void never_is_never_over() {
        assertThat(Expiry.of("never")).contains(Expiry.NEVER);
        assertThat(Expiry.NEVER.isOver(LocalDate.MAX)).isFalse();
        assertThat(Expiry.NEVER.text()).isEqualTo("never");
    }

    @Test
    void what_is_no_day_is_none() {
        for (String text : List.of("", "soon", "24.12.2026", "2026-02-30", "14d", "Never")) {
            assertThat(Expiry.of(text)).as(text).isEmpty();
        }
    }
}

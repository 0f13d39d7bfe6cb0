package dev.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_of_an_even_number_is_halfway() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 10.0))).isEqualTo(new Spread(3.5, 1.0, 10.0));
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0))).isEqualTo(new Spread(3.0, 1.0, 4.0));
    }
}

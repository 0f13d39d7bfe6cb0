package dev.larder.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"_answers/sales", "_sets/sales", "_unmatched/_unmatched", "acme/_waiting", "acme/_"})
    void a_name_of_larders_own_is_read_and_not_declared(String name) {
        FeedId own = FeedId.parse(name);

        assertThat(own).hasToString(name);
        assertThatThrownBy(own::declared)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected one that begins with a letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/sales", "a-1_/s_", "first/receipts"})
    void any_other_name_is_declared(String name) {
        assertThat(FeedId.parse(name).declared()).hasToString(name);
    }
}

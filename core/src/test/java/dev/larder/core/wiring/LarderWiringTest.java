package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LarderWiringTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void operators_empty_every_dead_letter_queue_and_no_other(boolean pulls) {
        Wiring wiring = LarderWiring.of(pulls);

        assertThat(wiring.roles())
                .filteredOn(role -> role.name().equals(LarderWiring.OPERATOR_ROLE))
                .flatExtracting(Wiring.Role::grants)
                .filteredOn(grant -> grant.action().equals("sqs:DeleteMessage"))
                .extracting(Wiring.Grant::on)
                .containsExactlyInAnyOrderElementsOf(wiring.deadLetters().stream()
                        .map(queue -> "dead-letters:" + queue)
                        .toList());
    }
}

package dev.larder.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.port.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterQueueTest {
    private static final Settings SETTINGS = new Settings(
            "dev",
            "landing",
            "lake",
            "plan",
            "workgroup",
            "database",
            "roles",
            "https://sqs.eu-central-1.amazonaws.com/111122223333/larder-dev-landed",
            "https://sqs.eu-central-1.amazonaws.com/111122223333/larder-dev-accepted",
            "arn:aws:states:eu-central-1:111122223333:stateMachine:larder-dev-build-warehouse");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_dead_letter_queue_of_an_environment_is_read_whether_it_fetches_files_or_not(boolean pulls) {
        Wiring wiring = LarderWiring.of(pulls);

        assertThat(DeadLetterQueue.all(SETTINGS, wiring))
                .extracting(DeadLetterQueue::name)
                .containsExactlyInAnyOrderElementsOf(wiring.deadLetters().stream()
                        .map(SETTINGS.names()::deadLetterQueue)
                        .toList());
    }
}

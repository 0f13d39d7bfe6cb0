package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AsyncInvocationsTest {
    private static final Outcome DONE = new Outcome.Returned("{}");
    private static final Outcome FAILED = new Outcome.Failed("{}", "Broken", "it is broken");
    private static final List<Duration> SOON = List.of(Duration.ofMillis(1), Duration.ofMillis(2));
    private static final List<Duration> LATE = List.of(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private StateFolder state;

    /** Remembers its calls and always ends in the same way. */
    private record Remembering(List<String> calls, Outcome outcome) implements FunctionRunner {
        Remembering(Outcome outcome) {
            this(new CopyOnWriteArrayList<>(), outcome);
        }

        @Override
        public Outcome run(String function, String payload) {
            calls.add(function + " " + payload);
            return outcome;
        }

        @Override
        public void logTo(FunctionLog log) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void a_failed_event_is_repeated_twice_and_then_given_up_for_good() {
        Remembering failing = new Remembering(FAILED);
        try (AsyncInvocations events = new AsyncInvocations(failing, state, SOON)) {
            events.submit("report-failure", "{\"run\":1}");
            await().until(() -> failing.calls().size() == 3);
        }
        assertThat(failing.calls()).containsOnly("report-failure {\"run\":1}");
        assertThat(callsAfterRestart()).isEmpty();
    }

    @Test
    void an_event_whose_attempts_are_not_over_is_taken_up_at_the_next_start() {
        Remembering failing = new Remembering(FAILED);
        try (AsyncInvocations events = new AsyncInvocations(failing, state, LATE)) {
            events.submit("report-failure", "{\"run\":1}");
            await().until(() -> failing.calls().size() == 1);
        }
        assertThat(callsAfterRestart()).containsExactly("report-failure {\"run\":1}");
        assertThat(callsAfterRestart()).as("it was done the last time").isEmpty();
    }

    @Test
    void an_event_of_more_than_a_megabyte_is_refused() {
        try (AsyncInvocations events = new AsyncInvocations(new Remembering(DONE), state, SOON)) {
            String large = "\"" + "x".repeat(Limits.EVENT_BYTES) + "\"";
            assertThatThrownBy(() -> events.submit("report-failure", large)).isInstanceOf(PayloadTooLarge.class);
        }
    }

    private List<String> callsAfterRestart() {
        Remembering working = new Remembering(DONE);
        try (AsyncInvocations events = new AsyncInvocations(working, state, SOON)) {
            boolean left = events.isBusy("report-failure");
            assertThat(working.calls()).as("nothing before it is resumed").isEmpty();
            events.resume();
            await().until(() -> working.calls().isEmpty() != left && !events.isBusy("report-failure"));
        }
        return working.calls();
    }

    @Test
    void an_invocation_of_a_function_that_is_gone_ends_like_any_failure() {
        FunctionRunner none = new FunctionRunner() {
            @Override
            public void logTo(FunctionLog log) {}

            @Override
            public Outcome run(String function, String payload) {
                throw new UnknownFunction(function);
            }

            @Override
            public void close() {}
        };
        try (AsyncInvocations events = new AsyncInvocations(none, state, SOON)) {
            events.submit("gone", "{}");

            await().until(() -> !events.isBusy("gone"));
        }
    }
}

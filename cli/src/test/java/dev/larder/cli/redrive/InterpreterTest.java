package dev.larder.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.redrive.DeadLetterQueue.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class InterpreterTest {
    @Test
    void a_look_at_a_suppliers_server_says_whose_and_any_other_tick_when() {
        assertThat(what("{\"feed\": \"acme/sale\", \"server\": \"sftp.acme.example\"}"))
                .isEqualTo("a look at the server of acme/sale");
        assertThat(what("{\"time\": \"2026-03-15T08:00:00Z\"}"))
                .isEqualTo("a tick of a schedule, 2026-03-15T08:00:00Z");
        assertThat(what("?")).isEqualTo("a tick of a schedule, at an unknown time");
    }

    private static String what(String body) {
        DeadLetterQueue queue = new DeadLetterQueue("q", "url", Kind.TICK, Optional.empty(), Optional.empty());
        return Interpreter.what(queue, Message.builder().body(body).build());
    }
}

package dev.larder.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Queues;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The environment's queues. */
public abstract class QueuesContract {
    /** The queues, empty. */
    protected abstract Queues queues();

    /** Takes what was announced. */
    protected abstract List<String> announced();

    /** Takes the pokes; gives how many there were. */
    protected abstract int pokes();

    /** Lets the delay of all pokes pass. */
    protected abstract void pass();

    @Test
    void an_announcement_arrives_as_it_was_sent() {
        queues().announceLanded("{\"detail\":{\"key\":\"suppliers/a/\\u001b \u00e9.csv\"}}");

        assertThat(announced()).containsExactly("{\"detail\":{\"key\":\"suppliers/a/\\u001b \u00e9.csv\"}}");
        assertThat(pokes()).isZero();
    }

    @Test
    void a_poke_may_come_later() {
        queues().poke(Duration.ofSeconds(1));

        assertThat(pokes()).isZero();
        pass();
        assertThat(pokes()).isEqualTo(1);
    }

    @Test
    void every_poke_is_a_message_of_its_own() {
        queues().poke();
        queues().poke();

        assertThat(pokes()).isEqualTo(2);
        assertThat(announced()).isEmpty();
    }
}

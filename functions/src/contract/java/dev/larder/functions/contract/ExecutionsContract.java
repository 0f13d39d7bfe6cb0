package dev.larder.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Executions;
import org.junit.jupiter.api.Test;

/** Executions of a machine whose first state waits. */
public abstract class ExecutionsContract {
    /** The executions. */
    protected abstract Executions executions();

    /** Ends an execution; returns when it has ended. */
    protected abstract void end(String name);

    /** The name of the state in which the machine waits; returns when this execution has entered it. */
    protected abstract String waits(String name);

    @Test
    void a_name_is_started_once() {
        assertThat(executions().start("once", "{\"identity\":\"a\"}")).isTrue();
        assertThat(executions().isRunning("once")).isTrue();
        executions().start("once", "{\"identity\":\"a\"}");
        assertThat(executions().start("another", "{}")).isTrue();
    }

    @Test
    void a_name_is_not_started_again_after_its_end() {
        executions().start("ended", "{}");
        end("ended");

        assertThat(executions().isRunning("ended")).isFalse();
        assertThat(executions().start("ended", "{}")).isFalse();
        assertThat(executions().isRunning("ended")).isFalse();
    }

    @Test
    void what_was_never_started_is_not_under_way_and_entered_no_state() {
        assertThat(executions().isRunning("never")).isFalse();
        assertThat(executions().lastState("never")).isEmpty();
    }

    @Test
    void the_last_state_is_known_while_it_runs_and_after_its_end() {
        executions().start("stateful", "{}");
        String state = waits("stateful");

        assertThat(executions().lastState("stateful")).contains(state);
        end("stateful");
        assertThat(executions().lastState("stateful")).contains(state);
    }
}

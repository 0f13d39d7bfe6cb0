package dev.larder.functions.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.functions.Environment;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.statement.Statements.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final RunFolder RUN = RunFolder.of("2026-03-15-0123456789ab-1");
    private static final Batch WRITE =
            Batch.of("write", List.of("insert into a select 1", "insert into b (x)\nselect 2"));
    private static final Batch MORE = Batch.of("more", List.of("delete from a"));
    private static final Query SELECT = Query.of("look", "select 1");
    private static final String CONFLICT = "ERROR: 1023 serializable isolation violation";

    private final MemoryPorts ports = new MemoryPorts();
    private final MemoryWarehouse warehouse = ports.scripted();
    private final Environment environment = ports.environment("p");

    @Test
    void batches_are_sent_in_order_and_not_again_when_the_step_is_taken_up_again() {
        assertThat(execute(WRITE, MORE)).isTrue();
        assertThat(execute(WRITE, MORE)).isTrue();

        assertThat(warehouse.sent()).containsExactly(WRITE, MORE);
    }

    @Test
    void a_call_leaves_the_waiting_to_the_state_machine_after_half_a_minute() {
        warehouse.needs(10);
        Instant begin = ports.clock().instant();

        assertThat(execute(WRITE)).isFalse();

        assertThat(Duration.between(begin, ports.clock().instant())).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void a_call_ends_after_half_a_minute_though_each_of_its_batches_ends_within_its_first_look() {
        warehouse.takes(Duration.ofSeconds(19));
        Batch[] ten = IntStream.range(0, 10)
                .mapToObj(n -> Batch.of("batch " + n, List.of("delete from t" + n)))
                .toArray(Batch[]::new);
        Instant begin = ports.clock().instant();

        assertThat(execute(ten)).isFalse();

        assertThat(Duration.between(begin, ports.clock().instant())).isEqualTo(Duration.ofSeconds(38));
        assertThat(warehouse.sent()).hasSize(2);
        for (int calls = 1; calls < 4; calls++) {
            assertThat(execute(ten)).isFalse();
        }
        assertThat(execute(ten)).isTrue();
        assertThat(warehouse.sent()).containsExactly(ten);
    }

    @Test
    void what_is_still_running_is_asked_about_and_never_sent_twice() {
        warehouse.needs(7);

        assertThat(List.of(execute(WRITE), execute(WRITE), execute(WRITE), execute(WRITE)))
                .containsExactly(false, false, false, true);
        assertThat(warehouse.sent()).containsExactly(WRITE);
    }

    @Test
    void the_next_batch_waits_for_the_one_before() {
        warehouse.needs(3);

        assertThat(execute(WRITE, MORE)).isFalse();

        assertThat(warehouse.sent()).containsExactly(WRITE);
    }

    @Test
    void a_select_of_minutes_gives_its_rows_in_the_end_and_runs_once() {
        warehouse.needs(9);

        assertThat(List.of(read().isPresent(), read().isPresent(), read().isPresent(), read().isPresent()))
                .containsExactly(false, false, false, false);
        assertThat(read().map(Rows::rows)).contains(List.of(List.of("select 1")));
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void a_call_that_died_before_it_wrote_down_what_it_sent_finds_it_again() {
        warehouse.needs(3);
        Statements dead = Statements.of(environment, RUN, "build");
        assertThat(dead.execute(WRITE)).isFalse();

        assertThat(execute(WRITE)).isTrue();

        assertThat(warehouse.sent()).containsExactly(WRITE);
    }

    @Test
    void rows_are_those_of_the_first_time() {
        warehouse.answers(sql -> new Rows(List.of("n"), List.of("bigint"), List.of(List.of("1"))));
        assertThat(read()).isPresent();

        assertThat(read().map(rows -> rows.text(0, "n"))).contains("1");
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void a_select_whose_rows_are_gone_is_sent_anew() {
        assertThat(read()).isPresent();
        warehouse.forgets();

        assertThat(read()).isPresent();
        assertThat(warehouse.sent()).hasSize(2);
    }

    @Test
    void a_running_batch_that_nobody_knows_any_more_is_sent_anew() {
        warehouse.needs(3);
        assertThat(execute(WRITE)).isFalse();
        warehouse.forgets();
        warehouse.needs(0);

        assertThat(execute(WRITE)).isTrue();
        assertThat(warehouse.sent()).containsExactly(WRITE, WRITE);
    }

    @Test
    void a_conflict_is_tried_again_under_another_token() {
        warehouse.refuses(CONFLICT, CONFLICT);

        assertThat(execute(WRITE)).isTrue();
        assertThat(warehouse.sent()).hasSize(3);
    }

    @Test
    void six_conflicts_in_a_row_are_a_failure() {
        warehouse.refuses(Collections.nCopies(6, CONFLICT).toArray(String[]::new));

        assertThatThrownBy(() -> execute(WRITE))
                .isInstanceOf(StatementFailed.class)
                .hasMessageContaining("1023");
        assertThat(warehouse.sent()).hasSize(6);
    }

    @Test
    void a_refused_statement_is_named_and_not_tried_again_by_itself() {
        warehouse.refuses("ERROR: column x is null");

        assertThatThrownBy(() -> execute(WRITE))
                .isInstanceOf(StatementFailed.class)
                .hasMessage("write, insert into b: ERROR: column x is null");
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void a_step_that_is_redriven_sends_what_was_refused_anew() {
        warehouse.refuses("ERROR: permission denied");
        assertThatThrownBy(() -> execute(WRITE)).isInstanceOf(StatementFailed.class);

        assertThat(execute(WRITE)).isTrue();
        assertThat(warehouse.sent()).containsExactly(WRITE, WRITE);
    }

    @Test
    void a_step_that_starts_over_asks_again() {
        try (Statements statements = statements()) {
            assertThat(statements.read(SELECT)).isPresent();
            statements.startOver();
        }

        assertThat(read()).isPresent();
        assertThat(warehouse.sent()).hasSize(2);
    }

    @Test
    void steps_and_runs_do_not_share_what_they_sent() {
        assertThat(execute(WRITE)).isTrue();
        try (Statements other = Statements.of(environment, RUN, "diff")) {
            assertThat(other.execute(WRITE)).isTrue();
        }
        try (Statements next = Statements.of(environment, RunFolder.of("2026-03-15-0123456789ab-2"), "build")) {
            assertThat(next.execute(WRITE)).isTrue();
        }

        assertThat(warehouse.sent()).hasSize(3);
    }

    @Test
    void rows_of_several_batches_come_in_their_order() {
        List<Batch> selects = List.of(
                Query.batch("one", List.of(SELECT, Query.of("b", "select 2"))),
                Query.batch("two", List.of(Query.of("c", "select 3"))));
        try (Statements statements = statements()) {
            assertThat(statements.read(selects).orElseThrow())
                    .extracting(rows -> rows.text(0, "sql"))
                    .containsExactly("select 1", "select 2", "select 3");
        }
    }

    @Test
    void a_select_that_may_be_refused_gives_its_rows_or_that_it_was_and_is_asked_once() {
        warehouse.refuses(sql -> sql.equals("select 1") ? "ERROR: Divide by zero" : "");

        for (int call = 0; call < 2; call++) {
            assertThat(attempt(SELECT)).contains(new Attempt.Refused());
            assertThat(attempt(Query.of("other", "select 2")))
                    .hasValueSatisfying(
                            answer -> assertThat(((Attempt.Given) answer).rows().text(0, "sql"))
                                    .isEqualTo("select 2"));
        }
        assertThat(warehouse.sent()).hasSize(2);
    }

    @Test
    void a_slow_attempt_is_waited_for_by_the_state_machine() {
        warehouse.needs(5);

        assertThat(List.of(
                        attempt(SELECT).isPresent(),
                        attempt(SELECT).isPresent(),
                        attempt(SELECT).isPresent()))
                .containsExactly(false, false, true);
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void a_conflict_is_no_refusal_and_an_attempt_is_made_again() {
        warehouse.refuses(CONFLICT, CONFLICT);

        assertThat(attempt(SELECT))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Attempt.Given.class));
        assertThat(warehouse.sent()).hasSize(3);
    }

    @Test
    void an_attempt_that_was_forgotten_is_made_again() {
        attempt(SELECT);
        warehouse.forgets();

        assertThat(attempt(SELECT)).isPresent();
        assertThat(warehouse.sent()).hasSize(2);
    }

    @Test
    void a_failure_names_what_the_statement_does_and_the_statement_itself() {
        warehouse.refuses(sql -> sql.startsWith("insert") ? "ERROR: Disk Full" : "");
        Batch batch = Batch.of("fill", List.of("delete from a.b", "insert into a.b (c, d)\nselect 1, 2"));

        assertThatThrownBy(() -> execute(batch))
                .hasMessage("fill, insert into a.b: ERROR: Disk Full")
                .satisfies(failed -> assertThat(((StatementFailed) failed).statement())
                        .isEqualTo("insert into a.b (c, d)\nselect 1, 2"));
    }

    @Test
    void a_first_statement_that_fails_is_named_too() {
        warehouse.refuses(sql -> sql.startsWith("delete") ? "ERROR: Disk Full" : "");

        assertThatThrownBy(() -> execute(Batch.of("fill", List.of("delete from a.b", "select 1"))))
                .hasMessage("fill, delete from a.b: ERROR: Disk Full");
    }

    private Optional<Attempt> attempt(Query query) {
        try (Statements statements = statements()) {
            return statements.attempt(query);
        }
    }

    private boolean execute(Batch... batches) {
        try (Statements statements = statements()) {
            return statements.execute(List.of(batches));
        }
    }

    private Optional<Rows> read() {
        try (Statements statements = statements()) {
            return statements.read(SELECT);
        }
    }

    private Statements statements() {
        return Statements.of(environment, RUN, "build");
    }
}

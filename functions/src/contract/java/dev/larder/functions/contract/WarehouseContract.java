package dev.larder.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Outcome;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.port.Warehouse.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The environment's database. */
public abstract class WarehouseContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Two rows of a text, a number and a null; every adapter answers it so. */
    protected static final String ROWS = "select 'a' as word, 1 as number, cast(null as varchar(8)) as nothing"
            + " union all select 'b', 2, null order by 1";
    /** Names what it fails on. */
    protected static final String FAILS = "insert into ops.no_such_table values (1)";
    /** Does nothing, and can be done again. */
    protected static final String WORKS = "create schema if not exists contract";

    /** The database. */
    protected abstract Warehouse warehouse();

    @Test
    void a_batch_finishes_and_has_an_id_for_each_statement() {
        Outcome outcome = ended(warehouse().submit("finishes", "a run", Batch.of("two", List.of(WORKS, ROWS))));

        assertThat(outcome.status()).isEqualTo(Status.FINISHED);
        assertThat(outcome.failed()).isEqualTo(-1);
        assertThat(outcome.statementIds()).hasSize(2).doesNotHaveDuplicates();
        assertThat(warehouse().rows(outcome.statementIds().getLast()).rows()).hasSize(2);
    }

    @Test
    void the_same_token_is_the_same_batch() {
        Batch batch = Batch.of("one", List.of(WORKS));

        String first = warehouse().submit("same", "a run", batch).id();

        assertThat(warehouse().submit("same", "a run", batch).id()).isEqualTo(first);
        assertThat(warehouse().submit("another", "a run", batch).id()).isNotEqualTo(first);
        assertThat(warehouse().find(first).map(Outcome::id)).contains(first);
    }

    @Test
    void a_batch_that_was_never_sent_is_not_found() {
        assertThat(warehouse().find("00000000-0000-4000-8000-000000000000")).isEmpty();
    }

    @Test
    void a_batch_that_fails_says_at_which_statement_and_in_the_warehouses_words() {
        Outcome outcome = ended(warehouse().submit("fails", "a run", Batch.of("fails", List.of(WORKS, FAILS, WORKS))));

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(outcome.error()).contains("no_such_table");
    }

    @Test
    void a_failed_batch_stays_failed_under_its_token() {
        Batch batch = Batch.of("fails", List.of(FAILS));
        ended(warehouse().submit("fails for good", "a run", batch));

        assertThat(ended(warehouse().submit("fails for good", "a run", batch)).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void rows_are_texts_under_their_columns_and_null_is_null() {
        Rows rows = warehouse().read("look", List.of(Query.of("rows", ROWS)), PATIENCE).getFirst();

        assertThat(rows.columns()).containsExactly("word", "number", "nothing");
        assertThat(rows.types()).containsExactly("varchar", "int4", "varchar");
        assertThat(rows.rows()).containsExactly(Arrays.asList("a", "1", null), Arrays.asList("b", "2", null));
        assertThat(rows.text(1, "number")).isEqualTo("2");
    }

    @Test
    void a_value_that_must_be_there_and_is_not_is_told_with_its_place() {
        Rows rows = warehouse().read("look", List.of(Query.of("rows", ROWS)), PATIENCE).getFirst();

        assertThatThrownBy(() -> rows.text(2, "word")).hasMessageContaining("row 3, column word").hasMessageContaining("2 rows");
        assertThatThrownBy(() -> rows.text(0, "wort")).hasMessageContaining("column wort").hasMessageContaining("[word, number, nothing]");
        assertThatThrownBy(() -> rows.text(0, "nothing")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void several_selects_give_their_rows_in_their_order() {
        List<Rows> rows = warehouse().read("look", List.of(Query.of("none", ROWS + " limit 0"), Query.of("two", ROWS)), PATIENCE);

        assertThat(rows).extracting(each -> each.rows().size()).containsExactly(0, 2);
    }

    @Test
    void who_waits_for_a_batch_that_fails_gets_its_name_and_error() {
        assertThatThrownBy(() -> warehouse().run(Batch.of("set up", List.of(FAILS)), PATIENCE))
                .isInstanceOf(StatementFailed.class)
                .hasMessageContaining("set up: ")
                .hasMessageContaining("no_such_table");
    }

    private Outcome ended(Outcome sent) {
        Outcome outcome = sent;
        for (int looks = 0; outcome.status() == Status.RUNNING && looks < 10; looks++) {
            Optional<Outcome> found = warehouse().find(outcome.id());
            outcome = found.orElseThrow();
        }
        return outcome;
    }
}

package dev.larder.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableChangesTest {
    private static final TableColumn KEY = new TableColumn("npi", "varchar(10)", true);
    private static final TableColumn NOTE = new TableColumn("note", "varchar(20)", false);
    private static final Plan LIVE = plan(List.of(NOTE), "", KEY, NOTE);

    @Test
    void a_nullable_column_is_added_to_what_is_read_and_what_nobody_reads_is_made_anew() {
        Plan wanted = plan(
                List.of(NOTE, new TableColumn("more", "bigint", false)),
                "",
                KEY,
                NOTE,
                new TableColumn("more", "bigint", false));

        assertThat(statements(wanted, LIVE))
                .contains(
                        "alter table \"raw\".rx add column more bigint",
                                "alter table star.fct_rx add column more bigint",
                        "drop table if exists candidate.fct_rx_rebuilt", "drop table if exists diff.fct_rx_change")
                .doesNotContain("drop table if exists star.fct_rx");
        assertThat(statements(LIVE, LIVE))
                .noneMatch(statement -> statement.startsWith("alter") || statement.startsWith("drop table"));
    }

    @Test
    void a_varchar_is_made_wider_outside_a_transaction_and_may_stay_wider_than_declared() {
        TableColumn wide = new TableColumn("note", "varchar(200)", false);
        Plan wider = plan(List.of(wide), "", KEY, wide);

        List<Batch> batches = PreparationStatements.batches("run-1", changes(wider, LIVE, LIVE));

        assertThat(batches)
                .filteredOn(batch -> !batch.transaction())
                .extracting(batch -> batch.statements().getFirst())
                .containsExactly(
                        "alter table \"raw\".rx alter column note type varchar(200)",
                        "alter table star.fct_rx alter column note type varchar(200)");
        assertThat(changes(LIVE, wider, wider).refusals()).isEmpty();
        assertThat(changes(LIVE, wider, wider).alone()).isEmpty();
    }

    @Test
    void a_column_that_is_no_longer_declared_stays_behind_unless_it_takes_no_null() {
        assertThat(changes(plan(List.of(), "", KEY), LIVE, LIVE).refusals()).isEmpty();
        assertThat(changes(plan(List.of(NOTE), "", NOTE), LIVE, LIVE).refusals())
                .containsExactly(
                        "star.fct_rx.npi is not null and no longer declared: a row without it cannot be inserted."
                                + " Instead: keep it in the model, or name the new table star.fct_rx_2.");
    }

    @Test
    void everything_that_cannot_be_done_is_told_at_once() {
        Plan wanted = plan(
                List.of(new TableColumn("note", "bigint", false)),
                "distkey (npi)",
                new TableColumn("npi", "varchar(10)", false),
                new TableColumn("note", "char(20)", false),
                new TableColumn("new", "bigint", true));

        assertThat(changes(wanted, LIVE, LIVE).refusals())
                .containsExactly(
                        "raw.rx.note is varchar(20) and is declared bigint: rows that were delivered keep their type."
                                + " Instead: give the retyped column another name in the contract; its header can stay.",
                        "star.fct_rx.npi is not null and is declared nullable, which Redshift cannot change. Instead:"
                                + " keep \"not null\", or name the new table star.fct_rx_2.",
                        "star.fct_rx.note is varchar(20) and is declared char(20): only a varchar can be made wider"
                                + " online. Instead: add a nullable column of another name with the new type, or name the"
                                + " new table star.fct_rx_2.",
                        "star.fct_rx.new is new and not null: only a nullable column can be added online. Instead:"
                                + " declare it without \"not null\": live rows do not have it yet.",
                        "star.fct_rx: \"\" cannot become \"distkey (npi)\" online. Name the new table star.fct_rx_2"
                                + " and move the readers to it.");
        assertThatThrownBy(() -> PreparationStatements.batches("run-1", changes(wanted, LIVE, LIVE)))
                .hasMessageContaining("raw.rx.note is varchar(20)");
    }

    @Test
    void a_new_column_of_the_grain_is_not_advised_to_be_nullable() {
        Plan before = plan(List.of(), "", NOTE);

        assertThat(changes(plan(List.of(), "", NOTE, KEY), before, before).refusals())
                .containsExactly(
                        "star.fct_rx.npi is new and not null: only a nullable column can be added online. Instead: the"
                                + " grain needs it, so name the new table star.fct_rx_2 and move the readers to it.");
    }

    @Test
    void a_column_that_was_left_behind_comes_back_as_what_it_is() {
        Plan without = plan(List.of(), "", KEY);

        assertThat(changes(LIVE, without, LIVE).refusals()).isEmpty();
        assertThat(statements(LIVE, without)).noneMatch(statement -> statement.startsWith("alter"));
        assertThat(changes(plan(List.of(NOTE), "", KEY, new TableColumn("note", "date", false)), without, LIVE)
                        .refusals())
                .singleElement()
                .asString()
                .startsWith("star.fct_rx.note is varchar(20) and is declared date");
    }

    @Test
    void a_table_that_no_release_has_is_made_anew_when_it_is_declared_otherwise() {
        Plan wanted = plan(List.of(NOTE), "", KEY, new TableColumn("note", "date", true));

        assertThat(changes(wanted, null, LIVE).refusals()).isEmpty();
        assertThat(WarehouseSchema.statements(changes(wanted, null, LIVE)))
                .contains("drop table if exists star.fct_rx");
        assertThat(WarehouseSchema.statements(
                        new TableChanges(plan(List.of(NOTE), "distkey (npi)", KEY, NOTE), null, LIVE, tables(LIVE))))
                .contains("drop table if exists star.fct_rx");
    }

    @Test
    void the_columns_of_a_warehouse_are_read_as_a_plan_writes_them() {
        List<@Nullable String> text = row("star", "t", "c", "YES", "character varying", "20", null, null);
        List<@Nullable String> number = row("star", "t", "d", "NO", "numeric", null, "10", "2");
        List<@Nullable String> moment = row("star", "t", "e", "no", "timestamp without time zone", null, null, null);

        assertThat(Tables.of(List.of(text, number, moment)).of("star.t"))
                .containsExactly(
                        new TableColumn("c", "varchar(20)", false),
                        new TableColumn("d", "decimal(10,2)", true),
                        new TableColumn("e", "timestamp", true));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static List<String> statements(Plan wanted, Plan live) {
        return WarehouseSchema.statements(changes(wanted, live, LIVE));
    }

    /** With the tables as one plan has made them. */
    private static TableChanges changes(Plan wanted, @Nullable Plan live, Plan made) {
        return new TableChanges(wanted, live, null, tables(made));
    }

    private static Tables tables(Plan plan) {
        SortedMap<String, List<TableColumn>> tables = new TreeMap<>();
        List<TableColumn> raw = new ArrayList<>(plan.feeds().getFirst().columns());
        raw.addAll(Relations.LINEAGE);
        tables.put("raw.rx", raw);
        plan.models()
                .forEach(model -> tables.putAll(Map.of(
                        "star." + model.name(),
                        model.columns(),
                        "candidate." + model.name() + "_rebuilt",
                        model.columns(),
                        "diff." + model.name() + "_change",
                        Relations.changeColumns(model))));
        return new Tables(tables);
    }

    private static Plan plan(List<TableColumn> raw, String attributes, TableColumn... star) {
        Plan.Feed feed = new Plan.Feed(FeedId.parse("meridian/rx"), "rx", List.of(), raw);
        Model model = new Model(
                "fct_rx",
                "d",
                "launch",
                "solid",
                List.of(star),
                attributes,
                new AuthoredSql("select 1", List.of()),
                List.of("npi"),
                null,
                List.of(),
                List.of(),
                List.of(),
                "hash");
        return new Plan("p", "hash", List.of(feed), List.of(), List.of(model), List.of(), List.of());
    }
}

package dev.larder.functions.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.TableColumn;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model whose statement the warehouse refuses: what Redshift says decides whose matter it is. */
class RefusedBuildTest {
    private static final String INSERT = "insert into candidate.fct_sale_rebuilt";
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("sale_no", "bigint", true),
            new TableColumn("sold_on", "date", true),
            new TableColumn("label", "varchar(4)", false));
    private static final Model MODEL = new Model(
            "fct_sale",
            "Sales.",
            "sales",
            "solid",
            COLUMNS,
            "",
            new AuthoredSql("select sale_no, sold_on, label from qa.sale", List.of()),
            List.of("sale_no"),
            null,
            List.of("qa.sale"),
            List.of(),
            List.of(),
            "hash");
    private static final QaView VIEW = new QaView(
            "sale", "select * from current.sale", COLUMNS, List.of("current.sale"), List.of(), List.of(), "hash");

    private final Furnished furnished = new Furnished(
                    new Plan("p", "", List.of(), List.of(VIEW), List.of(MODEL), List.of(), List.of()))
            .delivered("a", "2026-03-01");
    private final Lake lake = furnished.environment().lake();
    private final MemoryWarehouse warehouse = furnished.ports().scripted();
    private final String run =
            NextRun.of(furnished.environment()).firstExecution().toString();

    @BeforeEach
    void plan() {
        NextRun next = NextRun.of(furnished.environment());
        lake.put(
                RunFolder.of(run).order(),
                new RunOrder(
                        run,
                        next.identity(),
                        next.plan().hash(),
                        "",
                        next.inputs().mapping(),
                        next.inputs().knobs(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        0,
                        1,
                        furnished.ports().clock().instant(),
                        List.of(),
                        Changes.between(Mapping.EMPTY, next.inputs().mapping(), next.deliveries())));
    }

    @Test
    void a_text_that_is_too_long_blocks_and_its_rows_are_found() {
        warehouse.refuses(sql -> sql.startsWith(INSERT)
                ? "ERROR: Value too long for character type Detail: ---- error: code: 8001"
                : "");
        warehouse.answers(_ -> new Rows(
                List.of("sale_no", "refused_column", "refused_value", "refused_rows"),
                List.of("bigint", "varchar", "varchar", "bigint"),
                List.of(List.of("7", "label", "a dozen", "1,234".replace(",", "")))));

        assertThat(call()).isEqualTo("blocked");

        Mistake mistake = lake.get(RunFolder.of(run).mistake(), Mistake.class);
        assertThat(mistake.sentence())
                .isEqualTo("sql/star/fct_sale.sql, column label: Value too long for character type (1,234 rows)");
        assertThat(mistake.sample()).containsExactly(List.of("7", "label", "a dozen"));
        assertThat(mistake.owner()).isEqualTo("sales");
    }

    @Test
    void a_cast_that_fails_in_a_view_is_found_in_the_view() {
        warehouse.refuses(sql ->
                sql.startsWith(INSERT) || (sql.contains("from qa.sale as suspect") && sql.contains("suspect.label)"))
                        ? "ERROR: Invalid digit, Value 'a', Pos 0, Type: Integer"
                        : "");
        warehouse.answers(sql -> sql.contains("count(distinct") ? row("3", "1") : row("1", "2"));

        assertThat(call()).isEqualTo("blocked");

        assertThat(lake.get(RunFolder.of(run).mistake(), Mistake.class).sentence())
                .isEqualTo("sql/qa/sale.sql, column label: Invalid digit, Value 'a', Pos 0, Type: Integer");
    }

    @Test
    void a_slow_search_goes_on_where_it_was_and_sends_nothing_twice() {
        warehouse.needs(1);
        warehouse.refuses(
                sql -> sql.startsWith(INSERT) || sql.contains("suspect.label)") ? "ERROR: Divide by zero" : "");

        List<String> answers = Stream.generate(this::call).limit(20).toList();

        assertThat(answers).startsWith("running").endsWith("blocked");
        assertThat(warehouse.sent()).doesNotHaveDuplicates();
        assertThat(warehouse.sent())
                .filteredOn(batch -> batch.statements().stream().anyMatch(sql -> sql.startsWith(INSERT)))
                .hasSize(1);
    }

    @Test
    void what_is_not_a_matter_of_values_fails_and_names_the_file() {
        warehouse.refuses(sql -> sql.startsWith(INSERT) ? "ERROR: Disk Full" : "");

        assertThatThrownBy(this::call)
                .isInstanceOf(StatementFailed.class)
                .hasMessage("sql/star/fct_sale.sql: ERROR: Disk Full");
    }

    @Test
    void a_guard_is_no_model() {
        warehouse.refuses(sql -> sql.contains("ops.")
                ? "ERROR: Cannot insert a NULL value into column this_run_no_longer_holds_the_fence"
                : "");

        assertThatThrownBy(this::call)
                .isInstanceOf(StatementFailed.class)
                .hasMessageContaining("this_run_no_longer_holds_the_fence");
    }

    private static Rows row(String... values) {
        return new Rows(List.of("a", "b"), List.of("bigint", "bigint"), List.of(List.of(values)));
    }

    private String call() {
        return new RunStatements(furnished.environment())
                .step(new RunStatements.Request(run, Step.BUILD))
                .verdict()
                .jsonName();
    }
}

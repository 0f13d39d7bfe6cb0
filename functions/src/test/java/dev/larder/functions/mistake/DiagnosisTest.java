package dev.larder.functions.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.refused.RefusedValue;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.TableColumn;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A model reads a view that reads another; all have the same sixty rows of three columns, and a warehouse in memory knows in which of them a
 * column cannot be computed, for which rows.
 */
class DiagnosisTest {
    private static final String UNREADABLE = "ERROR: Invalid digit, Value 'x', Pos 0, Type: Integer";
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("shop", "varchar(10)", true),
            new TableColumn("id", "bigint", true),
            new TableColumn("price", "decimal(5,2)", false));
    private static final QaView BASE =
            new QaView("base", "select 1", COLUMNS, List.of("current.sale"), List.of(), List.of(), "1");
    private static final QaView SALE =
            new QaView("sale", "select 1", COLUMNS, List.of("qa.base"), List.of(), List.of(), "2");
    private static final QaView OTHER =
            new QaView("other", "select 1", COLUMNS, List.of("current.sale"), List.of(), List.of(), "3");
    private static final Model MODEL = new Model(
            "fct",
            "Facts.",
            "sales",
            "solid",
            COLUMNS,
            "",
            new AuthoredSql("select * from qa.sale", List.of()),
            List.of("id"),
            null,
            List.of("qa.sale"),
            List.of(),
            List.of(),
            "4");
    private static final DataTest TEST = new DataTest(
            "prices",
            "Prices.",
            Gate.INPUT,
            Severity.WARN,
            "desk",
            new AuthoredSql("select * from qa.sale", List.of()),
            null,
            List.of("qa.sale"),
            List.of());

    private final Furnished furnished = new Furnished(
            new Plan("p", "", List.of(), List.of(BASE, OTHER, SALE), List.of(MODEL), List.of(TEST), List.of()));
    private final MemoryWarehouse warehouse = furnished.ports().scripted();
    private final RunFolder folder =
            RunFolder.of(NextRun.of(furnished.environment()).firstExecution());
    /** By what stands behind from: the ids for which the price cannot be computed; an id of 0 means even the rows cannot be counted. */
    private final Map<String, Set<Integer>> failing = new TreeMap<>();

    private Optional<Rows> refusedRows = Optional.empty();

    @BeforeEach
    void computes() {
        warehouse.refuses((sql, parameters) -> isRefused(sql, parameters) ? UNREADABLE : "");
        warehouse.answers(this::rows);
    }

    @Test
    void the_first_view_that_cannot_be_computed_by_itself_holds_the_mistake() {
        failing.put("qa.base as suspect", Set.of(7));
        failing.put("qa.sale as suspect", Set.of(7));

        Mistake mistake = ofModel(UNREADABLE).orElseThrow();

        assertThat(mistake.file()).isEqualTo("sql/qa/base.sql");
        assertThat(mistake.column()).isEqualTo("price");
        assertThat(mistake.words()).isEqualTo("Invalid digit, Value 'x', Pos 0, Type: Integer");
        assertThat(mistake.owner()).as("a view names nobody").isNull();
        assertThat(mistake.advice()).contains("cast only what can be read");
        assertThat(mistake.rows()).isZero();
        assertThat(mistake.labels()).containsExactly("shop", "id");
        assertThat(mistake.sample()).containsExactly(List.of("s1", "7"));
    }

    @Test
    void a_view_that_the_model_does_not_read_is_not_suspected() {
        failing.put("qa.other as suspect", Set.of(7));

        assertThat(ofModel(UNREADABLE).orElseThrow().file()).isEqualTo("sql/star/fct.sql");
        assertThat(warehouse.sent())
                .noneMatch(batch -> batch.statements().getFirst().contains("qa.other"));
    }

    @Test
    void a_model_whose_views_can_be_computed_holds_the_mistake_itself() {
        failing.put("* from qa.sale", Set.of(3, 4, 59));

        Mistake mistake = ofModel(UNREADABLE).orElseThrow();

        assertThat(mistake.file()).isEqualTo("sql/star/fct.sql");
        assertThat(mistake.column()).isEqualTo("price");
        assertThat(mistake.owner()).isEqualTo("sales");
        assertThat(mistake.sample()).containsExactly(List.of("s0", "3"), List.of("s0", "4"), List.of("s9", "59"));
    }

    @Test
    void of_many_rows_ten_are_shown() {
        failing.put(
                "qa.base as suspect",
                Set.copyOf(IntStream.rangeClosed(1, 60).boxed().toList()));

        assertThat(ofModel(UNREADABLE).orElseThrow().sample())
                .hasSize(10)
                .startsWith(List.of("s0", "1"))
                .endsWith(List.of("s1", "10"));
    }

    @Test
    void rows_that_cannot_even_be_counted_have_no_column() {
        failing.put("qa.base as suspect", Set.of(0));

        Mistake mistake = ofModel(UNREADABLE).orElseThrow();

        assertThat(mistake.file()).isEqualTo("sql/qa/base.sql");
        assertThat(mistake.column()).isNull();
        assertThat(mistake.sample()).isEmpty();
    }

    @Test
    void values_that_the_table_does_not_take_are_shown_by_their_keys() {
        refusedRows = Optional.of(new Rows(
                List.of("id", "refused_column", "refused_value", "refused_rows"),
                List.of("int8", "varchar", "varchar", "int8"),
                List.of(List.of("5", "shop", "a dozen letters", "1234"))));

        Mistake mistake = ofModel("ERROR: Value too long for character type").orElseThrow();

        assertThat(mistake.file()).isEqualTo("sql/star/fct.sql");
        assertThat(mistake.column()).isEqualTo("shop");
        assertThat(mistake.owner()).isEqualTo("sales");
        assertThat(mistake.rows()).isEqualTo(1234);
        assertThat(mistake.labels()).containsExactly("id", "refused_column", "refused_value");
        assertThat(mistake.sample()).containsExactly(List.of("5", "shop", "a dozen letters"));
    }

    @Test
    void a_value_that_nothing_explains_is_the_models_matter_with_the_column_that_redshift_names() {
        refusedRows = Optional.of(new Rows(
                List.of("id", "refused_column", "refused_value", "refused_rows"), List.of("", "", "", ""), List.of()));

        Mistake mistake =
                ofModel("ERROR: Cannot insert a NULL value into column shop").orElseThrow();

        assertThat(mistake.file()).isEqualTo("sql/star/fct.sql");
        assertThat(mistake.column()).isEqualTo("shop");
        assertThat(mistake.sample()).isEmpty();
        assertThat(mistake.sentence())
                .isEqualTo("sql/star/fct.sql, column shop: Cannot insert a NULL value into column shop");
    }

    @Test
    void a_tests_mistake_is_that_of_the_view_that_it_reads_or_its_own() {
        assertThat(ofTest().orElseThrow()).satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo("sql/tests/prices.sql");
            assertThat(mistake.owner()).isEqualTo("desk");
            assertThat(mistake.column()).isNull();
        });

        furnished.environment().lake().objects().delete(List.of(folder.journal("diagnosis")));
        warehouse.forgets();
        failing.put("qa.sale as suspect", Set.of(1));
        assertThat(ofTest().orElseThrow().file()).isEqualTo("sql/qa/sale.sql");
    }

    @Test
    void nothing_is_concluded_while_the_warehouse_is_looking() {
        failing.put("qa.base as suspect", Set.of(7, 33));
        warehouse.needs(2);

        List<Optional<Mistake>> answers =
                Stream.generate(() -> ofModel(UNREADABLE)).limit(60).toList();

        assertThat(answers.getFirst()).isEmpty();
        assertThat(answers.getLast().orElseThrow().sample()).containsExactly(List.of("s1", "7"), List.of("s5", "33"));
        assertThat(warehouse.sent()).as("no question is asked twice").doesNotHaveDuplicates();
    }

    @Test
    void a_key_that_is_null_or_empty_is_passed_over() {
        failing.put("qa.base as suspect", Set.of(60));
        warehouse.answers((sql, parameters) -> sql.startsWith("select distinct")
                ? new Rows(
                        List.of("id"),
                        List.of("varchar"),
                        List.of(Arrays.asList((String) null), List.of(""), List.of("60")))
                : rows(sql, parameters));

        assertThat(ofModel(UNREADABLE).orElseThrow().sample()).containsExactly(List.of("s10", "60"));
    }

    @Test
    void halves_find_what_fails_in_its_order_and_stop_when_they_have_enough() {
        List<Integer> all = IntStream.rangeClosed(1, 100).boxed().toList();
        List<List<Integer>> asked = new ArrayList<>();

        assertThat(Halves.failing(all, 5, part -> part.contains(7) || part.contains(8) || part.contains(100)))
                .containsExactly(7, 8, 100);
        assertThat(Halves.failing(
                        all, 2, part -> asked.add(part) && part.stream().anyMatch(each -> each % 2 == 0)))
                .containsExactly(2, 4);
        assertThat(asked)
                .allSatisfy(part -> assertThat(part.getFirst())
                        .as("beyond the second nothing is asked")
                        .isLessThan(5));
        assertThat(Halves.failing(all, 5, _ -> false)).isEmpty();
        assertThat(Halves.failing(List.of(), 5, _ -> true)).isEmpty();
    }

    private boolean isRefused(String sql, Map<String, String> parameters) {
        boolean price = sql.contains("count(suspect.price)") || sql.contains("suspect.price as price");
        return failing.entrySet().stream()
                .filter(each -> sql.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(ids -> ids.contains(0) || (price && within(parameters).anyMatch(ids::contains)));
    }

    private static Stream<Integer> within(Map<String, String> parameters) {
        int first = Integer.parseInt(parameters.getOrDefault("suspect_first", "1"));
        int last = Integer.parseInt(parameters.getOrDefault("suspect_last", "60"));
        return IntStream.rangeClosed(first, last).boxed();
    }

    private Rows rows(String sql, Map<String, String> parameters) {
        if (sql.contains("refused_rows")) {
            return refusedRows.orElseThrow();
        }
        if (sql.contains("count(distinct")) {
            return sql.contains("suspect.shop")
                    ? new Rows(List.of("shop", "id"), List.of("int8", "int8"), List.of(List.of("9", "60")))
                    : new Rows(List.of("id"), List.of("int8"), List.of(List.of("60")));
        }
        if (sql.startsWith("select distinct suspect.id")) {
            return new Rows(
                    List.of("id"),
                    List.of("int8"),
                    within(parameters)
                            .map(id -> List.<@Nullable String>of(id.toString()))
                            .toList());
        }
        return new Rows(
                List.of("shop", "id"),
                List.of("varchar", "int8"),
                within(parameters)
                        .map(id -> List.<@Nullable String>of("s" + id / 6, id.toString()))
                        .toList());
    }

    private Optional<Mistake> ofModel(String error) {
        try (Statements statements = Statements.of(furnished.environment(), folder, "diagnosis")) {
            return new Diagnosis(furnished.environment().plan(), statements)
                    .of(
                            MODEL,
                            DateRanges.EVERYTHING,
                            new TreeMap<>(),
                            RefusedValue.of(error).orElseThrow());
        }
    }

    private Optional<Mistake> ofTest() {
        try (Statements statements = Statements.of(furnished.environment(), folder, "diagnosis")) {
            return new Diagnosis(furnished.environment().plan(), statements)
                    .of(TEST, RefusedValue.of(UNREADABLE).orElseThrow());
        }
    }
}

package dev.larder.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Drift;
import dev.larder.core.plan.Tolerance.Limit;
import dev.larder.core.plan.Tolerance.Per;
import dev.larder.core.plan.Tolerance.Side;
import dev.larder.core.plan.Tolerance.Unit;
import dev.larder.core.plan.Tolerance.Usual;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectCompilerTest {
    private static final String FCT = "sql/star/fct_rx.sql";

    @Test
    void the_plan_that_the_cores_tests_read_is_the_one_that_the_compiler_makes() throws IOException {
        Path file = Path.of(
                System.getProperty("larder.root", ".."), "core", "src", "test", "resources", "sample-plan.json");
        String plan = PlanJson.write(SampleProject.plan()) + "\n";
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(file, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(file));
    }

    @Test
    void a_project_becomes_a_plan_in_the_order_of_its_dependencies() {
        Plan plan = SampleProject.plan();

        assertThat(plan.feeds()).extracting(Plan.Feed::table).containsExactly("products", "rx");
        assertThat(plan.views()).extracting(QaView::name).containsExactly("product", "rx");
        assertThat(plan.models()).extracting(Model::name).containsExactly("dim_product", "fct_rx");
        Model fact = plan.model("fct_rx").orElseThrow();
        assertThat(fact.grain()).containsExactly("npi", "product_code", "week_ending");
        assertThat(fact.period()).isEqualTo("week_ending");
        assertThat(fact.attributes()).isEqualTo("distkey (npi) sortkey (week_ending)");
        assertThat(fact.inputs()).containsExactly("qa.rx", "star.dim_product");
        assertThat(fact.knobs()).containsExactly("smallest_trx");
        assertThat(fact.reads())
                .containsExactly(
                        new Read.ByPeriod("qa.rx", "week_ending", 0),
                        new Read.ByKey("star.dim_product", List.of("product_code"), "qa.rx", "week_ending"));
        assertThat(plan.tests().getFirst().tolerance()).isEqualTo(new Tolerance(new BigDecimal(20), new BigDecimal(1)));
        assertThat(plan.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_tolerance_may_have_sides_knobs_a_time_a_drift_and_what_is_usual() {
        Tolerance tolerance = toleranceOf(
                "tolerance: -2 %, -5 absolute, +:smallest_trx % per week   drift: -30 % over 5 releases\n-- usual: 6 spreads, 1.5 %");

        assertThat(tolerance)
                .isEqualTo(new Tolerance(
                        null,
                        null,
                        List.of(
                                new Limit(Side.FALL, "2", Unit.PERCENT),
                                new Limit(Side.FALL, "5", Unit.ABSOLUTE),
                                new Limit(Side.RISE, ":smallest_trx", Unit.PERCENT)),
                        Per.WEEK,
                        new Drift(List.of(new Limit(Side.FALL, "30", Unit.PERCENT)), 5),
                        new Usual(new BigDecimal(6), new BigDecimal("1.5"))));
        assertThat(toleranceOf("tolerance: -5 %, -0.5 % of all, 1 % of all\n-- usual: 5 spreads, 3 %, 1 % of all"))
                .isEqualTo(new Tolerance(
                        null,
                        null,
                        List.of(
                                new Limit(Side.FALL, "5", Unit.PERCENT),
                                new Limit(Side.FALL, "0.5", Unit.SHARE),
                                new Limit(Side.BOTH, "1", Unit.SHARE)),
                        null,
                        null,
                        new Usual(new BigDecimal(5), new BigDecimal(3), BigDecimal.ONE)));
        assertThat(toleranceOf("tolerance: 5 absolute")).isEqualTo(new Tolerance(null, new BigDecimal(5)));
        assertThat(toleranceOf("drift: 50 % over 3 releases"))
                .extracting(Tolerance::againstLast)
                .isEqualTo(List.of());
    }

    private static @Nullable Tolerance toleranceOf(String header) {
        Compiled compiled = new SampleProject()
                .with("sql/tests/products_by_owner.sql", text -> text.replaceFirst("tolerance: [^\n]*", header))
                .compile();
        return switch (compiled) {
            case Compiled.Ready ready -> ready.plan().tests().getFirst().tolerance();
            case Compiled.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Test
    void the_plan_is_read_back_from_its_json_and_refused_when_it_was_changed() {
        Plan plan = SampleProject.plan();
        String json = PlanJson.write(plan);

        assertThat(PlanJson.read(json)).isEqualTo(plan);
        assertThat(PlanJson.write(PlanJson.read(json))).isEqualTo(json);
        assertThatThrownBy(() -> PlanJson.read(json.replace("as decimal(4,1)", "as decimal(5,1)")))
                .hasMessageContaining("compile the project again");
    }

    @Test
    void comments_and_layout_change_the_plan_but_not_the_logic() {
        Plan before = SampleProject.plan();
        Compiled changed = new SampleProject()
                .with(FCT, text -> text.replace("-- star.t in a comment stays", "--  another\n"))
                .compile();

        assertThat(changed).isInstanceOfSatisfying(Compiled.Ready.class, ready -> {
            assertThat(ready.plan().hash()).isNotEqualTo(before.hash());
            assertThat(ready.plan().model("fct_rx").orElseThrow().logicHash())
                    .isEqualTo(before.model("fct_rx").orElseThrow().logicHash());
        });
        Compiled other = new SampleProject()
                .with(FCT, text -> text.replace("trx >=", "trx >"))
                .compile();
        assertThat(other)
                .isInstanceOfSatisfying(
                        Compiled.Ready.class,
                        ready -> assertThat(ready.plan()
                                        .model("fct_rx")
                                        .orElseThrow()
                                        .logicHash())
                                .isNotEqualTo(
                                        before.model("fct_rx").orElseThrow().logicHash()));
    }

    @Test
    void a_select_is_bound_with_the_defaults_of_its_knobs() {
        RecordingBinder binder = new RecordingBinder();
        new SampleProject().compile(binder);

        assertThat(binder.bound)
                .anyMatch(question -> question.select().contains("cast(:smallest_trx as decimal(4,1))")
                        && question.parameters().equals(Map.of("smallest_trx", "0.5")));
        assertThat(binder.executed)
                .contains("create schema if not exists \"raw\"")
                .anyMatch(sql -> sql.startsWith("create view qa.rx as"));
    }

    /** Every publish would fail: a name that Redshift reserves is no table without quotes. */
    @Test
    void a_model_named_like_a_reserved_word_is_refused() {
        String model = """
            -- A clause's name.
            -- owner: launch
            -- maturity: solid
            -- grain: npi
            create table star.qualify (npi varchar(10) not null);

            select npi from qa.rx group by npi
            """;
        assertThat(new SampleProject()
                        .with("sql/star/qualify.sql", none -> model)
                        .problems())
                .anyMatch(problem -> problem.startsWith(
                        "L001 sql/star/qualify.sql: expected a file name that needs no quotes as a table"));
    }

    @Test
    void all_problems_are_said_at_once_with_their_place() {
        assertThat(new SampleProject()
                        .with(FCT, text -> text.replace("qa.rx\n", "qa.rxx\n").replace("owner: launch", "ownr: launch"))
                        .with("sql/qa/rx.sql", text -> text.replace("trx\n", "trx, getdate() as at\n"))
                        .problems())
                .contains(
                        "L003 sql/star/fct_rx.sql:2:68: expected a key of this kind of file, found \"ownr\"\n"
                                + "  help: did you mean \"owner\"?",
                        "L008 sql/star/fct_rx.sql:16:10: expected a table or view of the project, found qa.rxx\n"
                                + "  help: did you mean \"qa.rx\"?",
                        "L016 sql/qa/rx.sql:3:45: expected SQL without \"getdate\", found \"getdate\"\n"
                                + "  help: make it a knob, so that a run can be repeated");
    }

    @ParameterizedTest(name = "{1} -> {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "star/fct_rx | grain: npi, | grain: npy, | L007 sql/star/fct_rx.sql:2:11: expected a column of"
                        + " star.fct_rx as grain, found \"npy\"",
                "star/fct_rx | npi varchar(10) not null | npi varchar(10) | L007 sql/star/fct_rx.sql:2:11: expected"
                        + " npi declared \"not null\"",
                "star/fct_rx | week_ending date not null | week_ending timestamp not null | expected a period of type"
                        + " date",
                "star/fct_rx | star.fct_rx ( | star.fct ( | L006 sql/star/fct_rx.sql:6:14: expected create table"
                        + " star.fct_rx, found create table star.fct",
                "star/fct_rx | trx decimal(12,1) not null | trx decimal not null | L006",
                "star/fct_rx | trx decimal(12,1) not null | trx double precision not null | sums of doubles differ"
                        + " from run to run",
                "star/fct_rx | trx decimal(12,1) not null | trx integer not null | L013 sql/star/fct_rx.sql:14:1:"
                        + " expected column \"trx\" of type integer, found decimal(12,1)",
                "star/fct_rx | is_ours boolean | is_mine boolean | expected only columns that star.fct_rx declares,"
                        + " found \"is_ours\"",
                "star/fct_rx | is_ours boolean | side boolean | the engine uses these names itself",
                "star/fct_rx | is_ours boolean | tag boolean | TAG is a reserved word of Redshift",
                "star/fct_rx | from qa.rx | from current.rx | L009 sql/star/fct_rx.sql:16:10: expected tables of qa"
                        + " and star, found current.rx",
                "star/fct_rx | from qa.rx | from raw.rx | only what Larder generates reads raw",
                "star/fct_rx | left join star.dim_product | left join star.fct_rx | L010",
                "star/fct_rx | by key product_code | by key product_kode | L011 sql/star/fct_rx.sql:4:34: expected a"
                        + " column of star.dim_product, found \"product_kode\"",
                "star/fct_rx | reads star.dim_product by key product_code through qa.rx.week_ending | reads qa.rx by"
                        + " key npi through qa.rx.week_ending | expected one \"reads\" line an input",
                "star/fct_rx | reads qa.rx by week_ending | reads qa.rx by npi | expected qa.rx.npi of type date,"
                        + " found varchar",
                "star/fct_rx | reads qa.rx by week_ending | reads qa.rx around week_ending | L003",
                "star/fct_rx | :smallest_trx | :smalest_trx | L012 sql/star/fct_rx.sql:17:23: expected a knob of"
                        + " knobs.yaml, found \"smalest_trx\"",
                "star/fct_rx | cast(:smallest_trx as decimal(4,1)) | :smallest_trx | parameters are texts in the Data"
                        + " API",
                "star/fct_rx | cast(:smallest_trx as decimal(4,1)) | cast(:smallest_trx as date) | a knob of type"
                        + " number",
                "star/fct_rx | rx.npi, rx | row_number() over (partition by rx.npi order by rx.npi) as npi, rx | L017",
                "star/fct_rx | from rx | from (select * from rx limit 1) as rx | L017",
                "star/fct_rx | from qa.rx | from qa.rx as star | L018",
                "star/fct_rx | rx.is_ours | avg(rx.trx) as is_ours | expected cast(cast(sum(...) as double precision) /"
                        + " nullif(count(...), 0) as decimal(p,s)), found avg without a cast",
                "star/fct_rx | rx.is_ours | cast(avg(cast(rx.trx as double precision)) as decimal(9,2)) as is_ours |"
                        + " expected cast(cast(sum(...) as double precision) / nullif(count(...), 0) as decimal(p,s)),"
                        + " found avg of doubles",
                "star/fct_rx | rx.is_ours | cast(sum(cast(rx.trx * (1 + 1) as double precision)) as decimal(9,2)) as"
                        + " is_ours | found sum of doubles",
                "qa/rx | select npi | select sum(cast(trx as double precision)) as s, npi | found sum of doubles",
                "star/fct_rx | from qa.rx | from qa.rx where week_ending > '2026-01-01' | expected date '2026-01-01'",
                "star/fct_rx | cast(rx.trx as decimal(12,1)) | rx.trx / 2 | L016",
                "star/fct_rx | cast(rx.trx as decimal(12,1)) | cast(rx.trx / rx.trx as decimal(12,1)) | a division"
                        + " without nullif",
                "star/fct_rx | cast(rx.trx as decimal(12,1)) | cast(rx.trx as decimal) | \"decimal\" without",
                "star/fct_rx | from qa.rx | from qa.rx where npi = 'a\\b' | a literal without a backslash",
                "star/fct_rx | maturity: solid | maturity: done | expected maturity: solid, scrappy, found \"done\"",
                "star/dim_product | from qa.product | from qa.product limit 5 | expected a select without an outer"
                        + " limit",
                "star/dim_product | from qa.product | from qa.product; select 1 from qa.rx | L006",
                "star/dim_product | maturity: solid | maturity: solid    period: product_name | expected a period of"
                        + " type date",
                "qa/rx | from current.rx | from star.fct_rx | L009",
                "qa/rx | from current.rx | from current.rx where trx > cast(:smallest_trx as decimal(4,1)) | expected"
                        + " no parameter in a view",
                "qa/rx | current.rx by | current.products by | expected an input that the select reads, found"
                        + " current.products",
                "qa/rx | select npi | insert into x select npi | expected a bare select",
                "tests/products_by_owner | gate: output | gate: input | L009",
                "tests/products_by_owner | 20 %, 1 absolute | twenty % | L003",
                "tests/products_by_owner | gate: output | gate: outputs | did you mean \"output\"?",
                "tests/rx_is_enough | gate: input | gate: logic | only views of qa and tests with \"gate: input\" read"
                        + " current",
            })
    void a_mistake_is_refused(String file, String right, String wrong, String said) {
        String path = "sql/" + file + ".sql";
        String from = right.equals("rx.is_ours") ? "dim_product.is_ours" : right;
        assertThat(new SampleProject()
                        .with(path, text -> text.replace(from, wrong))
                        .problems())
                .anySatisfy(problem -> assertThat(problem).contains(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": {\"type\": \"integer\", \"default\": 5, \"owner\": \"x\", \"description\": \"x\","
                        + " \"maximun\": 4}} | did you mean \"maximum\"?",
                "{\"a\": {\"type\": \"integer\", \"default\": 5, \"owner\": \"x\", \"description\": \"x\","
                        + " \"maximum\": 4}} | expected in knob a: a value from any to 4, found \"5\"",
                "{\"a\": {\"type\": \"integr\", \"default\": 5, \"owner\": \"x\", \"description\": \"x\"}} | did you"
                        + " mean \"integer\"?",
                "{\"a\": {\"type\": \"date\", \"default\": \"2026-02-30\", \"owner\": \"x\", \"description\": \"x\"}}"
                        + " | a date yyyy-MM-dd",
                "{\"a\": {\"type\": \"integer\", \"default\": 5, \"description\": \"x\"}} | expected in knob a:"
                        + " \"owner\", found none",
                "{\"a\": {\"type\": \"integer\", \"default\": 5, \"minimum\": \"low\", \"owner\": \"x\","
                        + " \"description\": \"x\"}} | expected in knob a: minimum of type integer, found \"low\"",
                "{\"batch_quiet_seconds\": {\"type\": \"number\", \"default\": 5.5, \"owner\": \"x\", \"description\":"
                        + " \"x\"}} | type integer, minimum and maximum from 0 to 900, since the engine itself reads this knob",
                "{\"batch_quiet_seconds\": {\"type\": \"integer\", \"default\": 901, \"owner\": \"x\", \"description\":"
                        + " \"x\"}} | a value from 0 to 900",
                "{\"batch_quiet_seconds\": {\"type\": \"integer\", \"default\": 5, \"maximum\": 1000, \"owner\": \"x\","
                        + " \"description\": \"x\"}} | maximum from 0 to 900, since",
            })
    void a_knob_that_cannot_be_is_refused(String knobs, String said) {
        assertThat(new SampleProject().with("knobs.yaml", knobs).problems())
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("L005 knobs.yaml: ").contains(said));
    }

    @Test
    void a_view_reads_knobs_from_the_table_of_the_run() {
        SampleProject project = new SampleProject()
                .with(
                        "sql/qa/rx.sql",
                        text -> text
                                + "where trx > (select cast(value as decimal(4,1)) from ops.knob where name ="
                                + " 'smallest_trx')\n");
        assertThat(project.compile())
                .isInstanceOfSatisfying(
                        Compiled.Ready.class,
                        ready -> assertThat(ready.plan().views().getLast().knobs())
                                .containsExactly("smallest_trx"));
        assertThat(project.with("sql/qa/rx.sql", text -> text.replace("'smallest_trx'", "'smallest_trxx'"))
                        .problems())
                .anySatisfy(problem -> assertThat(problem).contains("L012").contains("did you mean \"smallest_trx\"?"));
    }

    @Test
    void the_engines_refusal_points_into_the_file() {
        RecordingBinder binder = new RecordingBinder();
        binder.answers.remove("from qa.product");
        assertThat(new SampleProject().compile(binder))
                .isInstanceOfSatisfying(
                        Compiled.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anySatisfy(problem -> assertThat(problem.toString())
                                        .isEqualTo("L014 sql/star/dim_product.sql:10:1: no table \"x\"\n"
                                                + "  help: did you mean \"y\"?")));
    }

    @Test
    void a_solid_model_has_a_test_that_reads_it() {
        String says =
                "L025 sql/star/fct_rx.sql:2:95: expected a test that reads star.fct_rx, since it is solid, found none";
        SampleProject untested = new SampleProject().with(FCT, text -> text.replace("-- test trx >= 0\n", ""));

        assertThat(untested.problems()).singleElement().asString().startsWith(says);
        assertThat(untested.with(FCT, text -> text.replace("maturity: solid", "maturity: scrappy"))
                        .problems())
                .isEmpty();
        assertThat(new SampleProject()
                        .with(FCT, text -> text.replace("-- test trx >= 0\n", ""))
                        .with("sql/tests/one.sql", _ -> """
                -- Nothing is inserted that is negative.
                -- gate: output   severity: warn   owner: launch
                select npi from diff.fct_rx where side = 1 and trx < 0
                """)
                        .problems())
                .noneMatch(problem -> problem.startsWith("L025"));
    }

    @Test
    void more_tables_than_one_release_can_change_are_refused() {
        SampleProject project = new SampleProject();
        for (int i = 0; i < 14; i++) {
            String name = "dim_" + (char) ('a' + i);
            project.with(
                    "sql/star/" + name + ".sql",
                    text -> project.sql("sql/star/dim_product.sql")
                            .replace("dim_product", name)
                            .replace("maturity: solid", "maturity: scrappy"));
        }
        assertThat(project.problems())
                .singleElement()
                .asString()
                .startsWith("L015 sql/star: expected at most 15 tables of the star, found 16");
    }

    @ParameterizedTest
    @CsvSource({"_change, diff.dim_product_change", "_rebuilt, candidate.dim_product_rebuilt"})
    void a_table_cannot_have_the_name_of_what_is_kept_of_another(String ending, String kept) {
        SampleProject project = new SampleProject();

        assertThat(project.with(
                                "sql/star/dim_product" + ending + ".sql",
                                _ -> project.sql("sql/star/dim_product.sql")
                                        .replace("dim_product", "dim_product" + ending))
                        .problems())
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("L001 sql/star/dim_product" + ending + ".sql")
                        .contains(kept + " has the rows"));
    }

    @Test
    void a_file_in_the_wrong_place_is_refused() {
        assertThat(new SampleProject()
                        .with("sql/stars/a.sql", text -> "select 1")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("L001 sql/stars/a.sql");
    }

    @Test
    void a_varchar_may_become_wider_from_one_version_of_a_contract_to_the_next_and_raw_has_room_for_both() {
        SampleProject project = new SampleProject();
        String rx = String.valueOf(project.documents.get("contracts/rx.yaml"));
        String next =
                rx.replace("\"version\":\"1.0.0\"", "\"version\":\"1.1.0\"").replace("rx-1.0.0", "rx-1.1.0");
        assertThat(next).isNotEqualTo(rx);
        project.with("contracts/rx-1.1.yaml", next.replace("varchar(10)", "varchar(30)"));

        assertThat(project.compile())
                .isInstanceOfSatisfying(
                        Compiled.Ready.class,
                        ready -> assertThat(ready.plan().feeds())
                                .anySatisfy(feed -> assertThat(feed.columns())
                                        .extracting(TableColumn::type)
                                        .contains("varchar(30)")
                                        .doesNotContain("varchar(10)")));
    }
}

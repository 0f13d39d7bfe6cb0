package dev.larder.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code larder sql}, fed by a pipe. */
final class SqlCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path state = Path.of("");

    @BeforeAll
    static void release() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        state = folder.resolve("state");
        Path file = Files.writeString(folder.resolve("sale_1"), SmallProject.day("2026-01-01", 5));
        Typed released =
                Typed.larder("run", "--project", project, "--state", state, "--as", "acme/sale", "--drop", file);
        assertThat(released.exit()).as(released.out() + released.err()).isZero();
    }

    private static Typed fed(String input, Object... options) {
        Object[] arguments = new Object[options.length + 3];
        System.arraycopy(new Object[] {"sql", "--state", state}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Typed.fed(input, arguments);
    }

    @Test
    void every_statement_is_answered_in_turn_the_last_without_its_semicolon_too() {
        Typed said = fed("select 1 as a; select\n2 as b;\nselect amount from star.fct_sale", "--format", "csv");
        assertThat(said.out()).isEqualTo("a\n1\nb\n2\namount\n5\n");
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
    }

    @Test
    void the_first_refused_statement_ends_it() {
        Typed said = fed("select 1 as a; drop table star.fct_sale; select 2 as b;", "--format", "csv");
        assertThat(said.out()).isEqualTo("a\n1\n");
        assertThat(said.err()).isEqualTo("""
            larder: sql only reads: expected a select, found drop
              help: what the warehouse holds changes through deliveries and the project's SQL alone
            """);
        assertThat(said.exit()).isEqualTo(2);
    }

    @Test
    void a_table_is_described_by_its_columns_and_a_schema_by_its_tables() {
        assertThat(fed("\\d star.fct_sale").out()).isEqualTo("""
            column   type    null
            -------  ------  --------
            sale_no  bigint  not null
            sold_on  date    not null
            amount   bigint  not null
            (3 rows)
            """);
        assertThat(fed("\\d fct_sale").out()).isEqualTo(fed("\\d STAR.fct_sale").out());
        assertThat(fed("\\d star").out()).contains("star    fct_sale ").doesNotContain("raw");
        assertThat(fed("\\d").out())
                .containsPattern("raw +sale +table")
                .containsPattern("star +fct_sale +table")
                .doesNotContain("svv_tables");
    }

    @Test
    void what_is_not_there_is_said_with_the_way_on() {
        fed("\\d nowhere").isRefused(2, "no schema, table or view is named star.nowhere", "\\d lists what there is");
        fed("\\d a'b").isRefused(2, "\\d a'b: expected a schema or a table, such as star or star.dim_product");
        fed("\\tming").isRefused(2, "\\tming is no order of this shell", "did you mean \\timing?");
        fed("\\format xml").isRefused(2, "\\format xml: expected table or csv or json");
        fed("select * from star.fct_sail")
                .isRefused(2, "ERROR: relation \"star.fct_sail\" does not exist", "did you mean star.fct_sale?");
    }

    @Test
    void orders_change_the_answers_that_follow_and_q_ends() {
        Typed said = fed("\\format json\nselect 1 as a;\n\\timing\nselect 2 as a;\n\\q\nselect 3 as a;");
        assertThat(said.out().replaceAll("\\d+ milliseconds?", "n ms"))
                .isEqualTo("[ {\n  \"a\" : 1\n} ]\ntiming is on\n[ {\n  \"a\" : 2\n} ]\nn ms\n");
        assertThat(said.exit()).isZero();
        assertThat(fed("\\?").out()).contains("\\d NAME");
    }

    @Test
    void a_reader_of_a_local_environment_reads_the_star_and_nothing_else() {
        Typed added = Typed.larder("reader", "add", "ann", "--state", state);
        assertThat(added.out())
                .startsWith("larder_local_reader_ann may read\n")
                .contains("query --state " + state + " --as ann SELECT")
                .doesNotContain("password");
        assertThat(added.exit()).as(added.err()).isZero();

        assertThat(query("ann", "select current_user, amount from star.fct_sale")
                        .out())
                .isEqualTo("current_user,amount\nlarder_local_reader_ann,5\n");
        assertThat(query("ann", "select max(release) as release from ops.release")
                        .out())
                .isEqualTo("release\n1\n");
        assertThat(query("ann", "select amount from qa.sale").err()).contains("permission denied for schema qa");
        assertThat(fed("select current_user; select amount from raw.sale;", "--as", "ann", "--format", "csv"))
                .satisfies(said -> assertThat(said.out()).isEqualTo("current_user\nlarder_local_reader_ann\n"))
                .satisfies(said -> assertThat(said.err()).contains("permission denied for schema raw"));
        assertThat(Typed.larder("reader", "list", "--state", state).out()).isEqualTo("larder_local_reader_ann\n");

        assertThat(Typed.larder("reader", "remove", "ann", "--state", state).out())
                .isEqualTo("larder_local_reader_ann is removed\n");
        Typed gone = query("ann", "select amount from star.fct_sale");
        assertThat(gone.err())
                .contains("user \"larder_local_reader_ann\" does not exist")
                .contains("help: larder reader add ann --state");
        assertThat(gone.exit()).isEqualTo(2);
    }

    @Test
    void what_is_no_readers_name_or_two_environments_at_once_is_refused() {
        assertThat(query("ann\"; drop user x", "select 1").err()).contains("expected at most 31 of a-z and 0-9");
        assertThat(Typed.larder("reader", "add", "Ann", "--state", state).err())
                .contains("the reader is 'Ann'; expected at most 31 of a-z and 0-9");
        assertThat(Typed.larder("reader", "list", "--state", state, "--branch", "x")
                        .err())
                .contains("name one of them");
        assertThat(Typed.larder("reader", "list", "--state", folder.resolve("none"))
                        .err())
                .contains("no environment in");
    }

    private static Typed query(String reader, String select) {
        return Typed.larder("query", "--state", state, "--as", reader, "--format", "csv", select);
    }
}

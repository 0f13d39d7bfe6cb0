package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code larder query} says of a statement that it does not run, or that the warehouse refuses. */
final class QueryMistakesTest {
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

    @ParameterizedTest
    @CsvSource({
        "drop table star.fct_sale, drop",
        "insert into star.fct_sale select 1, insert",
        "call f(), call",
        "select * into t from star.fct_sale, a select that makes a table (into)",
        "selct 1, selct",
        "'', nothing",
        "' ', nothing",
        "'-- a comment', nothing"
    })
    void nothing_but_a_select_is_run(String sql, String found) {
        query(sql)
                .isRefused(
                        2,
                        "query only reads: expected a select, found " + found,
                        "what the warehouse holds changes through deliveries and the project's SQL alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1; drop table star.fct_sale | Not supported by the local Redshift: ';' at line 1, column 9;"
                        + " expected the end of the statement",
                "with x as (select 1) delete from star.fct_sale | Not supported by the local Redshift: 'delete' at"
                        + " line 1, column 22; expected 'select'",
                "select (1 | Not supported by the local Redshift: the end of the statement at line 1, column 10;"
                        + " expected ')'",
                "select 'abc | ERROR: unterminated quoted string at line 1, column 8",
                "select 1 /* open | ERROR: unterminated /* comment at line 1, column 10",
                "select 1/0 | ERROR: Divide by zero"
            },
            quoteCharacter = '`')
    void what_cannot_be_run_is_named_with_its_place(String sql, String sentence) {
        query(sql).isRefused(2, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select $1 | the character '$' at line 1, column 8",
                "select foo(1) | the function foo",
                "select count(*) from stl_query | the system view stl_query"
            },
            quoteCharacter = '`')
    void what_is_not_known_leads_to_the_page_of_what_is(String sql, String construct) {
        query(sql)
                .isRefused(
                        2,
                        "Not supported by the local Redshift: " + construct,
                        "docs/redshift-sql.md lists what is answered locally, with AWS's pages");
    }

    @Test
    void what_others_call_otherwise_leads_to_what_redshift_has() {
        query("select ifnull(amount, 0) from star.fct_sale")
                .isRefused(2, "Not supported by the local Redshift: the function ifnull", "write coalesce(a, b)");
        query("select hour(sold_on) from star.fct_sale")
                .isRefused(
                        2, "Not supported by the local Redshift: the function hour", "write extract(hour from <date>)");
    }

    @ParameterizedTest
    @CsvSource({
        "select * from star.fct_slae, relation, star.fct_slae, did you mean star.fct_sale?",
        "select * from fct_sale, relation, fct_sale, did you mean star.fct_sale?",
        "select * from star.prescriptions, relation, star.prescriptions, 'select table_schema, table_name from"
                + " svv_tables where table_schema not in (''pg_catalog'', ''information_schema'') lists what there is'",
        "select amuont from star.fct_sale, column, amuont, did you mean amount?",
        "select s.sold from star.fct_sale as s where s.sold_onn = '2026-01-01', column, s.sold_onn, did you mean"
                + " sold_on?",
        "select prescriber from star.fct_sale, column, prescriber, 'select table_name, column_name from svv_columns"
                + " where table_schema = ''star'' lists what there is'"
    })
    void an_unknown_name_is_answered_with_the_one_that_was_meant(String sql, String kind, String name, String help) {
        query(sql).isRefused(2, "ERROR: " + kind + " \"" + name + "\" does not exist", help);
    }

    @Test
    void a_query_that_begins_with_a_comment_is_run() {
        Typed typed = query("-- The sales of the first day.\nselect amount from star.fct_sale");

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).isEqualTo("amount\n------\n     5\n(1 row)\n");
    }

    @Test
    void a_format_that_there_is_not_and_names_that_json_cannot_have_are_refused() {
        query("select 1", "--format", "xml")
                .isRefused(
                        2,
                        "Invalid value for option '--format': expected one of [table, csv, json] (case-insensitive)"
                                + " but was 'xml'",
                        "larder query --help says what there is");
        query("select 1 as a, 2 as a", "--format", "json")
                .isRefused(2, "two columns are called a, and a JSON object has each name once", "name one with as");
    }

    private static Typed query(String sql, String... more) {
        return Typed.larder(Stream.concat(Stream.of("query", sql, "--state", state), Stream.of(more))
                .toArray());
    }
}

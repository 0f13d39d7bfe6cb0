package dev.larder.compiler.internal.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table may declare, and every mistake in one told at its place, with nothing told twice. */
final class TableDeclarationTest {
    private final Problems problems = new Problems();

    @Test
    void a_type_has_the_name_that_redshift_shows_whatever_it_was_written_as() {
        TableDeclaration table =
                read("create table star.t (a int4 not null, b numeric(9), c character varying(5) null, d timestamp with"
                        + " time zone) sortkey(a)");

        assertThat(table.columns())
                .extracting(column -> column.name() + " " + column.type() + (column.notNull() ? " not null" : ""))
                .containsExactly("a integer not null", "b decimal(9,0)", "c varchar(5)", "d timestamptz");
        assertThat(table.attributes()).isEqualTo("sortkey (a)");
        assertThat(table.isRight()).isTrue();
    }

    @Test
    void clauses_stand_on_one_line_however_they_were_written() {
        TableDeclaration table = read(
                "create table star.t (a date, b date)\nDISTSTYLE key distkey(A)\ncompound\nsortkey ( a,b ) backup no");

        assertThat(table.attributes()).isEqualTo("diststyle key distkey (a) compound sortkey (a, b) backup no");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a int64, b text | 1:24 write bigint; 1:33 expected a sized type",
                "a date b int64, c date | 1:29 expected \",\", or \"not null\", found \"b\"",
                "a date b date, c float8 | 1:29 expected \",\" between two columns, found \"b\"; 1:39 round to a"
                        + " decimal",
                "a date not null default 1 foo | 1:38 expected a name, a type; 1:48 found \"foo\"",
                "a date, | 1:29 expected a column's name and its type, found \")\"",
                "a date, b | 1:31 expected a column's name and its type, found \")\"",
                "a date, primary key (a) | 1:30 in the header is tested",
                "a date, primary (a) | 1:30 found \"primary\"",
                "a date, check (a > 1) | 1:30 Redshift has no checks",
                "a date, user varchar(3) | 1:30 USER is a reserved word",
                "a date, a date | 1:30 found \"a\" twice",
                "a date, side date | 1:30 the engine uses these names itself",
                "a varchar(70000) | 1:24 between 1 and 65535",
                "a decimal(3,9) | 1:24 at most 38 digits",
                "a varchar(x), b date | 1:24 expected a sized type",
                "a datee | 1:24 did you mean \"date\"",
                "a date distkey | 1:29 expected \",\", or \"not null\", found \"distkey\"",
            })
    void a_wrong_column_is_told_at_its_place(String columns, String expected) {
        read("create table star.t (" + columns.strip() + ")");

        assertThat(told()).hasSameSizeAs(expected.split(";"));
        for (int i = 0; i < told().size(); i++) {
            String part = expected.split(";")[i].strip();
            assertThat(told().get(i))
                    .startsWith(part.substring(0, part.indexOf(' ')))
                    .contains(part.substring(part.indexOf(' ') + 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table star.t (a date) diststyle alle | 1:40 did you mean \"all\"",
                "create table star.t (a date) distkey (b) | 1:39 found \"b\"",
                "create table star.t (a date) partition by (a) | 1:30 expected diststyle, distkey or sortkey",
                "create table star.u (a date) | 1:14 expected create table star.t, found create table star.u",
                "create table if not exists star.t (a date) | 1:14 found create table if not exists star.t",
                "create table star.t (a date | 1:28 expected \")\", found the end",
                "create view star.t as select 1 | 1:1 as the first statement",
            })
    void a_wrong_table_is_told_at_its_place(String sql, String expected) {
        read(sql);

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith(expected.substring(0, expected.indexOf(' ')))
                .contains(expected.substring(expected.indexOf(' ') + 1));
    }

    private TableDeclaration read(String sql) {
        return TableDeclaration.read(SqlText.of(sql), "t", problems.in("t.sql"));
    }

    private List<String> told() {
        return problems.sorted().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.says() + "; " + p.help())
                .toList();
    }
}

package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.load.LakeFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that the Redshift Database Developer Guide gives, each with its page. */
class DocumentedAnswersTest {
    private final Warehouse warehouse;
    private final Session session;

    DocumentedAnswersTest(@TempDir Path folder) throws Exception {
        LakeFolder lake = new LakeFolder(folder.resolve("lake"))
                .with(
                        "m",
                        "{\"entries\": [{\"url\": \"s3://lake/gone\", \"mandatory\": false}]}"
                                .getBytes(StandardCharsets.UTF_8));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    /** r_TO_DATE_function.html. */
    @Test
    void a_day_that_the_month_does_not_have_is_carried_over() {
        assertThat(execute("select to_date('20010631', 'YYYYMMDD'), to_date('29-02-2023', 'DD-MM-YYYY'),"
                                + " to_date('2024/02/29', 'YYYY/MM/DD'), to_date('12/31/2025', 'MM/DD/YYYY'),"
                                + " to_date(null, 'YYYY-MM-DD')")
                        .rows()
                        .toString())
                .isEqualTo("[[2001-07-01, 2023-03-01, 2024-02-29, 2025-12-31, null]]");
        assertThatThrownBy(() -> execute("select to_date('20011301', 'YYYYMMDD')"))
                .hasMessageStartingWith("Not supported by the local Redshift: to_date");
        assertThatThrownBy(() -> execute("select to_date('2001-1-1', 'YYYY-MM-DD')"))
                .hasMessageContaining("read in its plain form only");
    }

    /** r_numeric_computations201.html; r_Load_Error_Reference.html, 1207; spellings that Redshift may read are refused, not answered. */
    @Test
    void values_that_redshift_refuses_are_refused_in_its_words() {
        execute("create table t (c varchar(20), n bigint, d decimal(10,2), x varchar(20))");
        execute("insert into t values ('12a', 5000000000, 12345678.99, '2026-13-40')");

        Map.of(
                        "cast(c as integer)", "ERROR: Invalid digit, Value 'a', Pos 2, Type: Integer",
                        "cast(c as decimal(5,2))", "ERROR: Invalid digit, Value 'a', Pos 2, Type: Decimal",
                        "cast(n as integer)", "ERROR: Value out of range for 4 bytes.",
                        "cast(d as decimal(4,2))", "ERROR: Numeric data overflow (result precision)",
                        "n * n", "ERROR: bigint out of range",
                        "cast(x as date)", "ERROR: date/time field value out of range: \"2026-13-40\"",
                        "(select n from t union all select 2)", "ERROR: single-row subquery returns more than one row")
                .forEach((expression, error) -> assertThatThrownBy(() -> execute("select " + expression + " from t"))
                        .hasMessage(error));
        assertThatThrownBy(() ->
                        execute("select cast(c as double precision) from (select cast('NaN' as varchar(9)) as c) as n"))
                .hasMessageStartingWith("Not supported by the local Redshift: the text \"NaN\"");
        assertThatThrownBy(() -> execute("select cast(c as integer) from (select cast(' 1' as varchar(9)) as c) as n"))
                .hasMessageStartingWith("Not supported by the local Redshift: the text \" 1\"");
    }

    /** r_SUM.html; the engine's own sum of 38 digits may go on below zero. */
    @Test
    void a_sum_of_more_than_38_digits_is_refused() {
        execute("create table wide (w decimal(38,0), s decimal(38,20), g integer)");
        execute("insert into wide values (" + "9".repeat(38) + ", 1.5, 1), (" + "9".repeat(38)
                + ", -0.5, 1), (5, 2, 2)");

        for (String sum : List.of(
                "select sum(w) from wide",
                "select sum(w) from (select w from wide union all select w from wide) as twice",
                "select sum(w) from (select w from wide where g = 1 union all select"
                        + " 60000000000000000000000000000000000000 union all select"
                        + " 60000000000000000000000000000000000000) as thrice",
                "select sum(w) over () from wide",
                "select avg(w) from wide",
                "select sum(s * 1000000000000000000) from wide")) {
            assertThatThrownBy(() -> execute(sum))
                    .as(sum)
                    .hasMessage("ERROR: Numeric data overflow (result precision)");
        }
        // Just over the largest number, which their sum as doubles does not tell.
        for (String more : List.of("1", "0.00000000000000000001", "10000000000000000000000000000")) {
            int scale = more.contains(".") ? 20 : 0;
            String most = "cast('" + "9".repeat(38 - scale) + (scale == 0 ? "" : "." + "9".repeat(scale))
                    + "' as decimal(38," + scale + "))";
            for (String sign : List.of("", "-")) {
                String sum =
                        "select sum(w) from (select %1$s%2$s as w union all select %1$scast('%3$s' as decimal(38,%4$s))) as t"
                                .formatted(sign, most, more, scale);
                assertThatThrownBy(() -> execute(sum))
                        .as(sum)
                        .hasMessage("ERROR: Numeric data overflow (result precision)");
            }
        }
        String nines = "9".repeat(38);
        assertThat(execute("select sum(w) from (select cast(" + nines
                                + " as decimal(38,0)) - 1 as w union all select cast(1 as decimal(38,0))) as t")
                        .rows()
                        .toString())
                .as("the largest number there is")
                .isEqualTo("[[" + nines + "]]");
        String one = "1." + "0".repeat(20);
        assertThat(execute("select g, sum(s), sum(distinct w) from wide group by g order by g")
                        .rows()
                        .toString())
                .isEqualTo("[[1, " + one + ", " + nines + "], [2, 2." + "0".repeat(20) + ", 5]]");
        assertThat(execute("select sum(s) over (partition by g) from wide where g = 1")
                        .rows()
                        .toString())
                .isEqualTo("[[" + one + "], [" + one + "]]");
    }

    /** r_ALTER_TABLE.html, ALTER COLUMN TYPE, with all its limits. */
    @Test
    void the_size_of_a_varchar_can_be_made_larger_and_nothing_else_of_a_column() {
        execute("create table t (c varchar(2), k varchar(2) unique, e varchar(2) encode bytedict, d varchar(2) default"
                + " 'x', n integer, p varchar(2), primary key (p))");
        assertThatThrownBy(() -> execute("insert into t (c, p) values ('abc', 'p')"))
                .hasMessageStartingWith("ERROR: Value too long for character type");

        execute("alter table t alter column c type varchar(3)");

        execute("insert into t (c, p) values ('abc', 'p')");
        assertThat(execute("select column_name, data_type, character_maximum_length, numeric_precision,"
                                + " is_nullable from svv_columns where table_name = 't' and column_name in ('c',"
                                + " 'n', 'p') order by ordinal_position")
                        .rows()
                        .toString())
                .isEqualTo(
                        "[[c, character varying, 3, null, YES], [n, integer, null, 32, YES], [p, character varying, 2,"
                                + " null, NO]]");
        Map.of(
                        "k varchar(3)",
                        "part of a unique",
                        "p varchar(3)",
                        "part of a unique",
                        "e varchar(3)",
                        "with encoding bytedict",
                        "d varchar(3)",
                        "has a default value",
                        "n bigint",
                        "only the size of a VARCHAR",
                        "c char(4)",
                        "only the size of a VARCHAR",
                        "c varchar(3)",
                        "size should be different",
                        "c varchar(2)",
                        "to a smaller size")
                .forEach((change, refusal) -> assertThatThrownBy(
                                () -> execute("alter table t alter column " + change.replaceFirst(" ", " type ")))
                        .as(change)
                        .hasMessageContaining(refusal));
    }

    /** cm_chap_system-tables.html: they exist on Redshift, so their absence here is not told as an error of the statement. */
    @Test
    void a_system_view_that_is_not_kept_is_refused_by_name() {
        for (String view : List.of("svl_qlog", "pg_catalog.pg_index", "information_schema.routines", "stl_query")) {
            assertThatThrownBy(() -> execute("select * from " + view))
                    .hasMessage("Not supported by the local Redshift: the system view " + view);
        }
        assertThatThrownBy(() -> execute("select * from sale")).hasMessage("ERROR: relation \"sale\" does not exist");
    }

    /** loading-data-files-using-manifest.html: COPY fails if no file is found, mandatory or not. */
    @Test
    void a_manifest_without_any_file_fails_the_copy() {
        execute("create table t (n integer)");
        assertThatThrownBy(() -> execute("copy t from 's3://lake/m' iam_role default manifest format as csv"))
                .hasMessageContaining("no file of the manifest s3://lake/m");
    }

    /** r_LISTAGG.html: DISTINCT takes a column, in either order; nulls and empty texts are ignored; a result that is too long is an error. */
    @Test
    void a_list_of_distinct_values_is_sorted_by_them() {
        execute("create table seen (day integer, city varchar(20))");
        execute("insert into seen values (1, 'Rome'), (1, 'Bari'), (1, 'Rome'), (1, null), (1, ''), (2, null)");

        assertThat(execute("select day, listagg(distinct city, ', ') within group (order by city) from seen group"
                                + " by day order by day")
                        .rows()
                        .toString())
                .isEqualTo("[[1, Bari, Rome], [2, null]]");
        assertThat(execute("select listagg(distinct s.city, '|') within group (order by city desc) from seen s")
                        .rows()
                        .toString())
                .isEqualTo("[[Rome|Bari]]");
        assertThat(execute("select listagg(distinct upper(city)) within group (order by upper(city)) from seen")
                        .rows()
                        .toString())
                .isEqualTo("[[BARIROME]]");
        assertThat(execute("select listagg(distinct city) within group (order by city) from seen where day > 9")
                        .rows()
                        .toString())
                .isEqualTo("[[null]]");
        assertThatThrownBy(() -> execute("select listagg(repeat(city, 10000)) within group (order by city) from seen"))
                .hasMessage("ERROR: Result size exceeds LISTAGG limit");
        assertThatThrownBy(() -> execute("select listagg(distinct city) within group (order by day) from seen"))
                .hasMessage(
                        "Not supported by the local Redshift: LISTAGG(DISTINCT x) ordered by something else than x");
    }
}

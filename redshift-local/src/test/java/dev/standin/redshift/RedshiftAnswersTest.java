package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single answers of the Redshift Database Developer Guide: the page, the statement, and the first row or what is refused. */
class RedshiftAnswersTest {
    private final Warehouse warehouse;
    private final Session session;

    RedshiftAnswersTest(@TempDir Path folder) {
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), LakeObjects.NONE);
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

    /** A page of docs.aws.amazon.com/redshift/latest/dg, a statement, its answer. */
    record Answer(String page, String sql, String expected) {}

    static Stream<Answer> answers() {
        return Stream.of(
                new Answer("r_DATEADD_function", "select dateadd(year, 1, '2016-02-29')", "[2017-03-01 00:00:00]"),
                new Answer("r_DATEADD_function", "select dateadd(month, 12, '2016-02-29')", "[2017-02-28 00:00:00]"),
                new Answer("r_DATEADD_function", "select dateadd(year, 4, date '2016-02-29')", "[2020-02-29 00:00:00]"),
                new Answer("r_DATEADD_function", "select dateadd(m, 30, '2008-02-28')", "[2008-02-28 00:30:00]"),
                new Answer("r_DATEADD_function", "select dateadd(month, 1, '2008-04-30')", "[2008-05-30 00:00:00]"),
                new Answer(
                        "r_ADD_MONTHS",
                        "select add_months('2008-03-31', 1), add_months('2008-04-30', 1)",
                        "[2008-04-30 00:00:00, 2008-05-31 00:00:00]"),
                new Answer("r_DATEDIFF_function", "select datediff(week, '2009-01-01', '2009-12-31')", "[52]"),
                new Answer(
                        "r_LISTAGG",
                        "select listagg(x, ',') within group (order by n) from (select 1 as n, 'a' as x union all"
                                + " select 2, '' union all select 3, cast(null as varchar) union all select 4, 'b') as t",
                        "[a,b]"),
                new Answer(
                        "r_LISTAGG",
                        "select listagg(x) within group (order by x) from (select '' as x) as t",
                        "[null]"),
                new Answer(
                        "r_Character_types",
                        "select len(cast(repeat('x', 300) as varchar)), len(repeat('x', 300)::character varying)",
                        "[300, 300]"),
                new Answer("r_Character_types", "select 'ab'::char(5)::varchar || 'x'", "[abx]"),
                new Answer(
                        "r_SUBSTRING",
                        "select substring('caterpillar', 6, 8), substring('caterpillar', -2, 6),"
                                + " substring('caterpillar', -5, 4)",
                        "[pillar, cat, ]"),
                new Answer("r_SUBSTRING", "select cast('Fourscore and seven' as varchar(5))", "[Fours]"),
                new Answer(
                        "r_CAST_function",
                        "select cast(109.652 as decimal(4, 1)), cast('2008-02-18 02:36:48' as date)",
                        "[109.7, 2008-02-18]"),
                new Answer("r_ROUND", "select round(28.05), round(28.05, 1)", "[28, 28.1]"),
                new Answer("r_TRUNC", "select trunc(111.15)", "[111]"),
                new Answer(
                        "r_CAST_function",
                        "select cast(cast(null as decimal(38, 0)) as varchar(5)), cast(12345 as varchar(5))",
                        "[null, 12345]"),
                new Answer(
                        "r_Window_function_synopsis",
                        "select sum(x) over (order by x rows unbounded following) from (select 1 as x union all select"
                                + " 2) as t order by 1",
                        "[2]"),
                new Answer("r_SELECT_list", "select 2 as a, a + 1 as b, b * 2 as c", "[2, 3, 6]"),
                new Answer(
                        "r_CAST_function",
                        "select cast(cast(round(d, 1) as decimal(4, 1)) as varchar(6)) from (select 1.25 + 0 as d) as"
                                + " t",
                        "[1.3]"),
                new Answer("r_Boolean_type", "select 1 where 'yes'", "[1]"),
                new Answer(
                        "r_correlated_subqueries",
                        "select (select max(s.n) from (select 1 as n) as s where s.n = t.n and s.n > 0) from (select 1"
                                + " as n) as t",
                        "[1]"),
                new Answer("r_MOD", "select mod(10, 4), 11 % 4", "[2, 3]"),
                new Answer("r_POSITION", "select position('dog' in 'fish'), position('fish' in 'dogfish')", "[0, 4]"),
                new Answer("r_numeric_computations201", "select 1.50 * 2.250", "[3.37500]"),
                new Answer("r_WF_RANK", "select rank() over (order by x desc) from (select 1 as x) as t", "[1]"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_the_one_on_the_page(Answer answer) {
        assertThat(execute(answer.sql()).rows().getFirst().toString())
                .as(answer.page())
                .isEqualTo(answer.expected());
    }

    /** The default labels as the examples on the pages show them. */
    static Stream<Answer> labels() {
        return Stream.of(
                new Answer("r_DATEADD_function", "dateadd(day, 1, '2008-02-28')", "date_add"),
                new Answer("r_DATEDIFF_function", "datediff(day, '2008-02-28', '2008-03-01')", "date_diff"),
                new Answer("r_SYSDATE", "sysdate", "timestamp"),
                new Answer("r_GETDATE", "getdate()", "timestamp"),
                new Answer("r_CURRENT_DATE_function", "current_date", "date"),
                new Answer("r_DECODE_expression", "decode(1, 1, 'a')", "case"),
                new Answer("r_POSITION", "position('a' in 'ab')", "position"),
                new Answer("r_EXTRACT_function", "extract(minute from timestamp '2009-09-09 12:08:43')", "date_part"),
                new Answer("r_NULLIF_function", "nullif(listid, 1)", "listid"),
                new Answer("r_CAST_function", "cast(109.652 as decimal(4, 1))", "numeric"),
                new Answer("r_names", "1 as \"ÉA\"", "Éa"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void a_label_is_the_one_on_the_page(Answer answer) {
        assertThat(execute("select " + answer.sql() + " from (select 1 as listid) as listing")
                        .columns()
                        .getFirst()
                        .label())
                .as(answer.page())
                .isEqualTo(answer.expected());
    }

    /** What Redshift rejects, or what its pages leave open, with a part of the message. */
    static Stream<Answer> rejections() {
        return Stream.of(
                new Answer(
                        "r_LISTAGG",
                        "select listagg(a) within group (order by b), listagg(b) within group (order by a) from"
                                + " (select 'a' as a, 'b' as b) as t",
                        "ORDER BY clauses for aggregate functions must be the same"),
                new Answer("r_UNION", "(select 1 limit 1) intersect select 1", "LIMIT may not be used"),
                new Answer(
                        "r_correlated_subqueries",
                        "select 1 from (select 1 as e) as event where not exists (select 1 from (select 1 as l) as"
                                + " listing where not exists (select 1 from (select 1 as s) as sales where event.e ="
                                + " sales.s))",
                        "correlated subquery pattern"),
                new Answer(
                        "r_correlated_subqueries",
                        "select 1 from (select 1 as c) as category left join (select 1 as c) as event on category.c ="
                                + " event.c and event.c = (select max(s) from (select 1 as s) as sales where sales.s ="
                                + " event.c)",
                        "correlated subquery pattern"),
                new Answer(
                        "r_correlated_subqueries",
                        "select 1 from (select 1 as q) as sales where q not in (select sum(n) over () from (select 1"
                                + " as n) as listing where sales.q = listing.n)",
                        "correlated subquery pattern"),
                new Answer(
                        "r_correlated_subqueries",
                        "select (select count(s) from (select 1 as s) as sales where s = l) as list from (select 1 as"
                                + " l) as listing group by list",
                        "Not supported by the local Redshift"),
                new Answer(
                        "r_Window_function_synopsis",
                        "select row_number() over (order by 1) from (select 1 as x) as t",
                        "a constant in the ORDER BY"),
                new Answer(
                        "c_Supported_data_types",
                        "select cast(' 5' as varchar)::integer",
                        "Not supported by the local Redshift"),
                new Answer(
                        "r_numeric_computations201",
                        "select cast('1.239' as decimal(8, 2))",
                        "Not supported by the local Redshift"),
                new Answer(
                        "r_FORMAT_strings",
                        "select to_char(timestamp '2024-01-01 13:00:05', 'SSSS')",
                        "Not supported by the local Redshift"),
                new Answer(
                        "r_Numeric_types201",
                        "select x * x from (select cast('1" + "0".repeat(200) + "' as double precision) as x) as t",
                        "out of range"),
                new Answer("r_DELETE", "delete from sale s where s.n = 1", "Not supported by the local Redshift"),
                new Answer("r_Boolean_type", "select cast('maybe' as boolean)", "Not supported by the local Redshift"),
                new Answer(
                        "r_Boolean_type",
                        "select b is true from (select true as b) as t",
                        "IS TRUE and IS FALSE are for conditions"),
                new Answer(
                        "c_Supported_data_types",
                        "select cast(true as varchar(5))",
                        "Not supported by the local Redshift: a cast from boolean"),
                new Answer(
                        "c_Supported_data_types",
                        "select cast(d as decimal(4, 1)) from (select 1.25 + 0 as d) as t",
                        "use round or trunc first"),
                new Answer(
                        "c_Supported_data_types",
                        "select 10 < '9'",
                        "Not supported by the local Redshift: the comparison"),
                new Answer(
                        "c_Supported_data_types",
                        "select 5 = '05'",
                        "Not supported by the local Redshift: the comparison"),
                new Answer(
                        "r_patternmatching_condition_like",
                        "select x like 'ab' from (select 'ab ' as x) as t",
                        "LIKE without wildcard"),
                new Answer(
                        "r_Window_function_synopsis",
                        "select sum(x) over (order by x rows between 2 preceding and 3 preceding) from (select 1 as x)"
                                + " as t",
                        "the frame starts"),
                new Answer(
                        "r_Window_function_synopsis",
                        "select sum(x) over (order by x rows between 3 following and current row) from (select 1 as x)"
                                + " as t",
                        "the frame starts"),
                new Answer(
                        "r_UPDATE",
                        "update sale set n = 1 from sale as a left join sale as b on a.n = b.n where sale.n = a.n",
                        "equijoin predicate"),
                new Answer("r_INSERT_30", "insert into sale values ((select 1)), (2)", "does not take a subquery"),
                new Answer(
                        "r_JOIN_clause",
                        "select 1 from sale as a full join sale as b on a.n < b.n",
                        "FULL JOIN is only supported"),
                new Answer(
                        "r_NVL2",
                        "select nvl2(1, cast('a' as varchar(1)), cast('b' as varchar(9)))",
                        "Not supported by the local Redshift: NVL2"),
                new Answer(
                        "r_SELECT_list",
                        "select 1 as x, 2 as x, x + 1",
                        "Not supported by the local Redshift: the alias x"),
                new Answer(
                        "c_Compression_encodings",
                        "create table t (x varchar(5) encode az64)",
                        "invalid encoding type"),
                new Answer("c_Compression_encodings", "create table t (x boolean encode lzo)", "invalid encoding type"),
                new Answer(
                        "r_CREATE_TABLE_NEW",
                        "create table t (x integer distkey, y integer) distkey (y)",
                        "multiple distkey columns"),
                new Answer(
                        "r_CREATE_TABLE_NEW",
                        "create table t (x integer) diststyle key",
                        "DISTSTYLE KEY without a DISTKEY"),
                new Answer(
                        "r_CREATE_TABLE_NEW",
                        "create table t (x integer) diststyle all distkey (x)",
                        "DISTSTYLE ALL with a DISTKEY"),
                new Answer(
                        "r_CREATE_TABLE_AS",
                        "create table t distkey (y) as select 1 as x",
                        "named in key does not exist"),
                new Answer("r_names", "select 1 as " + "a".repeat(128), "Not supported by the local Redshift: a name"),
                new Answer(
                        "r_correlated_subqueries",
                        "select (select count(n) from sale as s where s.n < t.n) from sale as t",
                        "hangs on the outer query"),
                new Answer(
                        "r_correlated_subqueries",
                        "select (select max(n) from sale as s where s.n = t.n limit 1) from sale as t",
                        "hangs on the outer query"),
                new Answer("r_BOOL_AND", "select bool_and(1)", "Not supported by the local Redshift: bool_and"));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void what_is_not_answered_is_said(Answer answer) {
        execute("create table sale (n integer)");
        assertThatThrownBy(() -> execute(answer.sql())).as(answer.page()).hasMessageContaining(answer.expected());
    }

    /** r_SYSDATE.html and r_GETDATE.html: of the transaction, and of the statement without a fraction. */
    @Test
    void the_time_of_a_transaction_stands_still() {
        List<Object> first = session.transaction(() -> List.of(
                session.execute("select sysdate, getdate()").rows(),
                session.execute("select sysdate, getdate()").rows()));
        assertThat(first.get(0).toString()).matches(".*:[0-9]{2}\\.[0-9]+, [^.]*]]");
        assertThat(first.get(0).toString().substring(0, 25))
                .isEqualTo(first.get(1).toString().substring(0, 25));
    }

    /** PostgreSQL 8's precedence, which Redshift kept, is not the one of today. */
    @ParameterizedTest
    @MethodSource("unclear")
    void a_comparison_whose_sides_are_unclear_asks_for_parentheses(String condition) {
        assertThatThrownBy(() -> execute("select 1 where " + condition))
                .hasMessageStartingWith("Not supported by the local Redshift");
    }

    static Stream<String> unclear() {
        return Stream.of(
                "'a' <> 'b' || 'c'",
                "1 = 1 is true",
                "'a' || 'b' is null",
                "true <> 1 in (1)",
                "'a' like 'a' = true",
                "5 %-3 = 2",
                "1 between 0 and 2 = true");
    }
}

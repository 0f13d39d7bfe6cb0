package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of docs.aws.amazon.com/redshift/latest/dg say of queries: grouping sets, TOP, NATURAL, rows, ANY and ALL, casts. */
class DocumentedQueriesTest extends OneWarehouse {
    /** The table of r_GROUP_BY_aggregation-extensions.html, and two of ours with nulls. */
    @BeforeAll
    void make() {
        execute("create table orders (id integer, product varchar(20), category varchar(20), pre_owned char(1), cost"
                + " decimal)");
        execute("""
            insert into orders values (0, 'laptop', 'computers', 'T', 1000), (1, 'smartphone', 'cellphones', 'T', 800),
            (2, 'smartphone', 'cellphones', 'T', 810), (3, 'laptop', 'computers', 'F', 1050), (4, 'mouse', 'computers', 'F', 50)\
            """);
        execute("create table pairs (a integer, b integer)");
        execute("insert into pairs values (1, 2), (1, null), (3, 4)");
        execute("create table names (a integer, name varchar(9))");
        execute("insert into names values (1, 'one'), (2, 'two'), (3, 'three')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r_GROUP_BY_aggregation-extensions | select category, product, sum(cost) as total from orders group by grouping sets (category, product) order by 1, 2, 3 | cellphones null 1610, computers null 2100, null laptop 2050, null mouse 50, null smartphone 1610
        r_GROUP_BY_aggregation-extensions | select category, product, sum(cost) as total from orders group by rollup (category, product) order by 1, 2 | cellphones smartphone 1610, cellphones null 1610, computers laptop 2050, computers mouse 50, computers null 2100, null null 3710
        r_GROUP_BY_aggregation-extensions | select category, product, sum(cost) as total from orders group by cube (category, product) order by 1, 2 | cellphones smartphone 1610, cellphones null 1610, computers laptop 2050, computers mouse 50, computers null 2100, null laptop 2050, null mouse 50, null smartphone 1610, null null 3710
        r_GROUP_BY_aggregation-extensions | select category, grouping(category) as grouping0, product, grouping(product) as grouping1, sum(cost) from orders group by cube (category, product) order by 3, 1 | computers 0 laptop 0 2050, null 1 laptop 0 2050, computers 0 mouse 0 50, null 1 mouse 0 50, cellphones 0 smartphone 0 1610, null 1 smartphone 0 1610, cellphones 0 null 1 1610, computers 0 null 1 2100, null 1 null 1 3710
        r_GROUP_BY_aggregation-extensions | select category, product, pre_owned, sum(cost) as total from orders group by category, rollup (product, pre_owned) order by 1, 2, 3 | cellphones smartphone T 1610, cellphones smartphone null 1610, cellphones null null 1610, computers laptop F 1050, computers laptop T 1000, computers laptop null 2050, computers mouse F 50, computers mouse null 50, computers null null 2100
        ours, an empty set and a row      | select category as c, product, count(*) from orders group by grouping sets ((1, product), ()) order by 1, 2 | cellphones smartphone 2, computers laptop 2, computers mouse 1, null null 5
        ours, of no rows                  | select count(*) from (select category, count(*) from orders where id > 9 group by rollup (category)) as t | 1
        r_SELECT_list                     | select top 2 id from orders order by id desc | 4, 3
        r_SELECT_list                     | select top 10 distinct category from orders order by category | cellphones, computers
        ours, of a subquery               | select count(*) from (select top 3 id from orders order by id) as t | 3
        r_FROM_clause30                   | select a, b, name from pairs natural join names order by a, b | 1 2 one, 1 null one, 3 4 three
        r_FROM_clause30                   | select a, name from names natural left join pairs order by a | 1 one, 1 one, 2 two, 3 three
        ours, rows                        | select (1, 2) = (1, 2), (1, 2) = (1, 3), (1, 2) <> (1, 3) from pairs where a = 3 | true false true
        ours, rows                        | select a from pairs where (a, b) in ((1, 2), (3, 5)) | 1
        ours, rows and nulls              | select (a, b) in ((1, 2)), (a, b) not in ((1, 2)) from pairs order by a, b | true false, null null, false true
        ours, rows of a query             | select (a, b) in (select a, b from pairs where a = 1), (a, b) not in (select 3, 5) from pairs order by a, b | true true, null true, false true
        ours, any and all                 | select a from names where a > any (select a from pairs) order by a | 2, 3
        ours, any and all                 | select a from names where a <= all (select a from pairs where a > 1) order by a | 1, 2, 3
        ours, any and nulls               | select a > all (select b from pairs), a < any (select b from pairs), a = some (select a from pairs) from names order by a | false true true, false true false, false true true
        ours, a scalar query compared     | select a from names where a < (select max(b) from pairs) order by a | 1, 2, 3
        r_CONVERT_function                | select convert(integer, '42'), convert(decimal(5,1), 109.652) | 42 109.7
        r_TRY_CAST                        | select try_cast('123' as integer), try_cast('foo' as integer), try_cast('99999999999' as integer) | 123 null null
        r_TRY_CAST                        | select try_cast(name as decimal(8,2)), try_cast('-12.5' as double precision) from names where a = 1 | null -12.5
        """)
    void a_query_answers_as_its_page_says(String page, String sql, String expected) {
        assertThat(values(sql)).as(page).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select (1, 2) = (1, 2, 3)                                       | ERROR: unequal number of entries in row expressions
        select (1, 2)                                                   | Not supported by the local Redshift: a row of several values here
        select a from pairs where (a, b) < (1, 2)                       | Not supported by the local Redshift: rows compared by <
        select top 1 1 union all select 2                               | Not supported by the local Redshift: TOP in a set operation
        select 1 union all select top 1 2                               | Not supported by the local Redshift: TOP in a set operation
        select top 1 a from pairs limit 2                               | Not supported by the local Redshift: '2' at line 1
        select pairs.b from pairs natural join orders                   | Not supported by the local Redshift: a natural join of what has no column
        select category, product from orders group by rollup (category) | ERROR: column "product" must appear in the GROUP BY clause
        select try_cast('1e3' as integer)                               | Not supported by the local Redshift: try_cast of a text
        select try_cast(1.5 as integer)                                 | Not supported by the local Redshift: try_cast from
        """)
    void a_query_that_is_not_answered_is_refused(String sql, String message) {
        assertThatThrownBy(() -> values(sql)).as(sql).hasMessageStartingWith(message);
    }
}

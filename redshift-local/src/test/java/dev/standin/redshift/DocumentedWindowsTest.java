package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the window functions' pages, on their table WINSALES (c_Window_functions.html). */
class DocumentedWindowsTest extends OneWarehouse {
    @BeforeAll
    void make() {
        execute("create table winsales (salesid integer, dateid date, sellerid integer, buyerid varchar(10), qty"
                + " integer, qty_shipped integer)");
        execute("""
            insert into winsales values (30001, '2003-08-02', 3, 'b', 10, 10), (10001, '2003-12-24', 1, 'c', 10, 10),
            (10005, '2003-12-24', 1, 'a', 30, null), (40001, '2004-01-09', 4, 'a', 40, null),
            (10006, '2004-01-18', 1, 'c', 10, null), (20001, '2004-02-12', 2, 'b', 20, 20),
            (40005, '2004-02-12', 4, 'a', 10, 10), (20002, '2004-02-16', 2, 'c', 20, 20),
            (30003, '2004-04-18', 3, 'b', 15, null), (30004, '2004-04-18', 3, 'b', 20, null),
            (30007, '2004-09-07', 3, 'c', 30, null)\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r_WF_RATIO_TO_REPORT | ratio_to_report(qty) over ()                                      | sellerid = 3 | 0.046511627906976744, 0.06976744186046512, 0.09302325581395349, 0.13953488372093023
        r_WF_RATIO_TO_REPORT | ratio_to_report(qty) over (partition by sellerid)                 | sellerid = 4 | 0.8, 0.2
        r_WF_MEDIAN          | median(qty) over (partition by sellerid)                          | sellerid = 3 | 17.5, 17.5, 17.5, 17.5
        r_WF_PERCENTILE_CONT | percentile_cont(0.5) within group (order by qty) over ()          | sellerid = 2 | 20.0, 20.0
        r_WF_PERCENTILE_CONT | percentile_cont(0.5) within group (order by qty) over (partition by sellerid) | sellerid = 4 | 25.0, 25.0
        r_WF_PERCENTILE_DISC | percentile_disc(0.5) within group (order by qty) over ()          | sellerid = 2 | 20, 20
        r_WF_PERCENTILE_DISC | percentile_disc(0.5) within group (order by qty) over (partition by sellerid) | sellerid = 3 | 15, 15, 15, 15
        r_WF_PERCENTILE_DISC | percentile_disc(0.5) within group (order by qty desc) over (partition by sellerid) | sellerid = 3 | 20, 20, 20, 20
        r_WF_LISTAGG         | listagg(sellerid) within group (order by sellerid) over ()        | sellerid = 2 | 11122333344, 11122333344
        r_WF_NTH             | nth_value(qty, 3) over (order by salesid rows between unbounded preceding and unbounded following) | sellerid = 2 | 10, 10
        r_WF_NTH             | nth_value(qty_shipped, 2) ignore nulls over (order by salesid rows between unbounded preceding and unbounded following) | sellerid = 2 | 20, 20
        r_WF_LAG             | lag(qty, 1) over (order by salesid)                               | sellerid = 2 | 10, 20
        r_WF_LEAD            | lead(qty_shipped) over (order by salesid)                         | sellerid = 2 | 20, 10
        r_WF_STDDEV          | round(stddev_pop(qty) over (order by salesid rows unbounded preceding), 4) | sellerid = 1 | 0.0, 10.0, 9.4281
        r_WF_VARIANCE        | round(var_samp(qty) over (partition by sellerid), 4)              | sellerid = 2 | 0.0, 0.0
        """)
    void a_window_answers_as_on_its_page(String page, String window, String where, String expected) {
        assertThat(values("select v from (select salesid, sellerid, qty, "
                        + window.replace("listagg(sellerid)", "listagg(cast(sellerid as varchar(9)))")
                        + " as v from winsales) as w where " + where + " order by salesid, v"))
                .as(page)
                .isEqualTo(expected);
    }

    /** r_WF_CUME_DIST.html and r_WF_PERCENT_RANK.html, on the rows of their tables. */
    @Test
    void the_place_of_a_row_among_the_others_is_a_share() {
        execute("create table dist (v integer)");
        execute("insert into dist values (2500), (2600), (2800), (2900), (3100)");
        assertThat(values("select cume_dist() over (order by v) from dist order by v"))
                .isEqualTo("0.2, 0.4, 0.6, 0.8, 1.0");

        execute("create table ranks (v integer)");
        execute("insert into ranks values (15), (20), (20), (20), (30), (30), (40)");
        assertThat(values("select round(percent_rank() over (order by v), 4) from ranks order by v"))
                .isEqualTo("0.0, 0.1667, 0.1667, 0.1667, 0.6667, 0.6667, 1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r_WF_LAG             | lag(qty, 1, 0) over (order by salesid)                 | ERROR: Default parameter not be supported for window function lag
        r_WF_COUNT           | count(distinct qty) over ()                            | Not supported by the local Redshift: count with DISTINCT
        r_WF_RATIO_TO_REPORT | ratio_to_report(qty) over (order by qty)               | ERROR: ratio_to_report cannot contain a window ordering
        r_WF_MEDIAN          | median(qty) over (order by qty)                        | ERROR: median cannot contain a window ordering
        r_WF_PERCENTILE_CONT | percentile_cont(0.33) within group (order by qty) over (partition by sellerid) | Not supported by the local Redshift: a median or percentile between
        r_WF_NTH             | nth_value(qty, 0) over (order by qty rows unbounded preceding) | ERROR: nth_value takes a positive number
        """)
    void a_window_that_redshift_does_not_take_is_refused(String page, String window, String message) {
        assertThatThrownBy(() -> values("select " + window + " from winsales"))
                .as(page)
                .hasMessageStartingWith(message);
    }
}

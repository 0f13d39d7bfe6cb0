package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What numbers become, each with its page of docs.aws.amazon.com/redshift/latest/dg. */
class DocumentedNumbersTest extends OneWarehouse {
    @BeforeAll
    void make() {
        execute("create table sales (id integer, pricepaid decimal(8,2), commission decimal(8,2), qtysold smallint, d"
                + " double precision)");
        execute("insert into sales values (1, 488.00, 111.15, 2, 4.25), (2, 10.00, 28.05, 3, -4.25), (3, 0.02, -28.05,"
                + " 4, 0), (4, null, null, null, null)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r_numeric_computations201 | pricepaid / commission     | 4 | numeric(17,9)
        r_numeric_computations201 | commission * qtysold       | 1 | numeric(14,2)
        r_numeric_computations201 | pricepaid / qtysold        | 1 | numeric(14,8)
        r_SELECT_synopsis         | pricepaid / qtysold        | 1 | numeric(14,8)
        r_AVG                     | avg(cast(id as decimal(5,2)))  | 1 | numeric(38,2)
        r_SUM                     | sum(pricepaid)             | 1 | numeric(38,2)
        r_SUM                     | sum(qtysold)               | 1 | bigint
        r_ROUND                   | round(commission, 1)       | 1 | numeric(8,1)
        r_TRUNC                   | trunc(commission, 1)       | 1 | numeric(8,1)
        r_TRUNC                   | trunc(d)                   | 1 | double precision
        r_SIGN                    | sign(commission)           | 1 | numeric(1,0)
        r_SIGN                    | sign(d)                    | 1 | double precision
        r_MOD                     | mod(id, 4)                 | 1 | integer
        r_POWER                   | power(id, 2)               | 1 | double precision
        r_LN                      | ln(id)                     | 1 | double precision
        r_STDDEV_functions        | stddev(pricepaid)          | 4 | double precision
        r_VARIANCE_functions      | variance(id)               | 4 | double precision
        r_ANY_VALUE               | any_value(pricepaid)       | 1 | numeric(8,2)
        r_COUNT                   | approximate count(distinct id) | 1 | bigint
        r_MEDIAN                  | median(d)                  | 1 | double precision
        r_MEDIAN                  | median(pricepaid)          | 1 | numeric(8,2)
        r_PERCENTILE_CONT         | percentile_cont(0.4) within group (order by d) | 1 | double precision
        r_WF_PERCENTILE_DISC      | percentile_disc(0.4) within group (order by id) | 1 | integer
        r_numeric_computations201 | coalesce(cast(null as decimal(7,2)), cast(1 as decimal(15,3))) | 1 | numeric(15,3)
        r_numeric_computations201 | case when id = 1 then cast(1 as decimal(7,2)) else cast(1 as decimal(15,3)) end | 1 | numeric(15,3)
        r_numeric_computations201 | decode(id, 1, cast(1 as decimal(18,0)), cast(1 as decimal(18,4))) | 1 | numeric(19,4)
        r_numeric_computations201 | coalesce(pricepaid, 0)     | 1 | numeric(12,2)
        """)
    void a_result_has_the_type_of_its_page(String page, String expression, int id, String type) {
        assertThat(execute("select " + expression + " from sales where id = " + id)
                        .columns()
                        .getFirst()
                        .type()
                        .shown())
                .as(page)
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r_SELECT_synopsis | pricepaid / qtysold               | 244.00000000, 3.33333333, 0.00500000, null
        r_numeric_computations201 | 1 / pricepaid             | refused, 0.1000000, 50.0000000, null
        r_ROUND           | round(commission, 1)              | 111.2, 28.1, -28.1, null
        r_ROUND           | round(commission, -1)             | 110, 30, -30, null
        r_ROUND           | round(id, -1)                     | 0, 0, 0, 0
        r_ROUND           | round(id, 2)                      | 1, 2, 3, 4
        r_TRUNC           | trunc(commission)                 | 111, 28, -28, null
        r_TRUNC           | trunc(commission, 1)              | 111.1, 28.0, -28.0, null
        r_TRUNC           | trunc(commission, -1)             | 110, 20, -20, null
        r_TRUNC           | trunc(commission, 4)              | 111.15, 28.05, -28.05, null
        r_SIGN            | sign(commission)                  | 1, 1, -1, null
        r_MOD             | mod(10.5, 4)                      | 2.5
        r_MOD             | mod(-commission, 4)               | -3.15, -0.05, 0.05, null
        r_POWER           | power(id, 2)                      | 1.0, 4.0, 9.0, 16.0
        r_POWER           | round(345349 * power(1 + cast(7 as float) / 100, 10), 8) | 679353.75408859
        r_EXP             | round(345349 * exp((cast(7 as float) / 100) * 10), 8) | 695447.48377222
        r_EXP             | exp(id)                           | refused, refused, refused, refused
        r_LN              | round(ln(2.718281828), 13)        | 0.9999999998311
        r_LN              | ln(id)                            | 0.0, refused, refused, refused
        r_DLOG10          | log(100)                          | 2.0
        r_PI              | round(pi(), 6)                    | 3.141593
        c_Supported_data_types | cast(commission as decimal(8,1)) | refused, refused, refused, null
        c_Supported_data_types | cast(round(commission, 1) as decimal(4,1)) | 111.2, 28.1, -28.1, null
        c_Supported_data_types | cast(commission as integer)   | 111, 28, -28, null
        c_Supported_data_types | cast(pricepaid / 3 as integer) | refused, 3, 0, null
        c_Supported_data_types | cast(d as integer)            | 4, -4, 0, null
        """)
    void a_row_is_answered_as_on_its_page_or_refused(String page, String expression, String rows) {
        String[] expected = rows.split(", ");
        for (int id = 1; id <= expected.length; id++) {
            assertThat(row(expression, id)).as(page + ", row " + id).isEqualTo(expected[id - 1]);
        }
    }

    private String row(String expression, int id) {
        try {
            return String.valueOf(execute("select " + expression + " from sales where id = " + id)
                    .rows()
                    .getFirst()
                    .getFirst());
        } catch (RuntimeException refused) {
            assertThat(refused).hasMessageStartingWith("Not supported by the local Redshift: ");
            return "refused";
        }
    }

    /** r_AVG.html: the scale of the argument; whether 1.005 is 1.00 or 1.01 is not said. */
    @Test
    void an_average_of_decimals_is_exact_or_refused() {
        assertThat(values("select avg(pricepaid) from sales where id in (1, 2, 4)"))
                .isEqualTo("249.00");
        assertThat(values("select avg(pricepaid) from sales where id = 4")).isEqualTo("null");
        assertThat(values("select round(avg(pricepaid), 1) from sales where id > 1"))
                .isEqualTo("5.0");
        assertThat(values("select avg(pricepaid) > 166.01 from sales")).isEqualTo("false");
        assertThatThrownBy(() -> values("select avg(pricepaid) from sales"))
                .hasMessageStartingWith("Not supported by the local Redshift: the last digit of an average");
    }

    /** r_numeric_computations201.html, "Notes on division operations". */
    @Test
    void division_by_zero_is_an_error_and_by_null_is_null() {
        assertThatThrownBy(() -> values("select pricepaid / (qtysold - 2) from sales where id = 1"))
                .hasMessage("ERROR: Divide by zero");
        assertThat(values("select pricepaid / nullif(qtysold - 2, 0) from sales where id = 1"))
                .isEqualTo("null");
    }

    /** A row is refused only where what the statement makes of the quotient is in doubt. */
    @Test
    void what_the_statement_makes_of_a_quotient_settles_its_last_digit() {
        assertThat(values("select round(100 * pricepaid / 3, 1) from sales where id = 1"))
                .isEqualTo("16266.7");
        assertThat(values("select round(1 - pricepaid / 3, 2) from sales where id = 1"))
                .isEqualTo("-161.67");
        assertThat(values("select round(-(pricepaid / 3) * -2 + 1, 3) from sales where id = 1"))
                .isEqualTo("326.333");
        assertThat(values("select round(coalesce(pricepaid / 3, 0), 2) from sales order by id"))
                .isEqualTo("162.67, 3.33, 0.01, 0.00");
        assertThat(values("select round(case when id < 3 then pricepaid / 3 else 0 end, 2) from sales order by id"))
                .isEqualTo("162.67, 3.33, 0.00, 0.00");
        assertThat(values("select id from sales where pricepaid / 3 > 162")).isEqualTo("1");
        assertThat(values("select round(sum(pricepaid / 3), 2) from sales")).isEqualTo("166.01");
        assertThatThrownBy(() -> values("select pricepaid / 3 from sales where id = 1"))
                .hasMessageContaining("the last digit of pricepaid / 3 (13 places), of which");
        assertThatThrownBy(() -> values("select id from sales where pricepaid / 3 = 162.66666666667"))
                .hasMessageContaining("the last digit of pricepaid / 3 (13 places), of which");
    }

    /** r_STDDEV_functions.html and r_VARIANCE_functions.html: of one row the sample's is null, the population's 0. */
    @Test
    void a_deviation_is_answered_where_it_is_rounded() {
        assertThat(execute("select round(stddev(id), 6), round(stddev_pop(id), 6), round(variance(id), 4),"
                                + " round(var_pop(id), 2) from sales")
                        .rows()
                        .toString())
                .isEqualTo("[[1.290994, 1.118034, 1.6667, 1.25]]");
        assertThat(execute("select stddev_samp(id), var_samp(id), stddev_pop(id), var_pop(id) from sales where id = 1")
                        .rows()
                        .toString())
                .isEqualTo("[[null, null, 0.0, 0.0]]");
        assertThatThrownBy(() -> values("select stddev(id) from sales"))
                .hasMessageContaining("the last digits of stddev");
    }

    /** r_numeric_computations201.html ends its formula at 19 digits; what hangs on that is assumed, and not divided. */
    @Test
    void a_decimal_whose_precision_is_assumed_is_not_divided_until_it_is_cast() {
        assertThat(execute("select coalesce(sum(pricepaid), 0) as total from sales")
                        .columns()
                        .getFirst()
                        .type()
                        .shown())
                .isEqualTo("numeric(19,2)");
        assertThatThrownBy(() -> values("select pricepaid / coalesce(sum(pricepaid), 0) from sales group by pricepaid"))
                .hasMessageContaining(
                        "the places of pricepaid / coalesce(sum(pricepaid), 0), which hang on the precision");
        assertThat(values("select round(pricepaid / cast(coalesce(sum(pricepaid), 0) as decimal(18,2)), 1) from sales"
                        + " where id = 1 group by pricepaid"))
                .isEqualTo("1.0");
    }

    /** r_ANY_VALUE.html: which value it is, and whether it is null, is not determined. */
    @Test
    void any_value_is_known_where_all_are_the_same() {
        assertThat(values("select any_value(qtysold) from sales where id = 1")).isEqualTo("2");
        assertThat(values("select any_value(qtysold) from sales where id > 4")).isEqualTo("null");
        assertThatThrownBy(() -> values("select any_value(qtysold) from sales"))
                .hasMessageStartingWith("Not supported by the local Redshift: any_value of different values");
    }

    /** The engine multiplies two decimals of up to 18 digits within 18. */
    @Test
    void a_product_has_all_the_digits_of_its_type() {
        assertThat(values(
                        "select cast(9999999999.99 as decimal(12,2)) * cast(9999999999.99 as decimal(12,2)) from sales"
                                + " where id = 1"))
                .isEqualTo("99999999999800000000.0001");
    }
}

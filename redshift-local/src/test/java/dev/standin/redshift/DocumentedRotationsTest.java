package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of r_FROM_clause-pivot-unpivot-examples.html and r_WITH_clause.html, their rows in an order. */
class DocumentedRotationsTest extends OneWarehouse {
    @BeforeAll
    void make() {
        execute("create table part (partname varchar, manufacturer varchar, quality int, price decimal(12, 2))");
        execute("""
            insert into part values ('prop', 'local parts co', 2, 10.00), ('prop', 'big parts co', NULL, 9.00),
            ('prop', 'small parts co', 1, 12.00), ('rudder', 'local parts co', 1, 2.50), ('rudder', 'big parts co', 2, 3.75),
            ('rudder', 'small parts co', NULL, 1.90), ('wing', 'local parts co', NULL, 7.50), ('wing', 'big parts co', 1, 15.20),
            ('wing', 'small parts co', NULL, 11.80)""");
        execute("create table count_by_color (quality varchar, red int, green int, blue int)");
        execute(
                "insert into count_by_color values ('high', 15, 20, 7), ('normal', 35, NULL, 40), ('low', 10, 23, NULL)");
        execute("create table employee (id int, name varchar (20), manager_id int)");
        execute("""
            insert into employee values (100, 'Carlos', null), (101, 'John', 100), (102, 'Jorge', 101), (103, 'Kwaku', 101),
            (110, 'Liu', 101), (106, 'Mateo', 102), (110, 'Nikki', 103), (104, 'Paulo', 103), (105, 'Richard', 103),
            (120, 'Saanvi', 104), (200, 'Shirley', 104), (201, 'Sofía', 102), (205, 'Zhang', 104)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select * from (select quality, manufacturer from part) pivot (count(*) for quality in (1, 2, null)) order by 1     | big parts co 1 1 1, local parts co 1 1 1, small parts co 1 0 2
        select manufacturer, high_count, low_count, na_count from (select quality, manufacturer from part) pivot (count(*) as count for quality in (1 as high, 2 as low, null as na)) order by 1 | big parts co 1 1 1, local parts co 1 1 1, small parts co 1 0 2
        select * from (select partname, price from part) pivot (sum(price) for partname in ('prop', 'rudder', 'none'))     | 31.00 8.15 null
        select prop from (select partname, price from part) as p pivot (max(price) for partname in ('prop')) as q          | 12.00
        select * from part pivot (min(price) for partname in ('wing' as w)) where manufacturer like 'b%' order by quality  | big parts co 1 15.20, big parts co 2 null, big parts co null null
        select * from (select red, green, blue from count_by_color) unpivot (cnt for color in (red, green, blue)) order by 1, 2 | blue 7, blue 40, green 20, green 23, red 10, red 15, red 35
        select * from (select red, green, blue from count_by_color) unpivot include nulls (cnt for color in (red, green, blue)) order by 1, 2 | blue 7, blue 40, blue null, green 20, green 23, green null, red 10, red 15, red 35
        select * from count_by_color unpivot (cnt for color in (red, green, blue)) order by 2, 3                           | high blue 7, normal blue 40, high green 20, low green 23, low red 10, high red 15, normal red 35
        select * from count_by_color unpivot exclude nulls (cnt for color in (red as r, green as g, blue as b)) order by 2, 3 | high b 7, normal b 40, high g 20, low g 23, low r 10, high r 15, normal r 35
        with c as (select red, blue from count_by_color) select sum(u.cnt) from c unpivot (cnt for color in (red, blue)) as u | 107
        """)
    void rows_become_columns_and_columns_rows_as_the_page_says(String sql, String expected) {
        assertThat(values(sql)).isEqualTo(expected);
    }

    @Test
    void a_recursive_query_finds_who_reports_to_john() {
        assertThat(values("""
            with recursive john_org(id, name, manager_id, level) as
            ( select id, name, manager_id, 1 as level
              from employee
              where name = 'John'
              union all
              select e.id, e.name, e.manager_id, level + 1 as next_level
              from employee e, john_org j
              where e.manager_id = j.id and level < 4
              )
             select distinct id, name, manager_id from john_org order by manager_id, id, name""")).isEqualTo("""
            101 John 100, 102 Jorge 101, 103 Kwaku 101, 110 Liu 101, 106 Mateo 102, 201 Sofía 102, 104 Paulo 103, \
            105 Richard 103, 110 Nikki 103, 120 Saanvi 104, 200 Shirley 104, 205 Zhang 104""");
    }

    /** A text of a later row may end in a blank although the first one does not. */
    @Test
    void texts_of_a_recursive_query_are_compared_without_their_last_blanks() {
        assertThat(values("""
            with recursive t(s, n) as (select cast('a' as varchar(9)), 1 union all
            select cast(s || ' ' as varchar(9)), n + 1 from t where n < 3) select count(*) from t where s = 'a'""")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select * from part pivot (sum(price) * 2 for partname in ('wing'))                        | Not supported by the local Redshift: PIVOT of anything but one aggregate
        select * from part pivot (stddev(price) for partname in ('wing'))                         | Not supported by the local Redshift: PIVOT of stddev so written
        select * from part pivot (sum(price) for partname in ('Wing'))                            | Not supported by the local Redshift: PIVOT for a value without a name
        select * from part pivot (sum(price) for partname in (manufacturer))                      | Not supported by the local Redshift: PIVOT for a value that is a column
        select * from part pivot (sum(price) for part in ('wing'))                                | ERROR: column "part" does not exist
        select * from part pivot (sum(prices) for partname in ('wing'))                           | ERROR: column "prices" does not exist
        select * from count_by_color unpivot (cnt for color in (red, pink))                       | ERROR: column "pink" does not exist
        select * from count_by_color unpivot (cnt for color in (red, 1))                          | Not supported by the local Redshift: UNPIVOT of anything but columns
        select * from part pivot (sum(price) for partname in ('wing')) pivot (max(wing) for quality in (1)) | Not supported by the local Redshift: 'pivot' at line 1
        with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n      | Not supported by the local Redshift: WITH RECURSIVE whose second select has no "where"
        with recursive n as (select 1 as i union all select i + 1 from n where i < 3) select 1    | ERROR: a recursive query of WITH needs the names of its columns
        with recursive n(i) as (select 1 union select i + 1 from n where i < 3) select 1          | Not supported by the local Redshift: WITH RECURSIVE that is not a seed
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 3 limit 2) select 1 | ERROR: ORDER BY and LIMIT are not supported in a recursive query
        with recursive n(i) as (select 1 union all select i + 1.5 from n where i < 3) select 1    | Not supported by the local Redshift: WITH RECURSIVE whose column "i" is first integer and then numeric
        with recursive n(i) as (select 'a' union all select concat(i, 'b') from n where len(i) < 3) select 1 | Not supported by the local Redshift: WITH RECURSIVE whose column "i" is first character varying(1)
        with n(i) as (select 1 union all select i + 1 from n where i < 3) select 1                | ERROR: relation "n" does not exist
        select * from (with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) select i from n) as t | ERROR: WITH RECURSIVE is not supported in a subquery
        with recursive n(i) as (select 1 union all select max(i) from n where i < 3) select 1     | Not supported by the local Redshift: WITH RECURSIVE whose second select has no "where", or groups
        """)
    void what_no_page_settles_is_refused(String sql, String message) {
        assertThatThrownBy(() -> values(sql)).as(sql).hasMessageStartingWith(message);
    }
}

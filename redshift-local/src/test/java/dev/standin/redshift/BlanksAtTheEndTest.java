package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.sql.engine.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blanks at the end of a text do not count when it is compared. Source: r_Character_types.html. */
class BlanksAtTheEndTest extends OneWarehouse {
    @BeforeAll
    void load() {
        execute("create table t (n integer, v varchar(40))");
        execute(
                "insert into t values (1, 'a'), (2, 'a  '), (3, ' a'), (4, ''), (5, '  '), (6, null), (7, 'a b'),"
                        + " (8, 'a text that DuckDB keeps on its heap'), (9, 'a text that DuckDB keeps on its heap '), (10, 'ä')");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '#',
            value = {
                "v = 'a'#[[1], [2]]",
                "v <> 'a' and n < 6#[[3], [4], [5]]",
                "v = ''#[[4], [5]]",
                "v in ('a', 'ä  ')#[[1], [2], [10]]",
                "v not in ('a', '') and n < 9#[[3], [7], [8]]",
                "v is null#[[6]]",
                "v in (select rtrim(v) from t where n > 7)#[[8], [9], [10]]",
                "v between 'a' and 'a b'#[[1], [2], [7]]",
                "exists (select 1 from t as other where other.v = t.v and other.n <> t.n)#[[1], [2], [4], [5], [8], [9]]",
            })
    void blanks_at_the_end_do_not_count(String condition, String rows) {
        assertThat(execute("select n from t where " + condition + " order by n").rows())
                .hasToString(rows);
    }

    @Test
    void rtrim_takes_them_away() {
        assertThat(execute("select octet_length(rtrim(v)) from t order by n").rows())
                .hasToString("[[1], [1], [2], [0], [0], [null], [3], [36], [36], [2]]");
    }

    @Test
    void only_a_column_is_read_again_and_only_what_ends_in_a_blank_is_copied() {
        assertThat(Text.rtrim("\"t\".\"v\""))
                .isEqualTo("(CASE WHEN suffix(\"t\".\"v\", ' ') THEN rtrim(\"t\".\"v\", ' ') ELSE \"t\".\"v\" END)");
        assertThat(Text.rtrim("upper(\"v\")")).isEqualTo("rtrim(upper(\"v\"), ' ')");
        assertThat(Text.rtrim("\"a\" || \"b\"")).isEqualTo("rtrim(\"a\" || \"b\", ' ')");
    }
}

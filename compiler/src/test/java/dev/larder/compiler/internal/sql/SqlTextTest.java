package dev.larder.compiler.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.compiler.internal.sql.SqlText.Reference;
import dev.larder.core.engine.Literals;
import dev.standin.redshift.dialect.token.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    private static final Map<String, String> CANDIDATE = Map.of("star", "candidate");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "select * from star.t, select * from candidate.t",
                "select star.t.star from STAR . t, select candidate.t.star from candidate . t",
                "select x.star from star.t as x, select x.star from candidate.t as x",
                "select * from \"star\".\"t\", select * from \"candidate\".\"t\"",
                "select 'star.t' from qa.star_t, select 'star.t' from qa.star_t",
                "select 'it''s star.t' from star.t, select 'it''s star.t' from candidate.t",
                "select $$star.t$$ from star.t, select $$star.t$$ from candidate.t",
                "select $a$star.t$$star.t$a$ from star.t, select $a$star.t$$star.t$a$ from candidate.t",
                "select 1 /* star.t /* star.t */ star.t */ from star.t, select 1 /* star.t /* star.t */ star.t */ from"
                        + " candidate.t",
                "select 1 from star/* a */./* b */t, select 1 from candidate/* a */./* b */t",
                "select mystar.a from x.mystar, select mystar.a from x.mystar",
                "select 1.5 from t1.a, select 1.5 from t1.a",
                "select a from db.star.t, select a from db.star.t",
            })
    void only_schema_names_are_mapped(String original, String mapped) {
        assertThat(SqlText.of(original).withSchemas(CANDIDATE)).isEqualTo(mapped);
    }

    @Test
    void a_line_comment_is_not_mapped() {
        assertThat(SqlText.of("select 1 -- star.t\nfrom star.t").withSchemas(CANDIDATE))
                .isEqualTo("select 1 -- star.t\nfrom candidate.t");
    }

    @Test
    void references_carry_their_place() {
        assertThat(SqlText.of("select r.a\nfrom qa.rx as r\njoin \"star\".\"Dim\" as d on d.a = r.a")
                        .references())
                .containsExactly(
                        new Reference("qa", "rx", new Place(2, 6), 16),
                        new Reference("star", "dim", new Place(3, 6), 33));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select star.a from qa.rx as star",
                "with star as (select 1 as a) select * from star",
                "select 1 as a from qa.rx star",
                "select 1 as diff",
            })
    void an_alias_named_like_a_schema_is_refused(String text) {
        assertThatThrownBy(() -> SqlText.of("select qa.x.a from qa.x where a = 1 and " + text)
                        .references())
                .isInstanceOf(SqlTextException.class)
                .hasMessageContaining("choose another");
    }

    @Test
    void the_frame_of_a_window_is_no_schema() {
        assertThat(SqlText.of("sum(a) over (rows between unbounded preceding and current row)")
                        .references())
                .isEmpty();
    }

    @Test
    void parameters_are_no_casts() {
        assertThat(SqlText.of("select cast(:days as integer), a::integer, ':days', b::days")
                        .withParameters(Map.of("days", "7")))
                .isEqualTo("select cast('7' as integer), a::integer, ':days', b::days");
        assertThat(SqlText.of("select cast(:a as integer), ':a'").withParameters(Map.of("a", "O'Hara")))
                .isEqualTo("select cast('O''Hara' as integer), ':a'");
    }

    @Test
    void comments_layout_and_case_do_not_change_the_logic() {
        String one = SqlText.of("SELECT a, 'B  b' -- why\n  from qa.x").normalized();
        assertThat(one)
                .isEqualTo(SqlText.of("select a,'B  b' from /* x */ qa . x").normalized());
        assertThat(one).isNotEqualTo(SqlText.of("select a, 'b  b' from qa.x").normalized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'a", "select \"a", "select /* a", "select $$a"})
    void what_does_not_end_is_refused_with_its_place(String text) {
        assertThatThrownBy(() -> SqlText.of(text))
                .isInstanceOf(SqlTextException.class)
                .hasMessageStartingWith("line 1, column 8: expected");
    }

    @Test
    void a_literal_cannot_hold_a_backslash() {
        assertThatThrownBy(() -> Literals.text("a\\n")).isInstanceOf(IllegalArgumentException.class);
    }
}

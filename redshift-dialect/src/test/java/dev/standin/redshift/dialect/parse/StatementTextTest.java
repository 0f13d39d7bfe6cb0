package dev.standin.redshift.dialect.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a statement before it is read. */
final class StatementTextTest {
    @Test
    void a_select_that_makes_a_table_does_not_only_read() {
        assertThat(StatementText.of("select a from t").readsOnly()).isTrue();
        assertThat(StatementText.of("with w as (select 'into' as \"into\") select * from w")
                        .readsOnly())
                .isTrue();
        assertThat(StatementText.of("select a into x from t").readsOnly()).isFalse();
        assertThat(StatementText.of("with w as (select 1) select * INTO temp table x from w")
                        .readsOnly())
                .isFalse();
    }
}

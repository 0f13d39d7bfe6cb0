package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.load.LakeFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ||} in chains, which the engine computes at once where no part can be null. */
class ConcatenationTest {
    private final Warehouse warehouse;
    private final Session session;

    ConcatenationTest(@TempDir Path folder) {
        warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder.resolve("lake")));
        session = warehouse.database("dev").session("admin", Map.of());
        execute("create table t (n integer, a varchar(5), b varchar(5), long varchar(65535))");
        execute("insert into t values (1, 'x', 'y', 'z'), (2, null, 'y', ''), (3, '', null, null)");
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    /** One null makes all null, wherever it stands. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "a || b || '!'#[[xy!], [null], [null]]",
                "'<' || a || '>'#[[<x>], [null], [<>]]",
                "coalesce(a, '-') || ',' || coalesce(b, '-')#[[x,y], [-,y], [,-]]",
                "coalesce(a, b) || ',' || coalesce(b, '-')#[[x,y], [y,y], [,-]]",
                "coalesce(a, b, '-') || '' || 'c'#[[xc], [yc], [c]]",
                "nvl(a, null) || 'c' || 'd'#[[xcd], [null], [cd]]",
                "('p' || 'q') || ('r' || ('s' || coalesce(b, '-')))#[[pqrsy], [pqrsy], [pqrs-]]",
                "'p' || ('r' || (a || 's'))#[[prxs], [null], [prs]]",
                "case when a is null then '-' when a = 'x' then 't' else 'f' end || ',' || 'k'#[[t,k], [-,k], [f,k]]",
                "case when a is null then '-' when a = '' then b else 'f' end || ',' || 'k'#[[f,k], [-,k], [null]]",
                "case when a = 'x' then 't' end || ',' || 'k'#[[t,k], [null], [null]]",
                "case a when 'x' then 't' else 'f' end || ',' || 'k'#[[t,k], [f,k], [f,k]]",
                "'k' || null || 'l'#[[null], [null], [null]]",
                "'k' || cast(null as varchar(5)) || coalesce(a, '-')#[[null], [null], [null]]"
            })
    void of_texts_is_redshifts(String expression, String rows) {
        assertThat(execute("select " + expression + " as v from t order by n").rows())
                .hasToString(rows);
    }

    @Test
    void with_more_than_a_column_holds_fails() {
        execute("update t set long = repeat('z', 65535) where n = 1");
        String chain = "select 'a' || coalesce(long, '-') || 'b' as v from t";

        assertThat(execute(chain + " where n = 3").rows()).hasToString("[[a-b]]");
        assertThatThrownBy(() -> execute(chain)).hasMessageContaining("65535");
    }

    @Test
    void with_something_that_no_page_writes_as_a_text_is_refused() {
        assertThatThrownBy(() -> execute("select 'a' || (n = 1) from t")).hasMessageContaining("cast it to varchar");
        assertThatThrownBy(() -> execute("select 'a' || cast(n as double precision) from t"))
                .hasMessageContaining("cast it to varchar");
        assertThatThrownBy(() -> execute("select n || n from t")).hasMessageContaining("cast it to varchar");
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }
}

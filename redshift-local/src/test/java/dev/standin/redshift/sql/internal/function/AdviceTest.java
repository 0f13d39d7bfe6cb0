package dev.standin.redshift.sql.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.load.LakeFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a message says what to write instead, that is SQL which the engine takes once its gaps are filled. */
final class AdviceTest {
    private static final String ROWS =
            " from (select 1 as a, 2 as b, date '2026-01-31' as d, cast('abc' as varchar(9)) as t, cast('de' as"
                    + " varchar(9)) as u) as rows";
    /** What fills the gaps, the longer text first. */
    private static final List<Map.Entry<String, String>> GAPS = List.of(
            Map.entry("to_date(<text>", "to_date('2026-01-31'"),
            Map.entry("<share>", "0.5"),
            Map.entry("<interval>", "interval '1 day'"),
            Map.entry("listagg(...)", "listagg(t, ',')"),
            Map.entry("case when ... then ... else ... end", "case when a > 1 then a else b end"),
            Map.entry("case when ... then", "case when a > 1 then"),
            Map.entry("then ... end", "then a end"),
            Map.entry("cast(... as timestamp)", "cast('2026-01-31 10:00:00' as timestamp)"),
            Map.entry("cast(... as ...)", "cast(a as bigint)"),
            Map.entry("varchar(n)", "varchar(9)"),
            Map.entry("decimal(p,s)", "decimal(18,4)"),
            Map.entry("(day, ...)", "(day, 1, d)"),
            Map.entry("', ...)", "', d)"),
            Map.entry("md5(...)", "md5(t)"),
            Map.entry("by ...", "by a"),
            Map.entry("...", "a"),
            Map.entry("<date>", "d"),
            Map.entry("<from>", "d"),
            Map.entry("<to>", "d"),
            Map.entry("<text>", "t"),
            Map.entry("<part>", "'b'"),
            Map.entry("<other>", "'x'"),
            Map.entry("<delimiter>", "'b'"),
            Map.entry("<number>", "a"),
            Map.entry("a || '|' || b", "t || '|' || u"),
            Map.entry("<n>", "2"));
    /** Words for a person, not SQL. */
    private static final Set<String> PROSE = Set.of("a knob of type date", "order by and limit");

    private static final Pattern SQL = Pattern.compile("write (.*)");

    private final Warehouse warehouse;
    private final Session session;

    AdviceTest(@TempDir Path folder) {
        warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder.resolve("lake")));
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    @Test
    void what_stands_for_a_function_that_is_not_known_is_taken() {
        List<String> refused = new ArrayList<>();
        int tried = 0;
        for (String name : UnknownFunctions.names()) {
            Objection objection = UnknownFunctions.objection(name, Set.of());
            String advice = objection.instead();
            assertThat(advice).as(name).isNotNull();
            String sql = SQL.matcher(advice).replaceFirst("$1");
            if (!advice.startsWith("write ") || PROSE.contains(sql)) {
                continue;
            }
            tried++;
            Objection answer = attempt("select " + filled(sql) + " as answer" + rows(sql));
            if (answer != null) {
                refused.add(name + ": " + filled(sql) + ": " + answer.getMessage());
            }
        }
        assertThat(refused).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        interval '1 day'                                | %s
        sum(a) filter (where a > 1)                     | %s
        dateadd(jour, 1, d)                             | %s
        date_trunc(month, d)                            | %s
        count(distinct t, u)                            | %s
        distinct on (a) a                               | a from (select 1 as a) as one %s
        """)
    void what_stands_for_an_expression_that_is_refused_is_taken(String refused, String sentence) {
        Objection objection = attempt("select " + refused + ROWS);
        assertThat(objection).isNotNull();
        String advice = String.valueOf(objection.instead());
        assertThat(advice).startsWith("write ");
        String sql = filled(advice.substring("write ".length()));

        assertThat(attempt("select " + sentence.formatted(sql) + (sentence.contains(" from ") ? "" : ROWS)))
                .as(sql)
                .isNull();
    }

    private static String rows(String sql) {
        return sql.contains(" || ', ' || ") ? ROWS.replace("1 as a, 2 as b", "'x' as a, 'y' as b") : ROWS;
    }

    private static String filled(String advice) {
        String sql = advice;
        for (Map.Entry<String, String> gap : GAPS) {
            sql = sql.replace(gap.getKey(), gap.getValue());
        }
        return sql;
    }

    private @Nullable Objection attempt(String sql) {
        return catchThrowableOfType(Objection.class, () -> session.execute(sql));
    }
}

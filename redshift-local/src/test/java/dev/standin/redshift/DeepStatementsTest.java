package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are long or deep are answered, or refused by a limit that is named; the process and its threads live on. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeepStatementsTest {
    private final Warehouse warehouse;
    private final Session session;

    DeepStatementsTest(@TempDir Path folder) {
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), LakeObjects.NONE);
        session = warehouse.database("dev").session("admin", Map.of());
        execute("create table t (x integer, d double precision, s varchar(10), b boolean)");
        execute("insert into t values (1, 1.5, 'a', true)");
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    private static String within(String before, String inner, String after, int times) {
        return before.repeat(times) + inner + after.repeat(times);
    }

    private static String row(String separator, int times, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(separator));
    }

    /** What is nested, by how many levels. */
    record Shape(String name, IntFunction<String> sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("parentheses", n -> "select " + within("(", "x", ")", n) + " from t"),
                new Shape("not", n -> "select 1 from t where " + "not ".repeat(n) + "b"),
                new Shape("not in parentheses", n -> "select 1 from t where " + within("not (", "b", ")", n)),
                new Shape("signs", n -> "select " + "- ".repeat(n) + "x from t"),
                new Shape("functions", n -> "select " + within("abs(", "x", ")", n) + " from t"),
                new Shape(
                        "case in else",
                        n -> "select " + within("case when x = 2 then 2 else ", "1", " end", n) + " from t"),
                new Shape(
                        "case in when",
                        n -> "select 1 from t where " + within("case when ", "b", " then true else false end", n)),
                new Shape("casts", n -> "select x" + "::bigint::integer".repeat(n / 2) + " from t"),
                new Shape("cast in cast", n -> "select " + within("cast(", "x", " as integer)", n) + " from t"),
                new Shape("sums to the right", n -> "select " + within("x + (", "x", ")", n) + " from t"),
                new Shape("sums to the left", n -> "select " + "(".repeat(n) + "x" + " + x)".repeat(n) + " from t"),
                new Shape("comparisons", n -> "select 1 from t where " + within("(b = ", "true", ")", n)),
                new Shape("in", n -> "select 1 from t where " + within("(b in (", "true", "))", n)),
                new Shape("between", n -> "select 1 from t where " + within("(", "b", " between true and true)", n)),
                new Shape("nullif", n -> "select " + within("nullif(", "x", ", 7)", n) + " from t"),
                new Shape("decode", n -> "select " + within("decode(", "x", ", 7, 8, 1)", n) + " from t"),
                new Shape("upper", n -> "select " + within("upper(lower(", "s", "))", n / 2) + " from t"),
                new Shape("rounded doubles", n -> "select " + within("abs(", "d", " + d)", n) + " from t"),
                new Shape("divided doubles", n -> "select " + within("(d / ", "d", ")", n) + " from t"),
                new Shape("divided integers", n -> "select " + within("(x / ", "x", ")", n) + " from t"),
                new Shape("dates", n -> "select " + within("dateadd(year, 1, ", "'2020-02-29'", ")", n)),
                new Shape("subqueries in from", n -> "select x from " + within("(select x from ", "t", ") as q", n)),
                new Shape("subqueries as values", n -> "select " + within("(select max(x) + ", "1", " from t)", n)),
                new Shape(
                        "exists",
                        n -> "select 1 from t where " + within("exists (select 1 from t where ", "b", ")", n)),
                new Shape(
                        "in a query",
                        n -> "select 1 from t where " + within("x in (select x from t where ", "b", ")", n)),
                new Shape("queries in parentheses", n -> within("(", "select 1", ")", n)),
                new Shape("with in with", n -> within("with q as (", "select 1 as x", ") select x from q", n)),
                new Shape(
                        "joins in parentheses",
                        n -> "select 1 from " + "(".repeat(n) + "t as u"
                                + row("", n, i -> " cross join t as u" + i + ")")),
                new Shape(
                        "mixed set operations", n -> "select 1 as x" + " union select 2 except select 2".repeat(n / 2)),
                new Shape(
                        "joins in a row",
                        n -> "select 1 from t as t0" + row("", n, i -> " join t as u" + i + " on u" + i + ".x = t0.x")),
                new Shape("sum in a row", n -> "select x" + " + x".repeat(n) + " from t"),
                new Shape("product in a row", n -> "select x" + " * x".repeat(n) + " from t"),
                new Shape("decimals in a row", n -> "select 1.5" + " + 1.5".repeat(n)),
                new Shape("doubles in a row", n -> "select d" + " + d - d".repeat(n / 2) + " from t"),
                new Shape("texts in a row", n -> "select s" + " || 'b'".repeat(n) + " from t"),
                new Shape("is null in a row", n -> "select 1 from t where x" + " is null".repeat(n)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_people_write_is_answered(Shape shape) {
        assertThat(execute(shape.sql().apply(20)).rows()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_is_nested_without_end_is_refused_by_a_limit(Shape shape) {
        for (int levels : new int[] {101, 3000}) {
            try {
                assertThat(execute(shape.sql().apply(levels)).rows()).hasSizeLessThan(2);
                assertThat(levels).isLessThanOrEqualTo(200);
            } catch (Objection limit) {
                assertThat(limit)
                        .hasMessageMatching(
                                "(?s)Not supported by the local Redshift: (.*(nested|more than|grows beyond).*|(a"
                                        + " value|the frame|the cast|the operator) .*)");
            }
        }
    }

    @Test
    void what_is_long_but_flat_is_answered() {
        assertThat(execute("select 1 from t where x = 1" + row("", 4000, i -> " and x <> " + (i + 2)))
                        .rows())
                .hasSize(1);
        assertThat(execute("select 1 from t where x = 5" + row("", 4000, i -> " or x = " + i))
                        .rows())
                .hasSize(1);
        assertThat(execute("select 1 from t where x in (" + row(", ", 8000, String::valueOf) + ")")
                        .rows())
                .hasSize(1);
        assertThat(execute("select case" + row("", 2000, i -> " when x = " + (i + 1) + " then " + i) + " end from t")
                        .rows()
                        .toString())
                .isEqualTo("[[0]]");
        assertThat(execute("select count(*) from (select 0 as x" + row("", 1000, i -> " union all select " + i)
                                + ") as q")
                        .rows()
                        .toString())
                .isEqualTo("[[1001]]");
        assertThat(execute("select " + row(", ", 1600, i -> "x + " + i + " as c" + i) + " from t")
                        .columns())
                .hasSize(1600);
        execute("insert into t (x) values " + row(", ", 5000, i -> "(" + i + ")"));
        assertThat(execute("select count(*) from t").rows().toString()).isEqualTo("[[5001]]");
    }

    @Test
    void a_sum_of_many_doubles_takes_no_time() {
        long begin = System.nanoTime();
        assertThat(execute("select d" + " + d * 2.0::double precision / d".repeat(40) + " from t")
                        .rows()
                        .toString())
                .isEqualTo("[[81.5]]");
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        String big = "cast('1" + "0".repeat(300) + "' as double precision)";
        assertThatThrownBy(() -> execute("select d * " + big + " * " + big + " / d - d from t"))
                .hasMessageContaining("overflow");
        assertThatThrownBy(() -> execute("select d / (d * " + big + " * " + big + ") from t"))
                .hasMessageContaining("overflow");
        assertThatThrownBy(() -> execute("select 1.0::double precision / (d - 1.5) from t"))
                .hasMessageContaining("Divide by zero");
    }

    @Test
    void views_upon_views_are_refused_before_the_stack_ends() {
        execute("create view v0 as select x from public.t with no schema binding");
        for (int i = 1; i <= 40; i++) {
            execute("create view v" + i + " as select x from "
                    + within("(select x from ", "public.v" + (i - 1), ") as q", 40) + " with no schema binding");
        }
        assertThat(execute("select x from v1").rows()).hasSize(1);
        assertThatThrownBy(() -> execute("select x from v40")).hasMessageContaining("nested more than 100 deep");
    }
}

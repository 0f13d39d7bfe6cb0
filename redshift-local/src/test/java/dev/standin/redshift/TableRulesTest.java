package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that Redshift refuses, each with the page of its Developer Guide that says so. */
class TableRulesTest {
    private final Warehouse warehouse;
    private final Session session;

    TableRulesTest(@TempDir Path folder) {
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), LakeObjects.NONE);
        session = warehouse.database("dev").session("admin", Map.of());
        execute("create table sale (n integer distkey, m integer sortkey, x integer, s super)");
        execute("create table kept (a integer not null default 1, b integer, c integer, d integer) distkey (a)"
                + " compound sortkey (b, c)");
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    private static String columns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "c" + i + " integer")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", ", "(", ")"));
    }

    record Refused(String page, String sql, String message) {}

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("r_ALTER_TABLE", "alter table sale drop column n", "cannot drop distkey column \"n\""),
                new Refused("r_ALTER_TABLE", "alter table sale drop column m", "cannot drop sortkey column \"m\""),
                new Refused("r_ALTER_TABLE", "alter table kept drop column a", "cannot drop distkey column \"a\""),
                new Refused("r_ALTER_TABLE", "alter table kept drop column c", "cannot drop sortkey column \"c\""),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer distkey",
                        "ALTER TABLE ADD COLUMN does not take DISTKEY"),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer sortkey",
                        "ALTER TABLE ADD COLUMN does not take SORTKEY"),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer unique",
                        "ALTER TABLE ADD COLUMN does not take UNIQUE"),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer primary key",
                        "ALTER TABLE ADD COLUMN does not take PRIMARY KEY"),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer references kept (a)",
                        "ALTER TABLE ADD COLUMN does not take REFERENCES"),
                new Refused(
                        "limitations-super",
                        "create table t (s super distkey)",
                        "column \"s\" of type super cannot be used as a distkey"),
                new Refused(
                        "limitations-super",
                        "create table t (a integer, s super) sortkey (a, s)",
                        "column \"s\" of type super cannot be used as a sortkey"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t " + columns(9) + " interleaved sortkey " + names(9),
                        "at most 8 columns, found 9"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t " + columns(401) + " compound sortkey " + names(401),
                        "at most 400 columns, found 401"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t " + columns(401) + " sortkey " + names(401),
                        "at most 400 columns, found 401"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t " + columns(1601),
                        "tables can have at most 1600 columns"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a integer default (select 1))",
                        "cannot use subquery in DEFAULT expression"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a boolean default exists (select 1))",
                        "cannot use subquery in DEFAULT expression"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a integer, b integer default a + 1)",
                        "cannot use column references in DEFAULT expression"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a bigint default max(1))",
                        "cannot use aggregate function in DEFAULT expression"),
                new Refused(
                        "r_ALTER_TABLE",
                        "alter table sale add column k integer default (select 1)",
                        "cannot use subquery in DEFAULT expression"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a integer primary key, b integer, primary key (b))",
                        "multiple primary keys"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a integer, unique (b))",
                        "column \"b\" named in key does not exist"),
                new Refused(
                        "r_CREATE_TABLE_NEW",
                        "create table t (a integer, a integer)",
                        "column \"a\" specified more than once"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_table_that_redshift_refuses_is_refused(Refused refused) {
        assertThatThrownBy(() -> execute(refused.sql()))
                .as(refused.page())
                .hasMessageStartingWith("ERROR: ")
                .hasMessageContaining(refused.message());
    }

    @Test
    void what_is_at_the_limit_is_taken() {
        execute("create table t " + columns(1600) + " compound sortkey " + names(400));
        execute("create table u " + columns(8) + " interleaved sortkey " + names(8));
        execute("create table v (a integer default -1, b timestamp default sysdate, c varchar(5) default 'x' || 'y', s"
                + " super)");
        assertThatThrownBy(() -> execute("alter table t add column more integer"))
                .hasMessage("ERROR: tables can have at most 1600 columns");
    }

    /** r_ALTER_TABLE.html: RESTRICT, which is the default, does not drop a column that takes part in a multipart key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "primary key (a, b)",
                "unique (c, a)",
                "constraint k unique (b, a)",
                "foreign key (a, c) references sale (n, m)"
            })
    void a_column_of_a_multipart_key_is_kept(String key) {
        execute("create table keyed (a integer, b integer, c integer, d integer, " + key + ")");

        assertThatThrownBy(() -> execute("alter table keyed drop column a"))
                .hasMessage("ERROR: cannot drop column \"a\" because it takes part in a multipart key: " + key);
        execute("alter table keyed drop column d restrict");
        assertThat(execute("select * from keyed").columns()).hasSize(3);
    }

    @Test
    void a_key_of_one_column_goes_with_its_column() {
        execute("create table keyed (a integer, b integer primary key, c integer, unique (a), unique (c))");
        execute("alter table keyed drop column a");
        execute("alter table keyed drop column b");
        execute("alter table keyed add column a integer");
        execute("alter table keyed drop column c");

        assertThat(execute("select * from keyed").columns())
                .extracting(c -> c.label())
                .containsExactly("a");
    }

    @Test
    void other_columns_are_dropped_and_added() {
        execute("alter table kept drop column d");
        execute("alter table kept add column \"e\" varchar(3) encode zstd");
        assertThat(execute("select * from kept").columns())
                .extracting(c -> c.label())
                .containsExactly("a", "b", "c", "e");
        assertThatThrownBy(() -> execute("alter table kept drop column b"))
                .hasMessageContaining("cannot drop sortkey column");
    }
}

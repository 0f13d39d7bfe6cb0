package dev.standin.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Relation;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllowListTest {
    private static final Catalog EMPTY = new Catalog() {
        @Override
        public @Nullable Relation relation(String schema, String name) {
            return null;
        }

        @Override
        public ColumnDefinition written(Relation.Table table, Column column) {
            throw new AssertionError("no table has a column");
        }

        @Override
        public TableDefinition definition(Relation.Table table) {
            throw new AssertionError("no table is there");
        }

        @Override
        public Relation.Keys keys(Relation.Table table) {
            return Relation.Keys.NONE;
        }

        @Override
        public List<Acl.Name> dependents(Acl.Name relation) {
            return List.of();
        }

        @Override
        public boolean hasSchema(String name) {
            return false;
        }

        @Override
        public String temporary() {
            return "pg_temp_0";
        }

        @Override
        public List<Acl.Name> relations(List<String> schemas) {
            return List.of();
        }
    };

    private static Plan plan(String sql) {
        return Translator.plan(
                StatementText.of(sql).parse(),
                new Context(
                        EMPTY,
                        new Context.Moment(Instant.EPOCH, Instant.EPOCH),
                        new Context.Settings(
                                Principals.ADMIN,
                                List.of("public"),
                                Map.of(),
                                0,
                                new Rights(
                                        Principal.ADMIN,
                                        "dev",
                                        Principals.of(List.of("dev")),
                                        () -> new Acl(Map.of(), Map.of(), Set.of()))),
                        Map.of()));
    }

    @Test
    void every_function_of_duck_db_that_is_not_listed_is_refused() throws Exception {
        List<String> accepted = new ArrayList<>();
        int names = 0;
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select distinct function_name from duckdb_functions() where regexp_full_match(function_name,"
                                + " '[a-z_][a-z0-9_]*')")) {
            while (row.next()) {
                names++;
                String name = row.getString(1);
                for (String call : List.of("()", "(1)", "('a')", "('a', 1)", "(1, 1) over ()")) {
                    try {
                        plan("select " + name + call);
                        accepted.add(name);
                    } catch (Refusal | SqlError refused) {
                        assertThat(refused.getMessage())
                                .matches("(?s)(Not supported by the local Redshift|ERROR): .{5,}");
                    }
                }
            }
        }
        assertThat(names).isGreaterThan(500);
        assertThat(Translator.functions()).containsAll(accepted);
    }

    @Test
    void what_duck_db_would_accept_and_redshift_not_is_refused() {
        for (String sql : List.of(
                "select 1 order by all",
                "from t",
                "select [1, 2]",
                "select {'a': 1}",
                "select 'a\\nb'",
                "select x: 1",
                "select 1 where 1 is distinct from 2",
                "select list(1)",
                "select 1 limit 10 %",
                "values (1)",
                "select 1 as a where a = 1",
                "select sum(x) over (order by x) from (select 1 as x) as t",
                "pragma version",
                "attach 'x'",
                "select cast(1 as hugeint)",
                "select 1::json",
                "select cast('1' as varchar) = 1",
                "select * from read_csv('x')")) {
            assertThatThrownBy(() -> plan(sql)).as(sql).isInstanceOfAny(Refusal.class, SqlError.class);
        }
    }
}

package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples of AWS's pages, and what is kept when the warehouse is opened again. */
class PrivilegesTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** r_CREATE_USER.html: the digest is of the password and the salt, whose bytes stand there in hexadecimal. */
    @Test
    void a_password_may_be_set_as_a_salted_digest() {
        String salt = "00ff".repeat(16);
        String digest = "38a1345b8c1d7b2e";
        assertThatThrownBy(() -> as(Users.ADMIN, "create user ann password 'sha256|" + digest + "|" + salt + "'"))
                .isInstanceOf(Refusal.class);
        as(
                Users.ADMIN,
                "create user ann password 'sha256|e64cf5bd99f6329df47e7358a2f24514c1a2d93047c66640fc7668636731cf73|"
                        + salt + "'");
        assertThat(warehouse.users().authenticates("ann", "Abcd1234")).isTrue();
        assertThat(warehouse.users().authenticates("ann", "Abcd1235")).isFalse();
    }

    private Result as(String user, String... sqls) {
        return in("dev", user, sqls);
    }

    private Result in(String database, String user, String... sqls) {
        try (Session session = warehouse.database(database).session(user, Map.of())) {
            return session.transaction(() -> {
                Result last = Result.changed(-1);
                for (String sql : sqls) {
                    last = session.execute(sql);
                }
                return last;
            });
        }
    }

    private void denied(String user, String sql, String words) {
        assertThatThrownBy(() -> as(user, sql))
                .as(user + ": " + sql)
                .isInstanceOf(SqlError.class)
                .hasMessage("ERROR: " + words);
    }

    /** Source: r_GRANT-examples.html. */
    @Test
    void access_to_a_schema_is_no_privilege_on_its_tables() {
        as(
                Users.ADMIN,
                "create user schema_user password 'Abcd1234'",
                "create schema qa_tickit",
                "create table qa_tickit.test (col1 int)",
                "grant all on schema qa_tickit to schema_user");
        denied("schema_user", "select count(*) from qa_tickit.test", "permission denied for relation test");
        as(Users.ADMIN, "grant select on table qa_tickit.test to schema_user");
        assertThat(as("schema_user", "select count(*) from qa_tickit.test")
                        .rows()
                        .getFirst())
                .containsExactly(0L);
    }

    @Test
    void a_user_who_may_nothing_sees_no_schema() {
        as(Users.ADMIN, "create schema star", "create table star.knob (a int)", "create user u password disable");
        denied("u", "select a from star.knob", "permission denied for schema star");
        denied("u", "select a from star.nothing", "permission denied for schema star");
        denied("u", "create schema mine", "permission denied for database dev");
        as("u", "create table public.own (a int)", "drop table public.own");
        as(Users.ADMIN, "revoke create on schema public from public");
        denied("u", "create table own (a int)", "permission denied for schema public");
    }

    /** Source: r_SET_SESSION_AUTHORIZATION.html. */
    @Test
    void a_superuser_speaks_as_another_user_with_its_rights_and_no_more() {
        as(Users.ADMIN, "create schema star", "create table star.knob (a int)", "create user ann password disable");
        try (Session session = warehouse.database("dev").session(Users.ADMIN, Map.of())) {
            assertThat(speaker(session, "set session authorization 'ann'", "select current_user"))
                    .isEqualTo("ann");
            assertThatThrownBy(() -> speaker(session, "select a from star.knob"))
                    .hasMessage("ERROR: permission denied for schema star");
            assertThat(speaker(session, "set session authorization default", "select current_user"))
                    .isEqualTo(Users.ADMIN);
            assertThat(speaker(session, "set local session authorization ann", "select current_user"))
                    .isEqualTo("ann");
            assertThat(speaker(session, "select current_user")).isEqualTo(Users.ADMIN);
            assertThatThrownBy(() -> speaker(session, "set session authorization ann", "select a from star.knob"))
                    .hasMessageContaining("permission denied");
            assertThat(speaker(session, "select current_user"))
                    .as("it was rolled back")
                    .isEqualTo(Users.ADMIN);
            session.execute("set local session authorization ann");
            assertThat(speaker(session, "select current_user"))
                    .as("there is no transaction for which it was said")
                    .isEqualTo(Users.ADMIN);
        }
    }

    @Test
    void who_is_no_superuser_speaks_as_itself_only() {
        as(Users.ADMIN, "create user ann password disable", "create user bob password disable");
        denied("ann", "set session authorization bob", "permission denied to set session authorization");
        denied(Users.ADMIN, "set session authorization nobody", "user \"nobody\" does not exist");
        as("ann", "set session authorization ann", "set local session authorization default");
        assertThatThrownBy(() -> as("ann", "set session characteristics as transaction read only"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SET SESSION");
    }

    private static String speaker(Session session, String... sqls) {
        return session.transaction(() -> {
            Result last = Result.changed(-1);
            for (String sql : sqls) {
                last = session.execute(sql);
            }
            return String.valueOf(last.rows().getFirst().getFirst());
        });
    }

    @Test
    void who_is_no_user_does_not_connect() {
        assertThatThrownBy(() -> as("nobody", "select 1"))
                .isInstanceOf(Users.UnknownUser.class)
                .hasMessage("FATAL: user \"nobody\" does not exist");
        warehouse.users().ensure("IAMR:nobody");
        warehouse.users().ensure("IAMR:nobody");
        assertThat(warehouse.users().names()).containsExactly("rdsdb", "admin", "IAMR:nobody");
        assertThat(as("iamr:nobody", "select current_user").rows().getFirst()).containsExactly("IAMR:nobody");
        assertThatThrownBy(() -> as("rdsdb", "select 1")).isInstanceOf(Users.UnknownUser.class);
    }

    @Test
    void what_was_granted_is_there_when_the_warehouse_is_opened_again() {
        as(
                Users.ADMIN,
                "create user \"IAMR:owner\" password disable",
                "create role reader",
                "create role all_readers",
                "grant role reader to role all_readers",
                "grant role all_readers to \"IAMR:owner\"",
                "create table t (a int)",
                "grant select on t to role reader");
        in("dev", Users.ADMIN, "create database shop owner \"IAMR:owner\" isolation level snapshot");
        in("shop", "IAMR:owner", "create schema star", "create table star.knob (a int)");
        warehouse.close();
        open();
        assertThat(warehouse.names()).containsExactly("dev", "shop");
        as("IAMR:owner", "select a from t");
        denied("IAMR:owner", "delete from t", "permission denied for relation t");
        in("shop", "IAMR:owner", "drop table star.knob");
    }

    @Test
    void a_transaction_that_fails_grants_nothing_and_makes_nobody() {
        as(Users.ADMIN, "create table t (a int)", "create user u password disable");
        assertThatThrownBy(() -> as(
                        Users.ADMIN,
                        "create user v password disable",
                        "grant select on t to u",
                        "create role r",
                        "grant role r to v",
                        "select 1 from nothing"))
                .isInstanceOf(SqlError.class);
        assertThat(warehouse.users().names()).containsExactly("rdsdb", "admin", "u");
        denied("u", "select a from t", "permission denied for relation t");
        as(Users.ADMIN, "create role r");
    }

    @Test
    void who_began_before_a_user_was_made_elsewhere_makes_another_one() {
        as(Users.ADMIN, "create table t (a int)");
        try (Session earlier = warehouse.database("dev").session(Users.ADMIN, Map.of())) {
            earlier.transaction(() -> {
                earlier.execute("select a from t");
                warehouse.users().ensure("first");
                return earlier.execute("create user second password disable");
            });
        }
        warehouse.close();
        open();
        assertThat(warehouse.users().names()).containsExactly("rdsdb", "admin", "first", "second");
    }

    @Test
    void a_new_user_of_an_old_name_has_nothing_of_the_old_one() {
        as(Users.ADMIN, "create database shop");
        as(Users.ADMIN, "create user u password disable");
        in(
                "shop",
                Users.ADMIN,
                "create schema s authorization u",
                "create table s.t (a int)",
                "grant select on s.t to u");
        as(Users.ADMIN, "drop user u", "create user u password disable");
        assertThatThrownBy(() -> in("shop", "u", "select a from s.t"))
                .hasMessage("ERROR: permission denied for schema s");
    }

    /** Source: r_DROP_USER.html. */
    @Test
    void a_user_who_has_something_in_the_database_is_not_dropped() {
        as(Users.ADMIN, "create user u password disable", "create schema s authorization u");
        denied(Users.ADMIN, "drop user u", "user \"u\" can't be dropped because the user owns some object");
        as(Users.ADMIN, "alter schema s owner to admin", "grant usage on schema s to u");
        denied(
                Users.ADMIN,
                "drop user u",
                "user \"u\" can't be dropped because the user has a privilege on some object");
        as(Users.ADMIN, "revoke usage on schema s from u");
        as(Users.ADMIN, "create database shop owner u");
        denied(Users.ADMIN, "drop user u", "user \"u\" can't be dropped because the user owns some object");
        as(Users.ADMIN, "drop database shop");
        as(Users.ADMIN, "drop user u", "drop user if exists u");
        denied(Users.ADMIN, "drop user u", "user \"u\" does not exist");
    }

    /** Source: r_DROP_ROLE.html, r_GRANT-examples.html. */
    @Test
    void a_role_that_somebody_has_is_dropped_by_force_only() {
        as(
                Users.ADMIN,
                "create user u password disable",
                "create role r",
                "create role s",
                "grant role r to u",
                "grant role r to role s",
                "create table t (a int)",
                "grant select on t to role r");
        denied(Users.ADMIN, "drop role r", "cannot drop this role since it has been granted on a user");
        denied(Users.ADMIN, "drop role s", "cannot drop this role since it depends on another role");
        denied(
                Users.ADMIN,
                "grant role s to role r",
                "cannot grant this role, a circular dependency was detected between these roles");
        as("u", "select a from t");
        as(Users.ADMIN, "drop role r force");
        denied("u", "select a from t", "permission denied for relation t");
        denied("u", "create role x", "permission denied to create role");
    }

    /** Source: r_GRANT-usage-notes.html. */
    @Test
    void a_chain_of_roles_is_assumed_by_whom_it_is_granted_to_and_whole_only() {
        String chain = "arn:aws:iam::123456789012:role/RoleA,arn:aws:iam::210987654321:role/RoleB";
        String copy = "copy t from 's3://b/k' iam_role '%s' csv";
        as(Users.ADMIN, "create user u password disable", "create table t (a int)", "grant insert on t to u");
        assertThat(warehouse.users().mayAssume("u", chain, Command.COPY)).isTrue();
        assertThatThrownBy(() -> as(Users.ADMIN, "grant assumerole on '" + chain + "' to u for copy"))
                .isInstanceOf(Refusal.class);
        as(Users.ADMIN, "revoke assumerole on all from public for all");
        denied(
                "u",
                copy.formatted(chain),
                "User u does not have ASSUMEROLE permission on IAM role \"" + chain + "\" for COPY");
        as(Users.ADMIN, "grant assumerole on '" + chain + "' to u for copy");
        denied(
                "u",
                copy.formatted("arn:aws:iam::123456789012:role/RoleA"),
                "User u does not have ASSUMEROLE permission on IAM role \"arn:aws:iam::123456789012:role/RoleA\" for"
                        + " COPY");
        denied("u", copy.formatted(chain), "The specified S3 prefix 'k' does not exist");
        denied(Users.ADMIN, copy.formatted("arn:aws:iam::1:role/Any"), "The specified S3 prefix 'k' does not exist");
    }

    /** Sources: r_PG_USER.html, r_SVV_ROLES.html, r_SVV_USER_GRANTS.html, r_SVV_ROLE_GRANTS.html, r_SVV_IAM_PRIVILEGES.html. */
    @Test
    void views_tell_of_users_roles_and_privileges() {
        as(
                Users.ADMIN,
                "create user \"IAMR:u\" password disable",
                "create role r",
                "create role s",
                "grant role r to \"IAMR:u\"",
                "grant role r to role s",
                "create table t (a int)",
                "grant select on t to role r");
        assertThat(texts("select usename from pg_user where lower(usename) = lower('iamr:u')"))
                .containsExactly("IAMR:u");
        assertThat(texts("select role_name from svv_roles order by 1")).containsExactly("r", "s");
        assertThat(texts("select role_name from svv_user_grants where user_name = 'IAMR:u'"))
                .containsExactly("r");
        assertThat(texts("select granted_role_name from svv_role_grants where role_name = 's'"))
                .containsExactly("r");
        assertThat(texts("select database_name from svv_redshift_databases")).containsExactly("dev");
        assertThat(texts("select identity_name from svv_relation_privileges where relation_name = 't'"))
                .containsExactly("r");
        assertThat(texts("select privilege_type from svv_schema_privileges where namespace_name = 'public' order by 1"))
                .containsExactly("CREATE", "USAGE");
        assertThat(texts("select distinct iam_arn from svv_iam_privileges where identity_type = 'public'"))
                .containsExactly("ALL");
        as(
                Users.ADMIN,
                "revoke assumerole on all from public for all",
                "grant assumerole on 'arn:aws:iam::1:role/a,arn:aws:iam::1:role/b' to \"IAMR:u\" for copy");
        assertThat(texts("select iam_arn from svv_iam_privileges where identity_type = 'user'"))
                .containsExactly("arn:aws:iam::1:role/a,arn:aws:iam::1:role/b");
    }

    private List<Object> texts(String sql) {
        List<Object> first = new ArrayList<>();
        as(Users.ADMIN, sql).rows().forEach(row -> first.add(row.getFirst()));
        return first;
    }

    /** Sources: r_SVV_TABLES.html, r_SVV_COLUMNS.html. */
    @Test
    void who_has_no_access_to_a_table_does_not_see_that_it_is_there() {
        as(
                Users.ADMIN,
                "create user u password disable",
                "create table kept (a int)",
                "create table shown (a int)",
                "grant insert on shown to u");
        assertThat(as("u", "select table_name from svv_tables where table_schema = 'public'")
                        .rows())
                .containsExactly(List.of("shown"));
        assertThat(as("u", "select table_name from svv_columns where table_schema = 'public'")
                        .rows())
                .containsExactly(List.of("shown"));
        assertThat(as(Users.ADMIN, "select table_name from svv_tables where table_schema = 'public'")
                        .rows())
                .hasSize(2);
    }

    @Test
    void a_database_in_use_is_dropped_by_force_only_and_its_sessions_end() {
        as(Users.ADMIN, "create database shop");
        try (Session inside = warehouse.database("shop").session(Users.ADMIN, Map.of())) {
            denied(Users.ADMIN, "drop database shop", "database \"shop\" is being accessed by other users");
            as(Users.ADMIN, "drop database shop force");
            assertThatThrownBy(() -> inside.transaction(() -> inside.execute("create table t (a int)")))
                    .hasMessage("ERROR: terminating connection due to administrator command");
            as(Users.ADMIN, "create database shop");
            assertThat(in("shop", Users.ADMIN, "select table_name from svv_tables where table_schema = 'public'")
                            .rows())
                    .isEmpty();
        }
        denied(Users.ADMIN, "drop database dev", "cannot drop the currently open database");
    }

    @Test
    void a_file_that_no_catalogue_names_was_left_by_a_crash_and_goes() throws Exception {
        as(Users.ADMIN, "create database shop");
        warehouse.close();
        Files.copy(folder.resolve("shop.duckdb"), folder.resolve("ghost.duckdb"));
        open();
        assertThat(warehouse.names()).containsExactly("dev", "shop");
        assertThat(folder.resolve("ghost.duckdb")).doesNotExist();
    }

    /** Source: r_CREATE_DATABASE.html. */
    @Test
    void a_database_lets_in_as_many_as_its_limit_says_and_superusers() {
        as(Users.ADMIN, "create user u password disable");
        as(Users.ADMIN, "create database shop connection limit 1");
        try (Session first = warehouse.database("shop").session("u", Map.of())) {
            assertThatThrownBy(() -> in("shop", "u", "select 1"))
                    .hasMessage("ERROR: too many connections for database \"shop\"");
            in("shop", Users.ADMIN, "select 1");
            assertThat(first.execute("select 1").count()).isEqualTo(1);
        }
    }

    /** Source: r_CREATE_USER.html. */
    @Test
    void a_password_is_checked_and_kept_as_a_digest() {
        as(Users.ADMIN, "create user analyst password 'Abcd1234'");
        assertThat(warehouse.users().authenticates("analyst", "Abcd1234")).isTrue();
        assertThat(warehouse.users().authenticates("analyst", "abcd1234")).isFalse();
        as("analyst", "alter user analyst password 'Efgh5678'");
        assertThat(warehouse.users().authenticates("analyst", "Efgh5678")).isTrue();
        as(Users.ADMIN, "alter user analyst password disable");
        assertThat(warehouse.users().authenticates("analyst", "Efgh5678")).isFalse();
        assertThatThrownBy(() -> as(Users.ADMIN, "create user v password 'short'"))
                .hasMessageContaining("8 to 64 characters");
        assertThat(warehouse.users().names()).doesNotContain("v");
    }

    @Test
    void what_redshift_has_and_is_not_known_here_is_refused_by_name() {
        as(Users.ADMIN, "create user u password disable", "create role r", "create table t (a int)");
        for (String sql : List.of(
                "grant select on t to u with grant option",
                "grant role r to u with admin option",
                "grant select (a) on t to u",
                "grant select for tables in schema public to role r",
                "grant create user to role r",
                "grant usage on database dev to u",
                "grant execute on function f(int) to u",
                "revoke select on t from admin",
                "alter default privileges grant execute on functions to u",
                "create database d isolation level serializable",
                "create database d collate case_insensitive",
                "create user w password disable valid until 'infinity'")) {
            assertThatThrownBy(() -> as(Users.ADMIN, sql)).as(sql).isInstanceOf(Refusal.class);
        }
        denied(Users.ADMIN, "grant select on schema public to u", "invalid privilege type SELECT for schema");
    }
}

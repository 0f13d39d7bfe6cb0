package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the session tells of itself, of the cluster and of what users may do. Each test names its page. */
class SessionAnswersTest extends OneWarehouse {
    /** r_CURRENT_DATABASE.html, r_CURRENT_SCHEMA.html, r_CURRENT_SCHEMAS.html, r_CURRENT_USER.html: examples, of another database and user. */
    @Test
    void the_session_tells_where_it_is() {
        assertThat(values("select current_database()")).isEqualTo("dev");
        assertThat(values("select current_schema()")).isEqualTo("public");
        assertThat(values("select current_schemas(false), current_schemas(true)"))
                .isEqualTo("{public} {pg_catalog,public}");
        assertThat(execute("select user, current_user_id").columns().stream()
                        .map(column -> column.label())
                        .toList())
                .containsExactly("current_user", "current_user_id");
        assertThat(values("select current_user_id = usesysid, user from pg_user where usename = current_user"))
                .isEqualTo("true admin");
    }

    /** r_VERSION.html: the example; drivers look for "Redshift" in it. */
    @Test
    void the_version_is_the_one_of_the_page() {
        assertThat(values("select version()"))
                .isEqualTo("PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat"
                        + " 3.4.2-6.fc3), Redshift 1.0.12103");
    }

    /** r_VERSION.html, r_CURRENT_SCHEMA.html: "returns an error if it references a user-created table, an STL or STV system table, or an SVV". */
    @Test
    void functions_of_the_leader_node_do_not_stand_beside_tables() {
        execute("create table beside (a int)");
        for (String from : List.of("beside", "svv_user_info", "stl_load_errors")) {
            assertThatThrownBy(() -> execute("select current_schema() from " + from))
                    .as(from)
                    .hasMessageStartingWith("ERROR: Specified types or functions (one per INFO message) not supported");
        }
        assertThat(values("select current_schema() from pg_user where usename = 'admin'"))
                .isEqualTo("public");
        assertThat(values("select current_database() from beside")).isEmpty();
    }

    /** r_search_path.html: the examples. */
    @Test
    void the_search_path_is_shown_as_it_was_set() {
        execute("create schema enterprise");
        try {
            execute("set search_path to enterprise");
            assertThat(values("show search_path")).isEqualTo("enterprise");
            execute("set search_path to '$user', public, enterprise");
            assertThat(values("show search_path")).isEqualTo("\"$user\", public, enterprise");
            execute("create table enterprise.frontier (c1 int)");
            execute("create table public.frontier (c1 int)");
            execute("insert into enterprise.frontier values (1)");
            assertThat(values("select * from frontier")).isEmpty();
        } finally {
            execute("set search_path to public");
        }
    }

    /** r_search_path.html: "the schema having the same name ... is substituted". */
    @Test
    void the_schema_of_the_users_name_comes_first() {
        execute("create user owner password disable");
        execute("create schema owner authorization owner");
        execute("create table owner.mine (a int)");
        execute("grant select on owner.mine to owner");
        assertThat(as("owner", "select current_schema()").rows()).containsExactly(List.of("owner"));
        assertThat(as("owner", "select count(*) from mine").rows()).containsExactly(List.of(0L));
        as("owner", "create table made_there (a int)");
        assertThat(values("select table_name from svv_tables where table_schema = 'owner' order by 1"))
                .isEqualTo("made_there, mine");
    }

    /** r_SHOW.html, r_RESET.html: query_group is unset, extra_float_digits 0, datestyle ISO, MDY, statement_timeout 0. */
    @Test
    void settings_are_shown() {
        assertThat(values("show query_group")).isEqualTo("unset");
        execute("set query_group to 'Monday'");
        assertThat(values("show query_group")).isEqualTo("Monday");
        execute("reset query_group");
        assertThat(values("show query_group")).isEqualTo("unset");
        execute("set query_group to 'Tuesday'");
        execute("set query_group to default");
        assertThat(values("show query_group")).isEqualTo("unset");
        assertThat(values("show datestyle")).isEqualTo("ISO, MDY");
        assertThat(values("show statement_timeout")).isEqualTo("0");
        assertThatThrownBy(() -> execute("show wlm_query_slot_count"))
                .hasMessage("Not supported by the local Redshift: SHOW wlm_query_slot_count");
        assertThatThrownBy(() -> execute("show tables from schema dev.public"))
                .hasMessage("Not supported by the local Redshift: SHOW TABLES");
    }

    /** r_HAS_TABLE_PRIVILEGE.html, r_HAS_SCHEMA_PRIVILEGE.html: the examples' answers are false and true. */
    @Test
    void privileges_are_told_of_every_user() {
        execute("create user guest password disable");
        execute("create table listing (a int)");
        assertThat(values("select has_table_privilege('guest', 'listing', 'select')"))
                .isEqualTo("false");
        assertThat(values("select has_schema_privilege('guest', 'public', 'create')"))
                .isEqualTo("true");
        execute("grant select, delete on listing to guest");
        assertThat(values("select u.usename, p.word from pg_user u cross join (select 'select' as word union all select"
                        + " 'insert' union all select 'delete') p where has_table_privilege(u.usename, 'listing', p.word)"
                        + " and not u.usesuper order by 2"))
                .isEqualTo("guest delete, guest select");
        assertThat(values("select has_table_privilege('svv_table_info', 'select'), has_table_privilege('guest',"
                        + " 'svv_table_info', 'select')"))
                .isEqualTo("true false");
        assertThatThrownBy(() -> execute("select has_table_privilege('nobody', 'listing', 'select')"))
                .hasMessage("ERROR: user \"nobody\" does not exist");
        assertThatThrownBy(() -> execute("select has_table_privilege('guest', 'listing', 'eat')"))
                .hasMessage("ERROR: unrecognized privilege type: \"eat\"");
    }
}

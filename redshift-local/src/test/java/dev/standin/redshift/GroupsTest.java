package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources: r_CREATE_GROUP.html, r_ALTER_GROUP.html, r_DROP_GROUP.html, r_Groups.html, r_ALTER_DEFAULT_PRIVILEGES.html. */
class GroupsTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        as(
                "create user admin1 password disable",
                "create user admin2 password disable",
                "create user dwuser password disable",
                "create table public.facts (a int)",
                "create group admin_group with user admin1, admin2");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private Result as(String... sqls) {
        return run(Users.ADMIN, sqls);
    }

    private Result run(String user, String... sqls) {
        try (Session session = warehouse.database("dev").session(user, Map.of())) {
            return session.transaction(() -> {
                Result last = Result.changed(-1);
                for (String sql : sqls) {
                    last = session.execute(sql);
                }
                return last;
            });
        }
    }

    private void denied(String user, String sql) {
        assertThatThrownBy(() -> run(user, sql)).as(user).hasMessageContaining("permission denied");
    }

    /** r_Groups.html: changes apply to all members of the group. */
    @Test
    void members_have_what_their_group_is_granted_for_as_long_as_they_are_in_it() {
        as("grant select on facts to group admin_group", "grant insert on facts to group admin_group");
        run("admin1", "insert into facts values (1)", "select a from facts");
        run("admin2", "select a from facts");
        denied("dwuser", "select a from facts");

        as("alter group admin_group add user dwuser", "alter group admin_group drop user admin2");
        run("dwuser", "select a from facts");
        denied("admin2", "select a from facts");

        as("alter group admin_group rename to administrators", "revoke select on facts from group administrators");
        denied("dwuser", "select a from facts");
        run("dwuser", "insert into facts values (1)");
    }

    @Test
    void a_group_that_was_made_survives_a_restart_with_its_members_and_grants() {
        as("grant select on facts to group admin_group");
        warehouse.close();
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        run("admin1", "select a from facts");
        denied("dwuser", "select a from facts");
        assertThat(as("select groname from pg_group").rows().toString()).isEqualTo("[[admin_group]]");
    }

    /** r_ALTER_DEFAULT_PRIVILEGES.html: "allow any user in the user group report_readers to view all tables created by the user report_admin". */
    @Test
    void a_group_is_granted_by_default_what_is_made_later() {
        as(
                "create user report_admin password disable",
                "create group report_readers",
                "create user reporter password disable in group report_readers, admin_group",
                "alter default privileges for user report_admin grant select on tables to group report_readers");
        run("report_admin", "create table public.report (a int)");
        run("reporter", "select a from report");
        denied("admin1", "select a from report");
    }

    /** r_DROP_GROUP.html, with its error. */
    @Test
    void a_group_with_a_privilege_is_not_dropped_and_its_users_stay_when_it_is() {
        as("grant select on facts to group admin_group");
        assertThatThrownBy(() -> as("drop group admin_group"))
                .isInstanceOf(SqlError.class)
                .hasMessage("ERROR: group \"admin_group\" can't be dropped because the group has a privilege on some"
                        + " object");
        as("revoke all on all tables in schema public from group admin_group", "drop group admin_group");
        assertThat(warehouse.users().exists("admin1")).isTrue();
        assertThatThrownBy(() -> as("grant select on facts to group admin_group"))
                .hasMessage("ERROR: group \"admin_group\" does not exist");
        as("create group admin_group", "drop user admin1");
    }

    @Test
    void a_user_in_a_group_may_be_dropped() {
        as("drop user admin2", "create user admin2 password disable", "grant select on facts to group admin_group");
        denied("admin2", "select a from facts");
    }

    /** r_SVV_RELATION_PRIVILEGES.html: permissions that are explicitly granted to users, roles, and groups. */
    @Test
    void the_catalogue_tells_what_a_group_has() {
        as("create role r", "grant role r to dwuser", "grant select on facts to group admin_group");
        String asked = "select identity_name, identity_type, privilege_type from svv_relation_privileges";
        assertThat(as(asked).rows().toString()).isEqualTo("[[admin_group, group, SELECT]]");
        assertThat(run("admin1", asked).rows()).hasSize(1);
        assertThat(run("dwuser", asked).rows()).isEmpty();
        assertThat(as("select user_name, role_name from svv_user_grants").rows().toString())
                .isEqualTo("[[dwuser, r]]");
        assertThat(as("select has_table_privilege('admin1', 'facts', 'select')")
                        .rows()
                        .toString())
                .isEqualTo("[[true]]");
    }

    @Test
    void what_the_pages_leave_open_about_groups_is_refused() {
        for (String sql : new String[] {
            "alter group admin_group add user admin1",
            "alter group admin_group drop user dwuser",
            "create group dwuser",
            "create user admin_group password disable"
        }) {
            assertThatThrownBy(() -> as(sql)).as(sql).isInstanceOf(Refusal.class);
        }
        for (String sql : new String[] {
            "create group admin_group",
            "create group __internal",
            "create group g with user nobody",
            "grant role r to group g"
        }) {
            assertThatThrownBy(() -> as("create role r", sql)).as(sql).isInstanceOf(SqlError.class);
        }
    }
}

package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** SYS_QUERY_HISTORY.html: "Superusers can see all rows; regular users can see only their own data". */
class QueryHistoryTest extends OneWarehouse {
    private static final String KEPT =
            "select query_id from sys_query_history where status = 'success' and query_text = '%s' and user_id > 1";

    @Test
    void a_statement_is_kept_with_its_kind_and_its_rows() {
        execute("create table kept (a int)");
        execute("insert into kept values (1), (2)");
        execute("set query_group to 'monday'");
        execute("select a from kept where a > 0");
        execute("set query_group to 'tuesday'");
        assertThat(values("select trim(query_type), trim(status), returned_rows, trim(query_text), trim(query_label),"
                        + " trim(database_name), elapsed_time >= 0 from sys_query_history where"
                        + " query_label = 'monday' and status = 'success' and query_type = 'SELECT'"))
                .isEqualTo("SELECT success 2 select a from kept where a > 0 monday dev true");
        assertThat(values("select trim(query_type) from sys_query_history where status = 'success' and query_text in"
                        + " ('create table kept (a int)', 'insert into kept values (1), (2)') order by query_id"))
                .isEqualTo("DDL, INSERT");
    }

    @Test
    void what_redshift_rejects_is_kept_and_what_is_refused_here_is_not() {
        assertThatThrownBy(() -> execute("select nothing from nowhere")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> execute("select count(*) from stl_query")).isInstanceOf(RuntimeException.class);
        assertThat(values("select trim(query_text), trim(status) from sys_query_history where status = 'failed' and"
                        + " query_text in ('select nothing from nowhere', 'select count(*) from stl_query')"))
                .isEqualTo("select nothing from nowhere failed");
    }

    @Test
    void who_is_no_superuser_sees_its_own_statements() {
        execute("create user watcher password disable");
        as("watcher", "select 1 as mine");
        execute("select 2 as the_admins");
        assertThat(as("watcher", KEPT.formatted("select 1 as mine")).rows()).hasSize(1);
        assertThat(as("watcher", KEPT.formatted("select 2 as the_admins")).rows())
                .isEmpty();
        assertThat(execute(KEPT.formatted("select 1 as mine")).rows()).hasSize(1);
    }

    @Test
    void what_was_before_and_the_question_itself_are_not_counted() {
        assertThatThrownBy(() -> execute("select count(*) from sys_query_history"))
                .hasMessageContaining("depends on what Redshift keeps of its own");
        assertThatThrownBy(() -> execute("select query_text, queue_time from sys_query_history"))
                .hasMessageContaining("sys_query_history: queue_time");
    }
}

package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources: r_BEGIN.html, r_COMMIT.html, r_END.html, r_ROLLBACK.html, r_ABORT.html, r_TRUNCATE.html. */
class ClientTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private Client client;
    private Client other;

    @BeforeEach
    void open() {
        connectAll();
        client.execute("create table movie_gross( name varchar(30), gross bigint )");
    }

    private void connectAll() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        client = connect();
        other = connect();
    }

    private Client connect() {
        return new Client(warehouse.database("dev").session(Users.ADMIN, Map.of()));
    }

    @AfterEach
    void close() {
        client.close();
        other.close();
        warehouse.close();
    }

    private void send(String... sqls) {
        List.of(sqls).forEach(client::execute);
    }

    private static long count(Client of) {
        return of.execute("select 1 from movie_gross").count();
    }

    /** The example of r_ROLLBACK.html and r_ABORT.html. */
    @Test
    void what_is_rolled_back_was_seen_by_its_session_alone() {
        for (String end : List.of("rollback", "abort", "rollback work", "abort transaction")) {
            send(
                    "begin",
                    "insert into movie_gross values ( 'Raiders of the Lost Ark', 23400000)",
                    "insert into movie_gross values ( 'Star Wars', 10000000 )");
            assertThat(count(client)).isEqualTo(2);
            assertThat(count(other)).isZero();
            send(end);
            assertThat(count(client)).as(end).isZero();
        }
    }

    @Test
    void what_is_committed_is_seen_by_everybody_and_after_a_restart() {
        List<String> begins =
                List.of("begin", "begin work", "begin read write", "start transaction isolation level read committed");
        List<String> ends = List.of("commit", "commit work", "end", "end transaction");
        for (int i = 0; i < begins.size(); i++) {
            send(begins.get(i), "insert into movie_gross values ('x', 1)", ends.get(i));
            assertThat(count(other)).isEqualTo(i + 1);
        }
        send("begin", "insert into movie_gross values ('lost', 1)");
        close();
        connectAll();
        assertThat(count(client)).isEqualTo(begins.size());
    }

    /** The example of r_TRUNCATE.html: "TRUNCATE commits the transaction in which it is run". */
    @Test
    void truncate_commits_what_stands_before_it() {
        send("create table date (a int)", "insert into date values (1)");
        send("begin", "insert into movie_gross values ('kept', 1)", "truncate date");
        assertThat(count(other)).isEqualTo(1);
        assertThatThrownBy(() -> client.execute("select 1")).isInstanceOf(Refusal.class);
        send("rollback");
        assertThat(client.execute("select count(*) from date").rows().toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void a_block_in_which_a_statement_failed_does_nothing_more() {
        send("begin", "insert into movie_gross values ('lost', 1)");
        assertThatThrownBy(() -> client.execute("select 1 / 0")).isInstanceOf(SqlError.class);
        assertThatThrownBy(() -> client.execute("select 1"))
                .hasMessage("ERROR: current transaction is aborted, commands ignored until end of transaction block");
        assertThatThrownBy(() -> client.execute("commit")).isInstanceOf(Refusal.class);
        send("rollback");
        assertThat(count(client)).isZero();
    }

    @Test
    void what_cannot_run_in_a_block_fails_it() {
        send("begin");
        assertThatThrownBy(() -> client.execute("vacuum movie_gross"))
                .hasMessage("ERROR: VACUUM cannot run inside a transaction block");
        send("rollback", "vacuum movie_gross");
    }

    /** r_ABORT.html: "ABORT has no effect on already completed transactions." */
    @Test
    void what_the_pages_leave_open_about_blocks_is_refused() {
        send("abort");
        assertThatThrownBy(() -> client.execute("commit")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> client.execute("begin read only")).isInstanceOf(Refusal.class);
        send("begin");
        assertThatThrownBy(() -> client.execute("begin")).isInstanceOf(Refusal.class);
        send("commit");
    }

    /** r_LOCK.html: a lock is held until the transaction ends. */
    @Test
    void a_lock_is_held_until_the_block_ends() {
        send("begin", "lock movie_gross", "insert into movie_gross values ('a', 1)", "commit");
        other.execute("insert into movie_gross values ('b', 1)");
        assertThat(count(client)).isEqualTo(2);
    }
}

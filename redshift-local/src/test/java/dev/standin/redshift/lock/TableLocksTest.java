package dev.standin.redshift.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.standin.redshift.Database;
import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two transactions that take turns, statement by statement. Sources: c_write_readwrite.html, r_Serializable_isolation_example.html. */
@Timeout(60)
class TableLocksTest {
    private final Warehouse warehouse;
    private final Database database;
    private final List<Client> clients = new ArrayList<>();

    TableLocksTest(@TempDir Path folder) {
        warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder.resolve("lake")));
        database = warehouse.database("dev");
    }

    @BeforeEach
    void tables() {
        for (String sql : List.of(
                "create table public.a (n integer)",
                "create table public.b (n integer)",
                "create view public.v as select n from public.a with no schema binding",
                "insert into public.a values (1)",
                "insert into public.b values (1)")) {
            alone(sql);
        }
    }

    @AfterEach
    void close() {
        clients.forEach(Client::close);
        warehouse.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update public.a set n = 2                    | update public.a set n = 3                    | waits",
                "update public.a set n = 2                    | delete from public.a                         | waits",
                "update public.a set n = 2                    | insert into public.a values (3)              | waits",
                "insert into public.a values (2)              | delete from public.a                         | waits",
                "insert into public.a values (2)              | insert into public.a values (3)              | passes",
                "update public.a set n = 2                    | select n from public.a                       | passes",
                "update public.a set n = 2                    | select n from public.v                       | passes",
                "update public.a set n = 2                    | update public.b set n = 2                    | passes",
                "update public.a set n = 2                    | create table if not exists public.a (n integer) |"
                        + " passes",
                "update public.a set n = 2                    | alter table public.a add column m integer    | waits",
                "select n from public.a                       | alter table public.a add column m integer    | waits",
                "select n from public.v                       | alter table public.a add column m integer    | waits",
                "select n from public.v                       | drop view public.v                           | waits",
                "select n from public.a                       | drop view public.v                           | passes",
                "select n from public.a                       | update public.a set n = 2                    | passes",
                "alter table public.a add column m integer    | select n from public.v                       | waits",
                "lock public.a                                | select n from public.a                       | waits",
                "truncate public.a                            | select n from public.a                       | waits",
                "create table public.c (n integer)            | create table if not exists public.c (n integer) |"
                        + " waits",
                "create schema s                              | create schema if not exists s                | waits",
                "create or replace view public.v as select 1 as n from public.b with no schema binding | select n from"
                        + " public.v | waits",
                "drop view if exists public.none              | create view public.none as select 1 as n from public.b"
                        + " with no schema binding | passes",
            })
    void a_lock_is_held_to_the_end_of_the_transaction(String first, String second, String expected) {
        Client one = client();
        one.send(first).join();

        CompletableFuture<Result> other = client().send(second);
        if (expected.equals("waits")) {
            await().until(this::waiting, n -> n == 1);
            assertThat(other).isNotDone();
        } else {
            other.join();
        }
        one.commit();

        other.join();
    }

    @Test
    void who_waited_to_write_sees_what_was_committed_meanwhile() {
        Client one = client();
        one.send("update public.a set n = n + 10").join();
        Client two = client();
        CompletableFuture<Result> waiting = two.send("update public.a set n = n + 100");
        await().until(this::waiting, n -> n == 1);
        one.commit();
        waiting.join();
        two.commit();

        assertThat(alone("select n from public.a").rows()).containsExactly(List.of(111L));
    }

    @Test
    void who_waited_to_read_sees_the_table_as_it_was_changed() {
        Client one = client();
        one.send("alter table public.a add column m integer").join();
        CompletableFuture<Result> waiting = client().send("select * from public.a");
        await().until(this::waiting, n -> n == 1);
        one.commit();

        assertThat(waiting.join().columns()).hasSize(2);
    }

    @Test
    void two_that_take_two_tables_in_different_order_do_not_both_succeed() {
        Client one = client();
        Client two = client();
        one.send("update public.a set n = 2").join();
        two.send("update public.b set n = 3").join();
        CompletableFuture<Result> waiting = one.send("update public.b set n = 2");
        await().until(this::waiting, n -> n == 1);

        assertThatThrownBy(() -> two.send("update public.a set n = 3").join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("deadlock detected");
        waiting.join();
        one.commit();

        assertThat(alone("select a.n, b.n from public.a as a cross join public.b as b")
                        .rows())
                .containsExactly(List.of(2L, 2L));
    }

    @Test
    void two_that_insert_and_then_delete_in_one_table_do_not_both_succeed() {
        Client one = client();
        Client two = client();
        Stream.of(one, two)
                .forEach(each -> each.send("insert into public.a values (5)").join());
        CompletableFuture<Result> waiting = one.send("delete from public.a where n = 1");
        await().until(this::waiting, n -> n == 1);

        assertThatThrownBy(() -> two.send("delete from public.a where n = 1").join())
                .hasMessageContaining("deadlock detected");
        waiting.join();
    }

    @Test
    void a_reader_does_not_pass_who_waits_to_change_the_table() {
        Client reader = client();
        reader.send("select n from public.a").join();
        CompletableFuture<Result> changing = client().send("alter table public.a add column m integer");
        await().until(this::waiting, n -> n == 1);
        CompletableFuture<Result> late = client().send("select n from public.a");
        await().until(this::waiting, n -> n == 2);
        assertThat(changing).isNotDone();
        reader.commit();
        changing.join();

        assertThat(late).isNotDone();
    }

    @Test
    void who_waits_can_be_cancelled() {
        Client one = client();
        one.send("update public.a set n = 2").join();
        Client two = client();
        CompletableFuture<Result> waiting = two.send("update public.a set n = 3");
        await().until(this::waiting, n -> n == 1);
        two.session.cancel();

        assertThatThrownBy(waiting::join).hasMessageContaining("Query cancelled on user's request");
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return database.waiting();
    }

    private Result alone(String sql) {
        try (Session session = database.session("admin", Map.of())) {
            return session.transaction(() -> session.execute(sql));
        }
    }

    private Client client() {
        Client client = new Client(database.session("admin", Map.of()));
        clients.add(client);
        return client;
    }

    /** A session whose transaction goes on from statement to statement, on a thread of its own. */
    private static final class Client {
        private record Sent(String sql, CompletableFuture<Result> answer) {}

        private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        private final Session session;
        private final CompletableFuture<Void> ended;

        Client(Session session) {
            this.session = session;
            this.ended = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(this::run);
        }

        CompletableFuture<Result> send(String sql) {
            CompletableFuture<Result> answer = new CompletableFuture<>();
            sent.add(new Sent(sql, answer));
            return answer;
        }

        void commit() {
            var _ = send("commit");
            ended.join();
        }

        void close() {
            session.cancel();
            var _ = send("commit");
            ended.exceptionally(failed -> null).join();
            session.close();
        }

        private void run() {
            try {
                session.transaction(() -> {
                    for (Sent next = take(); !next.sql().equals("commit"); next = take()) {
                        execute(next);
                    }
                    return true;
                });
                ended.complete(null);
            } catch (RuntimeException failed) {
                ended.completeExceptionally(failed);
            }
        }

        private void execute(Sent next) {
            try {
                next.answer().complete(session.execute(next.sql()));
            } catch (RuntimeException failed) {
                next.answer().completeExceptionally(failed);
                throw failed;
            }
        }

        private Sent take() {
            try {
                return sent.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

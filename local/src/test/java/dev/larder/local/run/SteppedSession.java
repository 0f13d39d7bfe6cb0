package dev.larder.local.run;

import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** One transaction, which goes on statement by statement on a thread of its own. */
final class SteppedSession {
    private static final String COMMIT = "";

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private record Step(String sql, CompletableFuture<Void> done) {}

    /** Begins it; parameters are the values of {@code :name}. */
    SteppedSession(Database database, Map<String, String> parameters) {
        Thread.ofPlatform().daemon().start(() -> run(database, parameters));
    }

    /** Completes when the statement is done, or with why it failed, after which the transaction is rolled back. */
    CompletableFuture<Void> send(String sql) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        steps.add(new Step(sql, done));
        return done;
    }

    /** Sends these one after the other; {@link #commit} tells what fails. */
    void sendAll(List<String> statements) {
        statements.forEach(sql -> {
            var _ = send(sql);
        });
    }

    /** Commits when all that was sent is done; completes then, or with what failed. */
    CompletableFuture<Void> commit() {
        var _ = send(COMMIT);
        return ended;
    }

    private void run(Database database, Map<String, String> parameters) {
        try (Session session = database.session("admin", parameters)) {
            session.transaction(() -> {
                for (Step next = take(); !next.sql().equals(COMMIT); next = take()) {
                    execute(session, next);
                }
                return true;
            });
            ended.complete(null);
        } catch (RuntimeException failed) {
            ended.completeExceptionally(failed);
        }
    }

    private static void execute(Session session, Step next) {
        try {
            session.execute(next.sql());
            next.done().complete(null);
        } catch (RuntimeException failed) {
            next.done().completeExceptionally(failed);
            throw failed;
        }
    }

    private Step take() {
        try {
            return steps.take();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

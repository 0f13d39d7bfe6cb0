package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Database;
import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.load.LoadError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs one submission in one transaction and says how it ended. */
final class Executor {
    private final Results results;
    private final Clock clock;

    Executor(Results results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    /** Whatever is thrown, an {@link Error} too, is how it ended. */
    Outcome run(Database database, Running running) {
        try {
            List<StatementText> statements =
                    running.submission().sqls().stream().map(StatementText::of).toList();
            return once(database, running, statements);
        } catch (RuntimeException | Error e) {
            return failed(running, List.of(), e, 0);
        }
    }

    private Outcome once(Database database, Running running, List<StatementText> statements) {
        Submission submission = running.submission();
        List<Outcome.Part> parts = new ArrayList<>();
        long begin = System.nanoTime();
        try (Session session = database.session(submission.origin().user(), submission.parameters())) {
            running.started(session, clock.instant());
            boolean writing = !statements.stream().allMatch(StatementText::readsOnly);
            return session.transaction(writing, () -> {
                all(submission, statements, session, parts);
                Outcome outcome = new Outcome(Outcome.Status.FINISHED, null, System.nanoTime() - begin, parts);
                if (writing) {
                    session.commits(
                            submission.id(), outcome.json(submission.id()).toString());
                }
                return outcome;
            });
        } catch (RuntimeException | Error e) {
            return failed(running, parts, e, System.nanoTime() - begin);
        }
    }

    private void all(Submission submission, List<StatementText> statements, Session session, List<Outcome.Part> parts) {
        for (int i = 0; i < statements.size(); i++) {
            long begin = System.nanoTime();
            StatementText statement = statements.get(i);
            refuseInBatch(submission, statement);
            Result result = session.execute(statement);
            String id = submission.batch() ? submission.id() + ":" + (i + 1) : submission.id();
            long bytes = result.hasRows() ? results.write(id, result) : 0;
            parts.add(new Outcome.Part(
                    Outcome.Status.FINISHED, null, System.nanoTime() - begin, result.count(), bytes, result.hasRows()));
        }
        Set<String> unused = new HashSet<>(submission.parameters().keySet());
        unused.removeAll(session.usedParameters());
        if (!unused.isEmpty()) {
            throw new SqlError("Parameters list contains unused parameters. Unused parameters: " + unused);
        }
    }

    private static void refuseInBatch(Submission submission, StatementText statement) {
        if (!submission.batch() || submission.autoCommit()) {
            return;
        }
        if (statement.firstWord().equals("truncate")) {
            throw new SqlError("TRUNCATE cannot run inside a batch: it would commit what stands before it; use DELETE");
        }
        String alone = statement.alone();
        if (alone != null) {
            throw new SqlError(alone + " cannot run inside a transaction block");
        }
    }

    /** How it ended for somebody whom the database did not let in. */
    static Outcome refused(Running running, String error) {
        return failed(running, List.of(), error, 0);
    }

    private static Outcome failed(Running running, List<Outcome.Part> done, Throwable e, long nanos) {
        return failed(running, done, told("statement " + running.submission().id(), e), nanos);
    }

    private static Outcome failed(Running running, List<Outcome.Part> done, String error, long nanos) {
        Outcome.Status status = running.isCancelled() ? Outcome.Status.ABORTED : Outcome.Status.FAILED;
        List<Outcome.Part> parts = new ArrayList<>();
        for (int i = 0; i < running.submission().sqls().size(); i++) {
            if (i < done.size()) {
                parts.add(done.get(i));
            } else {
                boolean culprit = i == done.size();
                parts.add(new Outcome.Part(
                        culprit ? status : Outcome.Status.ABORTED, culprit ? error : null, 0, -1, 0, false));
            }
        }
        return new Outcome(status, error, nanos, parts);
    }

    /** A statement that is too much for the engine ends like any other that fails; what nobody meant to tell is for the log. */
    static String told(String statement, Throwable e) {
        return switch (e) {
            case Objection objection -> {
                log().log(Level.DEBUG, () -> statement + " failed", objection);
                boolean isOurs = objection instanceof Refusal && objection.instead() != null;
                yield objection.getMessage() + (isOurs ? Refusal.INSTEAD + objection.instead() : "");
            }
            case LoadError loading -> String.valueOf(loading.getMessage());
            case Users.UnknownUser unknown -> String.valueOf(unknown.getMessage());
            case StackOverflowError deep -> "ERROR: stack depth limit exceeded: the statement is nested too deeply";
            case OutOfMemoryError large -> "ERROR: out of memory";
            default -> {
                log().log(Level.ERROR, statement + " failed", e);
                yield "ERROR: internal error; the log of the local Redshift says more";
            }
        };
    }

    private static Logger log() {
        return System.getLogger(Executor.class.getName());
    }
}

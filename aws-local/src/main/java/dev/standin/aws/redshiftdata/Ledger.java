package dev.standin.aws.redshiftdata;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.Warehouse;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every submission and its end, on disk, until it is forgotten a day after its end; safe for use by many threads.
 *
 * <p>Source: Redshift Management Guide, "Considerations when calling the Amazon Redshift Data API".
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Ledger.class.getName());
    private static final Duration TOKEN_LIFE = Duration.ofHours(8);
    private static final Duration KEPT = Duration.ofHours(24);

    private final Map<String, Running> all = new LinkedHashMap<>();
    private final Map<String, Running> newestOfToken = new HashMap<>();
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    private final Results results;
    // Its monitor is held while an entry is written and takes effect, and taken before this object's.
    private final Journal journal;

    Ledger(StateFolder state, Warehouse warehouse, Results results, Instant now) {
        this.results = results;
        this.journal = state.journal("redshift-data", entry -> replay(entry, now));
        for (Running left : List.copyOf(all.values())) {
            if (!left.sight().isFinal()) {
                end(left, afterCrash(warehouse, left), now);
            }
        }
        warehouse.names().forEach(name -> forgetCommitted(warehouse.database(name)));
        forgetOld(now);
        results.keepOnly(Set.copyOf(all.keySet()));
        compact();
    }

    private void replay(JsonNode entry, Instant now) {
        if (entry.has("submitted")) {
            keep(new Running(Submission.of(entry)));
            return;
        }
        Running running = all.get(entry.path("ended").asString());
        if (running != null) {
            active.remove(running.submission().id());
            running.ended(
                    Outcome.of(entry),
                    entry.has("at") ? Instant.parse(entry.path("at").asString()) : now);
        }
    }

    private static Outcome afterCrash(Warehouse warehouse, Running left) {
        Submission submission = left.submission();
        String committed = null;
        if (warehouse.names().contains(submission.origin().database())) {
            Database database = warehouse.database(submission.origin().database());
            try (Session session = database.session(Users.ADMIN, Map.of())) {
                committed = session.committed(submission.id());
            }
        }
        return committed == null
                ? new Outcome(
                        Outcome.Status.ABORTED,
                        "ERROR: the local Redshift ended before the statement was committed",
                        0,
                        List.of())
                : Outcome.of(JsonMapper.shared().readTree(committed));
    }

    /** The journal has every end by now, so that no transaction needs to tell its own any more. */
    private static void forgetCommitted(Database database) {
        try (Session session = database.session(Users.ADMIN, Map.of())) {
            if (session.hasCommitted()) {
                session.transaction(() -> {
                    session.forgetCommitted();
                    return true;
                });
            }
        }
    }

    private synchronized void keep(Running running) {
        Submission submission = running.submission();
        all.put(submission.id(), running);
        active.add(submission.id());
        String token = submission.origin().token();
        if (token != null) {
            newestOfToken.put(token, running);
        }
    }

    /** The earlier submission of the same token, if it still counts. */
    synchronized @Nullable Running sameToken(Submission submission) {
        String token = submission.origin().token();
        Running earlier = token == null ? null : newestOfToken.get(token);
        boolean counts = earlier != null
                && earlier.submission().createdAt().plus(TOKEN_LIFE).isAfter(submission.createdAt());
        return counts ? earlier : null;
    }

    Running add(Submission submission) {
        forgetOld(submission.createdAt());
        Running running = new Running(submission);
        synchronized (journal) {
            journal.append(submission.json());
            keep(running);
        }
        return running;
    }

    /** Ends it, also when that cannot be written down: then only what was committed may be told as finished. */
    void end(Running running, Outcome outcome, Instant at) {
        try {
            synchronized (journal) {
                journal.append(ended(running.submission().id(), outcome, at));
                running.ended(outcome, at);
                compact();
            }
        } catch (UncheckedIOException unwritten) {
            running.ended(outcome.unwritten(running.submission().writes()), at);
            LOG.log(
                    Level.WARNING,
                    "the end of statement {0} could not be written down: {1}",
                    running.submission().id(),
                    unwritten);
        }
        active.remove(running.submission().id());
    }

    private static ObjectNode ended(String id, Outcome outcome, Instant at) {
        return outcome.json(id).put("at", at.toString());
    }

    private void compact() {
        journal.compactIfLong(
                () -> newestFirst().reversed().stream().map(Running::sight).flatMap(Ledger::living));
    }

    private static Stream<JsonNode> living(Sight sight) {
        Submission submission = sight.submission();
        return sight.isFinal()
                ? Stream.of(submission.json(), ended(submission.id(), sight.outcome(), sight.updatedAt()))
                : Stream.of(submission.json());
    }

    /** Forgets what ended a day ago and its results. */
    void forgetOld(Instant now) {
        Instant limit = now.minus(KEPT);
        for (Running old : takeOld(limit)) {
            results.delete(old.submission());
        }
    }

    private synchronized List<Running> takeOld(Instant limit) {
        List<Running> old = new ArrayList<>();
        Iterator<Running> eldestFirst = all.values().iterator();
        while (eldestFirst.hasNext()) {
            Running running = eldestFirst.next();
            Sight sight = running.sight();
            if (!sight.submission().createdAt().isBefore(limit)) {
                break;
            }
            if (sight.isFinal() && sight.updatedAt().isBefore(limit)) {
                eldestFirst.remove();
                old.add(running);
            }
        }
        if (!old.isEmpty()) {
            newestOfToken.values().removeAll(old.stream().collect(Collectors.toSet()));
        }
        return old;
    }

    synchronized @Nullable Running find(String id) {
        return all.get(id);
    }

    int active() {
        return active.size();
    }

    /** Newest first. */
    synchronized List<Running> newestFirst() {
        return new ArrayList<>(all.values()).reversed();
    }

    @Override
    public void close() {
        journal.close();
    }
}

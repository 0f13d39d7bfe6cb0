package dev.standin.aws.redshiftdata;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every submission and its end, on disk; safe for use by many threads. */
final class Ledger implements AutoCloseable {
    private static final Duration TOKEN_LIFE = Duration.ofHours(8);
    private final Map<String, Running> all = new LinkedHashMap<>();
    private final Map<String, Running> newestOfToken = new HashMap<>();
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    private final Journal journal;

    Ledger(StateFolder state, Warehouse warehouse, Instant now) {
        journal = state.journal("redshift-data", entry -> replay(entry, now));
        for (Running left : List.copyOf(all.values())) {
            if (!left.outcome().status().isFinal()) {
                end(left, afterCrash(warehouse, left), now);
            }
        }
    }

    private void replay(JsonNode entry, Instant now) {
        if (entry.has("submitted")) {
            Submission submission = Submission.of(entry);
            keep(new Running(submission));
        } else {
            Running running = all.get(entry.path("ended").asString());
            if (running != null) {
                active.remove(running.submission().id());
                running.ended(Outcome.of(entry), entry.has("at") ? Instant.parse(entry.path("at").asString()) : now);
            }
        }
    }

    private static Outcome afterCrash(Warehouse warehouse, Running left) {
        Submission submission = left.submission();
        String committed = null;
        if (warehouse.names().contains(submission.origin().database())) {
            Database database = warehouse.database(submission.origin().database());
            try (Session session = database.session("larder", Map.of())) {
                committed = session.committed(submission.id());
            }
        }
        return committed == null
                ? new Outcome(Outcome.Status.ABORTED, "ERROR: the local Redshift ended before the statement was committed", 0, List.of())
                : Outcome.of(JsonMapper.shared().readTree(committed));
    }

    private void keep(Running running) {
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
        boolean counts = earlier != null && earlier.submission().createdAt().plus(TOKEN_LIFE).isAfter(submission.createdAt());
        return counts ? earlier : null;
    }

    synchronized Running add(Submission submission) {
        journal.append(submission.json());
        Running running = new Running(submission);
        keep(running);
        return running;
    }

    void end(Running running, Outcome outcome, Instant at) {
        journal.append(outcome.json(running.submission().id()).put("at", at.toString()));
        active.remove(running.submission().id());
        running.ended(outcome, at);
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

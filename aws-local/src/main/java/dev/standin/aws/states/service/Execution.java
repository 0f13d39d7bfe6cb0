package dev.standin.aws.states.service;

import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.history.History;
import dev.standin.aws.states.history.HistoryEvent;
import dev.standin.aws.states.run.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One execution with all its redrives; safe for use by many threads. */
final class Execution {
    private final Identity identity;
    private final History history;
    private final AtomicReference<@Nullable Run> run = new AtomicReference<>();
    private final AtomicReference<@Nullable String> redriveToken = new AtomicReference<>();

    Execution(Identity identity, History history) {
        this.identity = identity;
        this.history = history;
    }

    /**
     * What never changes.
     *
     * @param input text of JSON, as given
     */
    record Identity(String arn, String name, Origin origin, String input, Instant startDate) {}

    /** The revision of the machine that it was started with, which redrives use too. */
    record Origin(String machineArn, String revision) {}

    Identity identity() {
        return identity;
    }

    History history() {
        return history;
    }

    Phase phase() {
        return Phase.of(history.events());
    }

    Optional<Run> run() {
        return Optional.ofNullable(run.get());
    }

    void runs(Run current) {
        run.set(current);
    }

    /** Whether the latest redrive had this token: the same call again, not another redrive. */
    boolean wasRedrivenBy(String token) {
        return token.equals(redriveToken.get());
    }

    void redrivenBy(String token) {
        redriveToken.set(token);
    }

    StatusChange change() {
        Phase phase = phase();
        return new StatusChange(
                new StatusChange.Subject(identity.arn(), identity.origin().machineArn(), identity.name(), identity.input()),
                phase.status(),
                identity.startDate(),
                phase.closing()
                        .map(event -> new StatusChange.Outcome(
                                event.timestamp(), phase.detail("output"), phase.detail("error"), phase.detail("cause"))),
                redrive(phase));
    }

    /** As it is at the moment of the change. */
    private StatusChange.Redrive redrive(Phase phase) {
        Instant now = phase.closing().map(HistoryEvent::timestamp).orElse(identity.startDate());
        Optional<Instant> last = phase.redrives().isEmpty() ? Optional.empty() : Optional.of(phase.redrives().getLast());
        return new StatusChange.Redrive(phase.redrives().size(), last, Redrives.refusal(this, now));
    }
}

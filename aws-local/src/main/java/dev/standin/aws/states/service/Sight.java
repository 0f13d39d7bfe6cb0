package dev.standin.aws.states.service;

import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.internal.history.HistoryEvent;
import java.time.Instant;
import java.util.Optional;

/** An execution as it stood at one moment; every answer and every announcement is made from one of these. */
record Sight(Execution.Identity identity, Phase phase) {
    /** What the listener is told. */
    StatusChange change() {
        return new StatusChange(
                new StatusChange.Subject(
                        identity.arn(), identity.origin().machineArn(), identity.name(), identity.input()),
                phase.status(),
                identity.startDate(),
                phase.closing()
                        .map(event -> new StatusChange.Outcome(
                                event.timestamp(),
                                phase.detail("output"),
                                phase.detail("error"),
                                phase.detail("cause"))),
                redrive());
    }

    /** The redrive as it stands at the moment of the change. */
    private StatusChange.Redrive redrive() {
        Instant now = phase.closing().map(HistoryEvent::timestamp).orElse(identity.startDate());
        Optional<Instant> last = phase.redrives().isEmpty()
                ? Optional.empty()
                : Optional.of(phase.redrives().getLast());
        return new StatusChange.Redrive(phase.redrives().size(), last, Redrives.refusal(phase, now));
    }
}

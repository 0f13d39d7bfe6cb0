package dev.larder.local;

import dev.standin.aws.lambda.AsyncInvocations;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.StatusListener;
import java.util.Set;

/** Tells the function that the wiring names of executions that failed, timed out or were aborted, by EventBridge's event. */
final class BadEnds implements StatusListener {

    private static final Set<String> BAD = Set.of("FAILED", "TIMED_OUT", "ABORTED");

    private final Place place;
    private final AsyncInvocations events;

    BadEnds(Place place, AsyncInvocations events) {
        this.place = place;
        this.events = events;
    }

    @Override
    public void changed(StatusChange change) {
        if (!BAD.contains(change.status())) {
            return;
        }
        String ended = change.execution().stateMachineArn();
        place.wiring().machines().stream()
                .filter(machine -> place.arns().machine(machine.name()).equals(ended))
                .forEach(machine -> events.submit(
                        place.names().function(machine.onEnd()),
                        change.toEvent(place.clock().instant()).toString()));
    }
}

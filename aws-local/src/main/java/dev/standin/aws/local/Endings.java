package dev.standin.aws.local;

import dev.standin.aws.lambda.AsyncInvocations;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.StatusListener;

/** Tells functions, by EventBridge's event, of the executions whose end the stack's rules name. */
final class Endings implements StatusListener {

    private final Place place;
    private final AsyncInvocations events;

    Endings(Place place, AsyncInvocations events) {
        this.place = place;
        this.events = events;
    }

    @Override
    public void changed(StatusChange change) {
        String ended = change.execution().stateMachineArn();
        place.stack().endings().stream()
                .filter(ending -> Arns.machine(ending.machine()).equals(ended)
                        && ending.statuses().contains(change.status()))
                .forEach(ending -> events.submit(
                        ending.function(),
                        change.toEvent(place.clock().instant()).toString()));
    }
}

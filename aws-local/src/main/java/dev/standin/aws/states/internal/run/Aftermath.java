package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.StateType;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What AWS records when a branch or an iteration has failed: that the iteration failed, that its Task was aborted, and that the
 * others were aborted in the states they were in. All of it follows the last event of the one that failed.
 *
 * <p>Source: localstack/localstack, recorded history of test_service_lambda_map_timeout; floci-io/floci issue 2868.
 */
final class Aftermath {
    private final Recorder recorder;
    private final Visit visit;

    Aftermath(Recorder recorder, Visit visit) {
        this.recorder = recorder;
        this.visit = visit;
    }

    void record(Flow failed) {
        long last = failed.lastEventId();
        ended(failed, last, "MapIterationFailed");
        failed.current()
                .filter(state -> state.state().type() == StateType.TASK)
                .ifPresent(state -> recorder.recordBeside(failed, last, state.eventType("Aborted"), Details.none()));
        for (Flow flow : visit.flow().begun()) {
            if (flow.isRunning() && flow != failed) {
                ended(flow, last, "MapIterationAborted");
                abort(flow, last);
            }
        }
    }

    private void ended(Flow flow, long last, String type) {
        flow.mapIndex().filter(index -> visit.state().type() == StateType.MAP).ifPresent(index -> {
            ObjectNode details = Details.named(visit.state().name()).put("index", index);
            recorder.recordBeside(flow, last, type, details);
        });
    }

    /** The state that the branch is in, then those inside of it. */
    private void abort(Flow flow, long last) {
        Optional<Visit> current = flow.current();
        if (current.isEmpty() || !isAbortable(current.get().state().type())) {
            return;
        }
        recorder.recordBeside(flow, last, current.get().eventType("Aborted"), Details.none());
        flow.begun().stream().filter(Flow::isRunning).forEach(inner -> abort(inner, last));
    }

    /** Whether there is an event for aborting a state of this type. */
    private static boolean isAbortable(StateType type) {
        return switch (type) {
            case TASK, WAIT, MAP, PARALLEL -> true;
            case PASS, CHOICE, SUCCEED, FAIL -> false;
        };
    }
}

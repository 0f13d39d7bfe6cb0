package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.Resource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of one task attempt: {@code Task...} of the integration, {@code LambdaFunction...} of a direct call. */
final class TaskEvents {
    private final Recorder recorder;
    private final Flow flow;
    private final Resource resource;

    TaskEvents(Recorder recorder, Flow flow, Resource resource) {
        this.recorder = recorder;
        this.flow = flow;
        this.resource = resource;
    }

    void scheduled(JsonNode arguments, Optional<Duration> timeout, Optional<Duration> heartbeat) {
        ObjectNode details = base();
        if (isDirect()) {
            details.put("resource", resource.functionArn());
            Details.data(details, "input", arguments);
        } else {
            details.put("region", "us-east-1").put("parameters", arguments.toString());
            heartbeat.ifPresent(limit -> details.put("heartbeatInSeconds", limit.toSeconds()));
        }
        timeout.ifPresent(limit -> details.put("timeoutInSeconds", limit.toSeconds()));
        record("Scheduled", details);
    }

    void started() {
        record("Started", base());
    }

    void submitted(JsonNode output) {
        record("Submitted", Details.data(base(), "output", output));
    }

    void succeeded(JsonNode output) {
        record("Succeeded", Details.data(base(), "output", output));
    }

    void failed(@Nullable String error, @Nullable String cause) {
        record("Failed", Details.failure(base(), error, cause));
    }

    void timedOut() {
        record("TimedOut", Details.failure(base(), StateFailure.TIMEOUT, null));
    }

    private void record(String suffix, ObjectNode details) {
        recorder.record(flow, (isDirect() ? "LambdaFunction" : "Task") + suffix, details);
    }

    private ObjectNode base() {
        if (isDirect()) {
            return Details.none();
        }
        if (resource.kind() == Resource.Kind.SDK_CALL) {
            return Details.none()
                    .put("resourceType", "aws-sdk:" + resource.service())
                    .put("resource", resource.action());
        }
        String call = resource.kind() == Resource.Kind.INVOKE ? "invoke" : "invoke.waitForTaskToken";
        return Details.none().put("resourceType", "lambda").put("resource", call);
    }

    private boolean isDirect() {
        return resource.kind() == Resource.Kind.FUNCTION;
    }
}

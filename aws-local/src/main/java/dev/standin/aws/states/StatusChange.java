package dev.standin.aws.states;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An execution began (RUNNING) or ended (SUCCEEDED, FAILED, TIMED_OUT, ABORTED).
 *
 * @param outcome of an execution that ended
 */
public record StatusChange(
        Subject execution, String status, Instant startDate, Optional<Outcome> outcome, Redrive redrive) {
    /**
     * What changed.
     *
     * @param input text of JSON
     */
    public record Subject(String executionArn, String stateMachineArn, String name, String input) {}

    /** How it ended; output is a text of JSON. */
    public record Outcome(Instant stopDate, Optional<String> output, Optional<String> error, Optional<String> cause) {}

    /**
     * Whether it was redriven and may be.
     *
     * @param refusal why it may not be; empty if it may
     */
    public record Redrive(int count, Optional<Instant> date, String refusal) {}

    /**
     * The event that AWS puts on the default event bus.
     *
     * <p>Source: Step Functions Developer Guide, "Automating Step Functions event delivery with EventBridge".
     */
    public JsonNode toEvent(Instant now) {
        String[] arn = execution.executionArn().split(":");
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Step Functions Execution Status Change");
        event.put("source", "aws.states");
        event.put("account", arn[4]);
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", arn[3]);
        event.putArray("resources").add(execution.executionArn());
        event.set("detail", detail());
        return event;
    }

    private ObjectNode detail() {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.put("executionArn", execution.executionArn());
        detail.put("stateMachineArn", execution.stateMachineArn());
        detail.put("name", execution.name());
        detail.put("status", status);
        detail.put("startDate", startDate.toEpochMilli());
        outcome.map(Outcome::stopDate)
                .ifPresentOrElse(date -> detail.put("stopDate", date.toEpochMilli()), () -> detail.putNull("stopDate"));
        addRedrive(detail);
        detail.put("input", execution.input());
        detail.putObject("inputDetails").put("included", true);
        Optional<String> output = outcome.flatMap(Outcome::output);
        detail.put("output", output.orElse(null));
        if (output.isPresent()) {
            detail.putObject("outputDetails").put("included", true);
        } else {
            detail.putNull("outputDetails");
        }
        detail.put("error", outcome.flatMap(Outcome::error).orElse(null));
        detail.put("cause", outcome.flatMap(Outcome::cause).orElse(null));
        return detail;
    }

    private void addRedrive(ObjectNode detail) {
        detail.putNull("stateMachineVersionArn").putNull("stateMachineAliasArn");
        detail.put("redriveCount", redrive.count());
        detail.put("redriveDate", redrive.date().map(Instant::toEpochMilli).orElse(null));
        detail.put("redriveStatus", redrive.refusal().isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
        detail.put("redriveStatusReason", redrive.refusal().isEmpty() ? null : redrive.refusal());
    }
}

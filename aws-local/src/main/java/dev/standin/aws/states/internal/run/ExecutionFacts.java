package dev.standin.aws.states.internal.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an execution knows about itself.
 *
 * @param redriveCount 0 in the first run
 */
public record ExecutionFacts(
        Machine machine, String arn, String name, JsonNode input, Instant startDate, int redriveCount) {
    /** The machine as it was when the execution began. */
    public record Machine(String arn, String name, String roleArn) {}

    /** A time to the millisecond, as in the context object. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The parts of the context object that stay the same. */
    ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode execution = context.putObject("Execution").put("Id", arn);
        execution.set("Input", input);
        execution
                .put("StartTime", time(startDate))
                .put("Name", name)
                .put("RoleArn", machine.roleArn())
                .put("RedriveCount", redriveCount);
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }
}

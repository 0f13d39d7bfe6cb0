package dev.larder.local.states.run;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an execution knows about itself.
 *
 * @param redriveCount 0 in the first run
 */
public record ExecutionFacts(Machine machine, String arn, String name, JsonNode input, Instant startDate, int redriveCount) {
    /** The machine as it was when the execution began. */
    public record Machine(String arn, String name, String roleArn) {}

    /** The parts of the context object that stay the same. */
    ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution")
                .put("Id", arn)
                .put("Name", name)
                .put("RoleArn", machine.roleArn())
                .put("StartTime", startDate.toString())
                .put("RedriveCount", redriveCount)
                .set("Input", input);
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }
}

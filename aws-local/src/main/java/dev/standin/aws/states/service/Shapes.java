package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.language.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The structures of the API's responses. */
final class Shapes {
    private static final List<String> DATA = List.of("input", "output", "assignedVariables");

    /** An element of an array, not a state whose name is a number. */
    private static final Pattern ELEMENT = Pattern.compile("(?<!/States)/(\\d+)(?=/|$)");

    private Shapes() {}

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    /** Seconds since 1970, with milliseconds, as AWS JSON writes timestamps. */
    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    static ObjectNode event(HistoryEvent event, boolean data) {
        ObjectNode shape = object().put("timestamp", seconds(event.timestamp()))
                .put("type", event.type())
                .put("id", event.id())
                .put("previousEventId", event.previousId());
        if (event.details().isEmpty() && !event.type().startsWith("Execution")) {
            return shape;
        }
        ObjectNode details = event.details().deepCopy();
        if (!data) {
            DATA.forEach(field -> details.remove(List.of(field, field + "Details")));
        }
        shape.set(detailsField(event.type()), details);
        return shape;
    }

    private static String detailsField(String type) {
        String name = type;
        if (type.endsWith("StateEntered")) {
            name = "StateEntered";
        } else if (type.endsWith("StateExited")) {
            name = "StateExited";
        }
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "EventDetails";
    }

    /** AWS writes an element of an array as {@code Choices[0]}, and no location if there is none. */
    static ObjectNode diagnostic(Problem problem) {
        ObjectNode shape =
                object().put("severity", "ERROR").put("code", problem.code()).put("message", problem.message());
        if (!problem.pointer().isEmpty()) {
            shape.put("location", ELEMENT.matcher(problem.pointer()).replaceAll("[$1]"));
        }
        return shape;
    }

    static ObjectNode machine(Machine machine) {
        return object().put("stateMachineArn", machine.arn())
                .put("name", machine.identity().name())
                .put("definition", machine.definition())
                .put("roleArn", machine.roleArn());
    }

    static ObjectNode summary(Sight execution) {
        Phase phase = execution.phase();
        ObjectNode shape = object().put("executionArn", execution.identity().arn())
                .put("stateMachineArn", execution.identity().origin().machineArn())
                .put("name", execution.identity().name())
                .put("status", phase.status())
                .put("startDate", seconds(execution.identity().startDate()));
        phase.closing().ifPresent(event -> shape.put("stopDate", seconds(event.timestamp())));
        shape.put("redriveCount", phase.redrives().size());
        if (!phase.redrives().isEmpty()) {
            shape.put("redriveDate", seconds(phase.redrives().getLast()));
        }
        return shape;
    }

    static ObjectNode execution(Sight execution, Instant now) {
        Phase phase = execution.phase();
        ObjectNode shape = summary(execution).put("input", execution.identity().input());
        shape.putObject("inputDetails").put("included", true);
        phase.detail("output").ifPresent(output -> {
            shape.put("output", output);
            shape.putObject("outputDetails").put("included", true);
        });
        phase.detail("error").ifPresent(error -> shape.put("error", error));
        phase.detail("cause").ifPresent(cause -> shape.put("cause", cause));
        String refusal = Redrives.refusal(phase, now);
        shape.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
        if (!refusal.isEmpty()) {
            shape.put("redriveStatusReason", refusal);
        }
        return shape;
    }
}

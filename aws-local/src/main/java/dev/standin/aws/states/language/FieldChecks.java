package dev.standin.aws.states.language;

import dev.standin.aws.states.internal.expression.Expression;
import dev.standin.aws.states.internal.expression.Reads;
import dev.standin.redshift.dialect.text.Spelling;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the fields of one state against the feature list of its type; reports problems and never stops. */
final class FieldChecks {
    private static final Set<String> JSON_PATH = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "Parameters",
            "ResultSelector",
            "Result",
            "ItemsPath",
            "SecondsPath",
            "TimestampPath",
            "ErrorPath",
            "CausePath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "MaxConcurrencyPath",
            "Variable");
    private static final int LONGEST_WAIT = 99_999_999;

    /** concepts-error-handling.html: MaxDelaySeconds is less than 31622400. */
    private static final int LONGEST_DELAY = 31_622_399;

    private final Problems problems;
    private final HandlerChecks handlers;

    FieldChecks(Problems problems) {
        this.problems = problems;
        this.handlers = new HandlerChecks(problems, this);
    }

    void check(StateType type, ObjectNode fields, String pointer) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (type.allows(field.getKey())) {
                checkField(field.getKey(), fields, pointer);
            } else {
                unknown(Problems.child(pointer, field.getKey()), field.getKey(), type.word(), type.fields());
            }
        }
        type.required().stream()
                .filter(field -> !fields.has(field))
                .forEach(field -> problems.invalid(pointer, "a " + type.word() + " state must have " + field));
        if (type.leadsOn() && fields.has("Next") == fields.has("End")) {
            problems.invalid(pointer, "must have either Next or \"End\": true");
        }
        checkTogether(type, fields, pointer);
    }

    private void checkTogether(StateType type, ObjectNode fields, String pointer) {
        if (type == StateType.WAIT && fields.has("Seconds") == fields.has("Timestamp")) {
            problems.invalid(pointer, "a Wait state must have either Seconds or Timestamp");
        }
        if (type == StateType.CHOICE) {
            handlers.assigned(fields, pointer);
        }
        if (type != StateType.TASK) {
            return;
        }
        boolean other = Resource.of(fields.path("Resource").asString(""))
                .filter(resource ->
                        resource.kind() == Resource.Kind.FUNCTION || resource.kind() == Resource.Kind.SDK_CALL)
                .isPresent();
        if (!other) {
            handlers.invocation(fields.path("Arguments"), pointer);
        }
        boolean waits = Resource.of(fields.path("Resource").asString(""))
                .filter(Resource::waitsForToken)
                .isPresent();
        if (fields.has("HeartbeatSeconds") && !waits) {
            problems.unsupported(
                    Problems.child(pointer, "HeartbeatSeconds"),
                    "is supported with .waitForTaskToken only: no other task sends a heartbeat");
        }
        JsonNode heartbeat = fields.path("HeartbeatSeconds");
        JsonNode timeout = fields.path("TimeoutSeconds");
        if (heartbeat.isInt() && timeout.isInt() && heartbeat.intValue() >= timeout.intValue()) {
            problems.invalid(Problems.child(pointer, "HeartbeatSeconds"), "must be less than TimeoutSeconds");
        }
    }

    private void checkField(String field, ObjectNode fields, String pointer) {
        String here = Problems.child(pointer, field);
        switch (field) {
            case "Next", "Default", "Comment" -> text(fields, field, pointer);
            case "End" -> {
                if (!fields.path(field).isBoolean() || !fields.path(field).booleanValue()) {
                    problems.invalid(here, "End must be true");
                }
            }
            case "Output" -> template(fields.path(field), here, reads(fields));
            case "Arguments", "ItemSelector" -> template(fields.path(field), here, Reads.INPUT);
            case "Error", "Cause" -> {
                text(fields, field, pointer);
                template(fields.path(field), here, Reads.INPUT);
            }
            case "Assign" -> assign(fields.path(field), here, reads(fields));
            case "Seconds" -> wholeOrExpression(fields, field, pointer, 0);
            case "TimeoutSeconds", "HeartbeatSeconds" -> wholeOrExpression(fields, field, pointer, 1);
            case "MaxConcurrency" -> wholeOrExpression(fields, field, pointer, 0);
            case "Timestamp" -> handlers.timestamp(fields.path(field), here);
            case "Resource" -> handlers.resource(fields.path(field), here);
            case "Choices" -> handlers.choices(fields.path(field), here);
            case "Retry" -> handlers.retry(fields.path(field), here);
            case "Catch" -> handlers.catches(fields.path(field), here);
            case "Items" -> handlers.items(fields.path(field), here);
            case "ItemProcessor" -> handlers.processor(fields.path(field), here);
            case "Branches" -> handlers.branches(fields.path(field), here);
            case "Type", "QueryLanguage" -> {
                // Read before the other fields, because they decide whether the others are read at all.
            }
            default -> throw new IllegalStateException("No check for the allowed field " + field);
        }
    }

    void onlyKnown(ObjectNode fields, String pointer, Set<String> known) {
        for (String field : fields.propertyNames()) {
            if (!known.contains(field)) {
                unknown(Problems.child(pointer, field), field, "this object", known);
            }
        }
    }

    private void unknown(String here, String field, String owner, Set<String> known) {
        if (JSON_PATH.contains(field)) {
            problems.unsupported(here, field + " belongs to JSONPath; write Arguments, Output or Assign with JSONata");
        } else {
            problems.unsupported(
                    here,
                    "the field " + field + " of " + owner + " is not supported"
                            + Spelling.nearest(field, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
    }

    /** What Output and Assign of the state itself may read. */
    private static Reads reads(ObjectNode fields) {
        boolean hasResult = StateType.of(fields.path("Type").asString())
                .filter(type -> type.allows("Retry"))
                .isPresent();
        return hasResult ? Reads.RESULT : Reads.INPUT;
    }

    void assign(JsonNode assign, String pointer, Reads reads) {
        if (!Variables.isObject(assign)) {
            problems.invalid(pointer, "Assign must be an object of variable names and values");
        }
        template(assign, pointer, reads);
    }

    /** Reports every text that is neither plain nor a readable expression. */
    void template(JsonNode value, String pointer, Reads reads) {
        switch (value) {
            case ObjectNode object ->
                object.properties()
                        .forEach(field -> template(field.getValue(), Problems.child(pointer, field.getKey()), reads));
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    template(array.get(index), Problems.child(pointer, index), reads);
                }
            }
            default -> {
                if (value.isString()) {
                    Expression.flawsIn(value.stringValue(), reads).forEach(flaw -> problems.flawed(pointer, flaw));
                }
            }
        }
    }

    boolean text(ObjectNode fields, String field, String pointer) {
        if (!fields.has(field) || fields.path(field).isString()) {
            return true;
        }
        problems.invalid(Problems.child(pointer, field), field + " must be a string");
        return false;
    }

    boolean whole(ObjectNode fields, String field, String pointer, int least) {
        JsonNode value = fields.path(field);
        int most = field.equals("MaxDelaySeconds") ? LONGEST_DELAY : LONGEST_WAIT;
        if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
            return true;
        }
        problems.invalid(
                Problems.child(pointer, field),
                "%s must be a whole number from %d to %d, found %s".formatted(field, least, most, value));
        return false;
    }

    private void wholeOrExpression(ObjectNode fields, String field, String pointer, int least) {
        JsonNode value = fields.path(field);
        if (value.isString() && Expression.in(value.stringValue()).isPresent()) {
            template(value, Problems.child(pointer, field), Reads.INPUT);
            return;
        }
        whole(fields, field, pointer, least);
    }
}

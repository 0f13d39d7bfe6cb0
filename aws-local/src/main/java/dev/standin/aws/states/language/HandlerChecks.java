package dev.standin.aws.states.language;

import dev.standin.aws.states.internal.expression.Expression;
import dev.standin.aws.states.internal.expression.Reads;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the fields that have a structure of their own: rules, retriers, catchers, resources, processors. */
final class HandlerChecks {
    private static final Set<String> RULE = Set.of("Condition", "Next", "Output", "Assign", "Comment");
    private static final Set<String> RETRIER = Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment");
    private static final Set<String> CATCHER = Set.of("ErrorEquals", "Next", "Output", "Assign", "Comment");
    private static final Set<String> SCOPE = Set.of("StartAt", "States", "Comment", "ProcessorConfig");
    private static final Set<String> INVOCATION = Set.of("FunctionName", "Payload");
    private static final String ALL = "States.ALL";

    private final Problems problems;
    private final FieldChecks fields;

    HandlerChecks(Problems problems, FieldChecks fields) {
        this.problems = problems;
        this.fields = fields;
    }

    void timestamp(JsonNode value, String pointer) {
        if (value.isString() && Expression.in(value.stringValue()).isPresent()) {
            fields.template(value, pointer, Reads.INPUT);
            return;
        }
        if (!value.isString() || Timestamps.parse(value.stringValue()).isEmpty()) {
            problems.invalid(pointer, "Timestamp must be like 2016-03-14T01:59:00Z, found " + value);
        }
    }

    void resource(JsonNode value, String pointer) {
        if (!value.isString() || Resource.of(value.stringValue()).isEmpty()) {
            problems.unsupported(
                    pointer,
                    "the resource " + value
                            + " is not supported; arn:aws:states:::lambda:invoke, the same with .waitForTaskToken,"
                            + " the ARN of a Lambda function, and arn:aws:states:::aws-sdk:transfer: with"
                            + " startDirectoryListing, startFileTransfer, listFileTransferResults or testConnection are");
        }
    }

    void invocation(JsonNode arguments, String pointer) {
        String here = Problems.child(pointer, "Arguments");
        if (arguments instanceof ObjectNode object) {
            fields.onlyKnown(object, here, INVOCATION);
            if (!object.path("FunctionName").isString()) {
                problems.invalid(here, "Arguments must have the string FunctionName");
            }
        } else if (!arguments.isString()) {
            problems.invalid(here, "Arguments must have FunctionName");
        }
    }

    void items(JsonNode value, String pointer) {
        if (!value.isArray()
                && !(value.isString() && Expression.in(value.stringValue()).isPresent())) {
            problems.invalid(pointer, "Items must be an array or an expression");
        }
        fields.template(value, pointer, Reads.INPUT);
    }

    void choices(JsonNode rules, String pointer) {
        entries(rules, pointer, 1, (rule, here) -> {
            fields.onlyKnown(rule, here, RULE);
            target(rule, here);
            ownFields(rule, here, Reads.INPUT);
            JsonNode condition = rule.path("Condition");
            if (!condition.isBoolean()
                    && !(condition.isString()
                            && Expression.in(condition.stringValue()).isPresent())) {
                problems.invalid(Problems.child(here, "Condition"), "Condition must be an expression, true or false");
            }
            fields.template(condition, Problems.child(here, "Condition"), Reads.INPUT);
        });
    }

    void retry(JsonNode retriers, String pointer) {
        entries(retriers, pointer, 0, (retrier, here) -> {
            fields.onlyKnown(retrier, here, RETRIER);
            Stream.of("IntervalSeconds", "MaxDelaySeconds")
                    .filter(retrier::has)
                    .forEach(field -> fields.whole(retrier, field, here, 1));
            if (retrier.has("MaxAttempts")) {
                fields.whole(retrier, "MaxAttempts", here, 0);
            }
            JsonNode rate = retrier.path("BackoffRate");
            if (retrier.has("BackoffRate") && !(rate.isNumber() && rate.doubleValue() >= 1)) {
                problems.invalid(Problems.child(here, "BackoffRate"), "BackoffRate must be at least 1.0");
            }
            if (!List.of("FULL", "NONE").contains(retrier.path("JitterStrategy").asString("NONE"))) {
                problems.invalid(Problems.child(here, "JitterStrategy"), "JitterStrategy must be FULL or NONE");
            }
            if (retrier.path("MaxDelaySeconds").asInt(Integer.MAX_VALUE)
                    <= retrier.path("IntervalSeconds").asInt(1)) {
                problems.invalid(
                        Problems.child(here, "MaxDelaySeconds"),
                        "MaxDelaySeconds must be greater than IntervalSeconds");
            }
        });
        errors(retriers, pointer);
    }

    void catches(JsonNode catchers, String pointer) {
        entries(catchers, pointer, 0, (catcher, here) -> {
            fields.onlyKnown(catcher, here, CATCHER);
            target(catcher, here);
            ownFields(catcher, here, Reads.ERROR_OUTPUT);
        });
        errors(catchers, pointer);
    }

    void branches(JsonNode branches, String pointer) {
        entries(branches, pointer, 1, (branch, here) -> {
            fields.onlyKnown(branch, here, Set.of("StartAt", "States", "Comment"));
            fields.text(branch, "Comment", here);
        });
    }

    void processor(JsonNode processor, String pointer) {
        if (!(processor instanceof ObjectNode scope)) {
            problems.invalid(pointer, "ItemProcessor must be an object");
            return;
        }
        fields.onlyKnown(scope, pointer, SCOPE);
        fields.text(scope, "Comment", pointer);
        String here = Problems.child(pointer, "ProcessorConfig");
        if (scope.has("ProcessorConfig") && !scope.path("ProcessorConfig").isObject()) {
            problems.invalid(here, "ProcessorConfig must be an object");
        }
        if (scope.get("ProcessorConfig") instanceof ObjectNode config) {
            fields.onlyKnown(config, here, Set.of("Mode"));
            if (!config.path("Mode").asString("").equals("INLINE") && config.has("Mode")) {
                problems.unsupported(Problems.child(here, "Mode"), "only Mode INLINE is supported");
            }
        }
    }

    private void target(ObjectNode entry, String pointer) {
        if (!entry.path("Next").isString()) {
            problems.invalid(pointer, "must have Next, the name of a state");
        }
    }

    private void ownFields(ObjectNode entry, String pointer, Reads reads) {
        fields.text(entry, "Comment", pointer);
        fields.template(entry.path("Output"), Problems.child(pointer, "Output"), reads);
        if (entry.has("Assign")) {
            fields.assign(entry.path("Assign"), Problems.child(pointer, "Assign"), reads);
        }
    }

    /**
     * Refuses an Assign of the state that a rule does not replace: state-choice.html says that it applies whichever rule matches, the
     * interpreter keeps it for Default, and no recording shows which is right.
     */
    void assigned(ObjectNode state, String pointer) {
        List<String> names = List.copyOf(state.path("Assign").propertyNames());
        for (JsonNode rule : state.path("Choices")) {
            if (!rule.path("Assign").propertyNames().containsAll(names)) {
                problems.unsupported(
                        Problems.child(pointer, "Assign"),
                        "every rule must assign the variables that the state's own Assign gives: " + names);
                return;
            }
        }
    }

    private void errors(JsonNode entries, String pointer) {
        for (int index = 0; index < entries.size(); index++) {
            String here = Problems.child(Problems.child(pointer, index), "ErrorEquals");
            JsonNode names = entries.get(index).path("ErrorEquals");
            if (!names.isArray() || names.isEmpty() || !names.valueStream().allMatch(JsonNode::isString)) {
                problems.invalid(here, "ErrorEquals must be an array of error names");
                continue;
            }
            boolean all =
                    names.valueStream().anyMatch(name -> name.stringValue().equals(ALL));
            if (all && (names.size() > 1 || index < entries.size() - 1)) {
                problems.invalid(here, "States.ALL must stand alone, in the last entry");
            }
        }
    }

    private interface EntryCheck {
        void check(ObjectNode entry, String pointer);
    }

    private void entries(JsonNode list, String pointer, int least, EntryCheck check) {
        Consumer<String> wrong = place -> problems.invalid(place, "must be an array of at least " + least + " objects");
        if (!(list instanceof ArrayNode array) || array.size() < least) {
            wrong.accept(pointer);
            return;
        }
        for (int index = 0; index < array.size(); index++) {
            String here = Problems.child(pointer, index);
            if (array.get(index) instanceof ObjectNode entry) {
                check.check(entry, here);
            } else {
                problems.invalid(here, "must be an object");
            }
        }
    }
}

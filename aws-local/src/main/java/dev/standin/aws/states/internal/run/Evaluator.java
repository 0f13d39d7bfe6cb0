package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.expression.Bindings;
import dev.standin.aws.states.internal.expression.EvaluationFailure;
import dev.standin.aws.states.internal.expression.Expression;
import dev.standin.aws.states.internal.expression.Template;
import dev.standin.aws.states.internal.history.Details;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates a state's fields with {@code $states} and the variables in sight; a failure becomes an event and an error. */
final class Evaluator {
    private final ExecutionFacts facts;
    private final Recorder recorder;

    Evaluator(ExecutionFacts facts, Recorder recorder) {
        this.facts = facts;
        this.recorder = recorder;
    }

    /** What the state's expressions see, with these additions to {@code $states}: result or errorOutput. */
    Bindings bindings(Visit visit, Map<String, JsonNode> additions) {
        return bindings(visit, additions, context(visit));
    }

    /** The same for the arguments of a task that gets a token. */
    Bindings bindingsWithToken(Visit visit, String token) {
        ObjectNode context = context(visit);
        context.putObject("Task").put("Token", token);
        return bindings(visit, Map.of(), context);
    }

    private static Bindings bindings(Visit visit, Map<String, JsonNode> additions, ObjectNode context) {
        ObjectNode states = Details.none();
        states.set("input", visit.input());
        additions.forEach(states::set);
        states.set("context", context);
        return Bindings.of(visit.flow().variables(), states);
    }

    /**
     * The context object as recorded in localstack/localstack's test_output.snapshot.json; a state that cannot be retried
     * has no RetryCount.
     */
    private ObjectNode context(Visit visit) {
        ObjectNode context = facts.context();
        ObjectNode state = context.putObject("State");
        state.put("Name", visit.state().name())
                .put("EnteredTime", ExecutionFacts.time(visit.entry().time()));
        if (visit.state().isRetriable()) {
            state.put("RetryCount", visit.retries());
        }
        visit.flow().mapItem().ifPresent(item -> context.putObject("Map").set("Item", item));
        return context;
    }

    JsonNode evaluate(Visit visit, String location, JsonNode template) throws StateFailure {
        return evaluate(visit, location, template, bindings(visit, Map.of()));
    }

    JsonNode evaluate(Visit visit, String location, JsonNode template, Bindings bindings) throws StateFailure {
        try {
            return Template.evaluate(template, location, bindings);
        } catch (EvaluationFailure failure) {
            throw failed(visit, failure.location(), failure.getMessage());
        }
    }

    /** A whole number of at least {@code least}, as seconds and counts are. */
    int whole(Visit visit, String field, int least) throws StateFailure {
        JsonNode value = evaluate(visit, field, visit.state().field(field));
        if (value.isInt() && value.intValue() >= least && value.intValue() <= 99_999_999) {
            return value.intValue();
        }
        throw unexpected(
                visit,
                new Wrong(field, visit.state().field(field), value),
                "number",
                "must be a whole number from %d to 99999999.".formatted(least));
    }

    String text(Visit visit, String field) throws StateFailure {
        JsonNode value = evaluate(visit, field, visit.state().field(field));
        if (value.isString()) {
            return value.stringValue();
        }
        throw unexpected(visit, new Wrong(field, visit.state().field(field), value), "string", "must be a string.");
    }

    /** A value that a field, or a part of one as written, must not have. */
    record Wrong(String location, JsonNode template, JsonNode value) {}

    /** Reports an expression's value of another type in AWS's words, and anything else that is wrong in ours. */
    StateFailure unexpected(Visit visit, Wrong wrong, String type, String ours) {
        String found = wrong.value().getNodeType().name().toLowerCase(Locale.ROOT);
        Optional<Expression> expression = Expression.in(wrong.template().asString(""));
        if (expression.isEmpty() || found.equals(type)) {
            return failed(
                    visit,
                    wrong.location(),
                    "The value %s of the field '%s' %s".formatted(wrong.value(), wrong.location(), ours));
        }
        return failed(
                visit,
                wrong.location(),
                "The JSONata expression '%s' specified for the field '%s' returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                        .formatted(expression.get().source(), wrong.location(), type, found, wrong.value()));
    }

    /** Records that the field did not evaluate to what the state needs, and returns the error. */
    StateFailure failed(Visit visit, String location, String reason) {
        String cause = visit.where() + reason;
        ObjectNode details = Details.failure(Details.none(), StateFailure.QUERY, cause);
        details.put("location", location.length() <= 256 ? location : location.substring(0, 256));
        details.put("state", visit.state().name());
        recorder.record(visit.flow(), "EvaluationFailed", details);
        return new StateFailure(StateFailure.QUERY, cause);
    }

    /** The data, if it is within the limit of 256 KiB. */
    static JsonNode limited(Visit visit, JsonNode data) throws StateFailure {
        if (!Details.isTooLarge(data)) {
            return data;
        }
        throw new StateFailure(
                StateFailure.TOO_LARGE,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(visit.state().name()));
    }
}

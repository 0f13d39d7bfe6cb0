package dev.standin.aws.models;

import dev.standin.aws.Caller;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** Hands calls on to a service and remembers what of its answers does not fit the model; safe for use by many threads. */
public final class ModelledService implements JsonService {
    /** Errors that any service may answer: API references, "Common Errors"; the first one refuses what a stand-in does not have. */
    private static final Set<String> COMMON = Set.of("UnknownOperationException", "ValidationException");

    private final JsonService service;
    private final SmithyModel model;
    private final Queue<String> misfits = new ConcurrentLinkedQueue<>();

    public ModelledService(JsonService service, SmithyModel model) {
        this.service = service;
        this.model = model;
    }

    /** Everything that did not fit so far. */
    public List<String> misfits() {
        return new ArrayList<>(misfits);
    }

    @Override
    public String signingName() {
        return service.signingName();
    }

    @Override
    public String targetPrefix() {
        return service.targetPrefix();
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        try {
            JsonNode answer = service.call(caller, operation, request);
            model.answerOf(operation)
                    .ifPresentOrElse(
                            shape -> add(operation, ShapeCheck.misfits(model, shape, answer)),
                            () -> add(operation, List.of("AWS has no such operation")));
            return answer;
        } catch (ServiceFailure failure) {
            String misfit = COMMON.contains(failure.code()) ? null : model.misfit(operation, failure);
            add(operation, misfit == null ? List.of() : List.of(misfit));
            throw failure;
        }
    }

    private void add(String operation, List<String> found) {
        found.forEach(misfit -> misfits.add(operation + ": " + misfit));
    }
}

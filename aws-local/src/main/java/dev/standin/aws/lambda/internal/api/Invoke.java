package dev.standin.aws.lambda.internal.api;

import dev.standin.aws.Caller;
import dev.standin.aws.lambda.AsyncInvocations;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The operation {@code Invoke}, synchronous and asynchronous; safe for use by many threads. */
public final class Invoke {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FunctionCatalog catalog;
    private final FunctionRunner functions;
    private final AsyncInvocations events;

    /** Invokes through {@code functions}, asynchronously through {@code events}. */
    public Invoke(FunctionCatalog catalog, FunctionRunner functions, AsyncInvocations events) {
        this.catalog = catalog;
        this.functions = functions;
        this.events = events;
    }

    LambdaAnswer answer(Caller caller, LambdaRequest request) {
        Function function = catalog.find(request.name());
        caller.require("lambda:InvokeFunction", function.arn());
        check(request);
        String payload = request.body().isEmpty() ? "{}" : request.body();
        return switch (header(request, "X-Amz-Invocation-Type").orElse("RequestResponse")) {
            case "RequestResponse" -> synchronous(function, payload);
            case "Event" -> {
                events.submit(function.name(), payload);
                yield new LambdaAnswer(202, Map.of(), "");
            }
            default -> throw refused("the invocation type DryRun");
        };
    }

    private LambdaAnswer synchronous(Function function, String payload) {
        Outcome outcome = functions.run(function.name(), payload);
        Map<String, String> version = Map.of("X-Amz-Executed-Version", "$LATEST");
        Map<String, String> failed = Map.of("X-Amz-Executed-Version", "$LATEST", "X-Amz-Function-Error", "Unhandled");
        return new LambdaAnswer(200, outcome instanceof Outcome.Failed ? failed : version, outcome.payload());
    }

    private static void check(LambdaRequest request) {
        if (request.query().containsKey("Qualifier")
                && !"$LATEST".equals(request.query().get("Qualifier"))) {
            throw refused("a qualifier other than $LATEST");
        }
        if (header(request, "X-Amz-Log-Type").orElse("None").equals("Tail")) {
            throw refused("the log type Tail");
        }
        if (header(request, "X-Amz-Client-Context").isPresent()) {
            throw refused("a client context");
        }
        try {
            Objects.requireNonNull(JSON.readTree(request.body()));
        } catch (JacksonException malformed) {
            throw new LambdaFailure(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + malformed.getOriginalMessage(),
                    400);
        }
    }

    private static Optional<String> header(LambdaRequest request, String name) {
        return Optional.ofNullable(request.headers().getFirst(name));
    }

    private static LambdaFailure refused(String what) {
        return new LambdaFailure("InvalidParameterValueException", what + " is not implemented by the local AWS.", 400);
    }
}

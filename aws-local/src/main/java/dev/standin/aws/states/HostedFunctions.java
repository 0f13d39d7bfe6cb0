package dev.standin.aws.states;

import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.lambda.PayloadTooLarge;
import dev.standin.aws.lambda.UnknownFunction;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the functions of the local Lambda; thread-safe. The function's own timeout ends it; the Task's only ends the waiting. */
public final class HostedFunctions implements FunctionInvoker {
    private static final String ARN_PART = ":function:";

    private final FunctionRunner runner;

    public HostedFunctions(FunctionRunner runner) {
        this.runner = runner;
    }

    @Override
    public InvocationResult invoke(String functionNameOrArn, JsonNode payload, Duration timeout) {
        try {
            return switch (runner.run(name(functionNameOrArn), payload.toString())) {
                case Outcome.Returned returned ->
                    new InvocationResult.Returned(JsonMapper.shared().readTree(returned.payload()));
                case Outcome.Failed failed ->
                    new InvocationResult.Failed(JsonMapper.shared().readTree(failed.payload()));
            };
        } catch (UnknownFunction unknown) {
            return new InvocationResult.Refused("Lambda.ResourceNotFoundException", unknown.getMessage());
        } catch (PayloadTooLarge tooLarge) {
            return new InvocationResult.Refused("Lambda.RequestTooLargeException", tooLarge.getMessage());
        }
    }

    /** The name within an ARN, without an alias after it, because locally there is one version. */
    private static String name(String functionNameOrArn) {
        int part = functionNameOrArn.indexOf(ARN_PART);
        String named = part < 0 ? functionNameOrArn : functionNameOrArn.substring(part + ARN_PART.length());
        int alias = named.indexOf(':');
        return alias < 0 ? named : named.substring(0, alias);
    }
}

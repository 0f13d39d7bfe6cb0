package dev.standin.aws.local;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Permission;
import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lets state machines invoke the functions that the stack lists for them, and no others; safe for use by many threads. */
final class MachineRole implements FunctionInvoker {

    private final Caller role;
    private final FunctionInvoker functions;

    MachineRole(Place place, FunctionInvoker functions) {
        this.functions = functions;
        List<Permission> permissions = place.stack().machines().stream()
                .map(Stack.Machine::functions)
                .flatMap(List::stream)
                .distinct()
                .map(name -> new Permission("lambda:InvokeFunction", Arns.function(name)))
                .toList();
        this.role = place.role("state-machines", permissions);
    }

    @Override
    public InvocationResult invoke(String functionNameOrArn, JsonNode payload, Duration timeout)
            throws InterruptedException {
        try {
            role.require("lambda:InvokeFunction", arn(functionNameOrArn));
        } catch (AccessDenied denied) {
            return new InvocationResult.Refused("Lambda.AWSLambdaException", denied.getMessage());
        }
        return functions.invoke(functionNameOrArn, payload, timeout);
    }

    private static String arn(String functionNameOrArn) {
        return functionNameOrArn.startsWith("arn:") ? functionNameOrArn : Arns.function(functionNameOrArn);
    }
}

package dev.standin.aws.local;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Permission;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.transfer.Connectors;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lets state machines invoke the functions that the stack lists for them and take its actions, and no others; safe for use by many threads. */
final class MachineRole implements FunctionInvoker {

    private final Caller role;
    private final FunctionInvoker functions;
    private final Map<String, JsonService> services;

    MachineRole(Place place, FunctionInvoker functions, Connectors connectors) {
        this.functions = functions;
        this.services = Map.of("transfer", connectors);
        List<Permission> permissions = place.stack().machines().stream()
                .flatMap(machine -> Stream.concat(
                        machine.functions().stream()
                                .map(name -> new Permission("lambda:InvokeFunction", Arns.function(name))),
                        machine.onConnectors().stream()
                                .flatMap(action -> place.stack().connectors().stream()
                                        .map(each -> new Permission(action, Connectors.arn(each.id()))))))
                .distinct()
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

    /** An error's name is the service's and the error's, both in Pascal case (Step Functions Developer Guide, supported-services-awssdk.html). */
    @Override
    public InvocationResult call(String service, String action, JsonNode arguments) {
        JsonService answering = services.get(service);
        if (answering == null) {
            return FunctionInvoker.super.call(service, action, arguments);
        }
        String prefix = pascal(service) + ".";
        try {
            return new InvocationResult.Returned(answering.call(role, pascal(action), arguments));
        } catch (AccessDenied denied) {
            return new InvocationResult.Refused(prefix + "AccessDeniedException", denied.getMessage());
        } catch (ServiceFailure refused) {
            return new InvocationResult.Refused(prefix + refused.code(), refused.getMessage());
        }
    }

    private static String pascal(String camel) {
        return camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
    }

    private static String arn(String functionNameOrArn) {
        return functionNameOrArn.startsWith("arn:") ? functionNameOrArn : Arns.function(functionNameOrArn);
    }
}

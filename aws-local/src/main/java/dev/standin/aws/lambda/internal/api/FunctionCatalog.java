package dev.standin.aws.lambda.internal.api;

import dev.standin.aws.Caller;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.UnknownFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions of an environment as the Lambda API shows them; immutable. Access keys are not shown. */
public final class FunctionCatalog {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** A name, partial ARN or ARN, with or without a qualifier. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\\d{12}:function:)?([A-Za-z0-9_-]+)(?::(.+))?");

    private final Map<String, Function> functions = new LinkedHashMap<>();

    /** The catalog of these functions, listed in this order. */
    public FunctionCatalog(List<Function> functions) {
        functions.forEach(function -> this.functions.put(function.name(), function));
    }

    /**
     * The function that a name, a partial ARN or an ARN means.
     *
     * @throws UnknownFunction if there is none, or it names a version or an alias: local functions have only {@code $LATEST}
     */
    public Function find(String nameOrArn) {
        Matcher reference = REFERENCE.matcher(nameOrArn);
        if (!reference.matches()) {
            throw new UnknownFunction(nameOrArn);
        }
        String qualifier = reference.group(2);
        Function function = functions.get(reference.group(1));
        if (function == null || !(qualifier == null || qualifier.equals("$LATEST"))) {
            throw new UnknownFunction(nameOrArn);
        }
        return function;
    }

    JsonNode list(Caller caller, LambdaRequest request) {
        caller.require("lambda:ListFunctions", "*");
        refuse(request, "FunctionVersion", "MasterRegion");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("Functions");
        functions.values().forEach(function -> list.add(configuration(function)));
        return answer;
    }

    JsonNode configuration(Caller caller, LambdaRequest request) {
        refuse(request, "Qualifier");
        Function function = find(request.name());
        caller.require("lambda:GetFunctionConfiguration", function.arn());
        return configuration(function).put("State", "Active").put("LastUpdateStatus", "Successful");
    }

    private static ObjectNode configuration(Function function) {
        ObjectNode shown = JSON.createObjectNode()
                .put("FunctionName", function.name())
                .put("FunctionArn", function.arn())
                .put("Runtime", "java25")
                .put("Handler", function.handler())
                .put("Timeout", function.timeout().toSeconds())
                .put("MemorySize", function.memoryMb())
                .put("PackageType", "Zip")
                .put("Version", "$LATEST");
        ObjectNode variables = shown.putObject("Environment").putObject("Variables");
        new TreeMap<>(function.environment()).forEach(variables::put);
        return shown;
    }

    private static void refuse(LambdaRequest request, String... parameters) {
        for (String parameter : parameters) {
            if (request.query().containsKey(parameter)) {
                throw new LambdaFailure(
                        "InvalidParameterValueException",
                        "%s is not implemented by the local AWS.".formatted(parameter),
                        400);
            }
        }
    }
}

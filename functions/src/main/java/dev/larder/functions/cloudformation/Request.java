package dev.larder.functions.cloudformation;

import dev.larder.functions.Lake;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What CloudFormation asks of a custom resource. Source: CloudFormation User Guide, "Custom resource request objects".
 *
 * @param type what is to happen
 * @param resourceType as the template says, for example {@code Custom::LarderDatabase}
 * @param responseUrl where the one answer is put
 * @param stackId ARN of the stack; another one for each stack of the same name
 * @param physicalId what was answered before; empty at the creation
 * @param properties as the template says, all of them texts
 */
public record Request(
        Type type,
        String resourceType,
        URI responseUrl,
        String stackId,
        String requestId,
        String logicalId,
        String physicalId,
        JsonNode properties) {
    /** What is to happen to the resource. */
    public enum Type {
        CREATE,
        UPDATE,
        DELETE
    }

    static Request read(byte[] event) {
        JsonNode json = Lake.JSON.readTree(event);
        return new Request(
                type(required(json, "RequestType")),
                required(json, "ResourceType"),
                URI.create(required(json, "ResponseURL")),
                required(json, "StackId"),
                required(json, "RequestId"),
                required(json, "LogicalResourceId"),
                json.path("PhysicalResourceId").asString(""),
                json.path("ResourceProperties"));
    }

    /** A property; empty when the template does not have it. */
    public String property(String name) {
        return properties.path(name).asString("");
    }

    /** A property that is a list of texts; empty when the template does not have it. */
    public List<String> list(String name) {
        return properties
                .path(name)
                .valueStream()
                .map(value -> value.asString(""))
                .toList();
    }

    private static Type type(String name) {
        return Arrays.stream(Type.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("RequestType '" + name + "': expected Create, Update or Delete"));
    }

    private static String required(JsonNode event, String name) {
        String value = event.path(name).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "the event has no " + name + ": this function is called by CloudFormation only");
        }
        return value;
    }
}

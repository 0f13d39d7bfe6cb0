package dev.standin.aws.ssm;

import dev.standin.aws.Caller;
import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters, kept in a state folder; those that are encrypted are refused. Safe for use by many threads.
 *
 * <p>Source: AWS Systems Manager API Reference.
 */
public final class ParameterStore implements JsonService, AutoCloseable {
    private static final int MOST = 10;
    private static final int LONGEST = 4096;
    private static final Set<String> TYPES = Set.of("String", "StringList");
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "PutParameter", Set.of("Name", "Value", "Type", "Overwrite", "Description"),
            "GetParameter", Set.of("Name", "WithDecryption"),
            "GetParameters", Set.of("Names", "WithDecryption"),
            "GetParametersByPath", Set.of("Path", "Recursive", "WithDecryption", "MaxResults", "NextToken"),
            "DeleteParameter", Set.of("Name"));

    private final Map<String, Parameter> parameters = new ConcurrentSkipListMap<>();
    private final Journal journal;
    private final InstantSource clock;

    /** Opens those of a state folder; the clock says when they are changed. */
    public ParameterStore(StateFolder folder, InstantSource clock) {
        this.clock = clock;
        this.journal = folder.journal("ssm", this::replay);
    }

    private void replay(JsonNode entry) {
        if (entry.has("deleted")) {
            parameters.remove(entry.path("deleted").asString());
        } else {
            Parameter put = JsonMapper.shared().treeToValue(entry, Parameter.class);
            parameters.put(put.name(), put);
        }
    }

    @Override
    public String targetPrefix() {
        return "AmazonSSM";
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        @Nullable Set<String> known = KNOWN.get(operation);
        if (known == null) {
            throw ServiceFailure.unknownOperation("AmazonSSM", operation);
        }
        for (String member : request.propertyNames()) {
            if (!known.contains(member)) {
                throw invalid(member + " is not supported by the local parameter store");
            }
        }
        return switch (operation) {
            case "PutParameter" -> put(caller, request);
            case "GetParameter" -> one(caller, request);
            case "GetParameters" -> some(caller, request);
            case "GetParametersByPath" -> below(caller, request);
            default -> delete(caller, request);
        };
    }

    private static ServiceFailure invalid(String message) {
        return new ServiceFailure("ValidationException", message, 400);
    }

    /** A name of AWS's form, which the caller may use in this way. */
    private static String name(Caller caller, String action, JsonNode request) {
        String name = request.path("Name").asString("");
        if (!name.matches("[a-zA-Z0-9_.\\-/]{1,1011}")) {
            throw invalid(
                    "Parameter name: can't be empty and must be made of a-z, A-Z, 0-9, _ . - /; found '" + name + "'");
        }
        if (name.contains("/") && !name.startsWith("/")) {
            throw invalid("Parameter name must be a fully qualified name.");
        }
        caller.require("ssm:" + action, Parameter.arn(name));
        return name;
    }

    private synchronized JsonNode put(Caller caller, JsonNode request) {
        String name = name(caller, "PutParameter", request);
        String value = request.path("Value").asString("");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw invalid("Value must have 1 to " + LONGEST + " characters");
        }
        @Nullable Parameter before = parameters.get(name);
        if (before != null && !request.path("Overwrite").asBoolean(false)) {
            throw new ServiceFailure(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.",
                    400);
        }
        String type = request.path("Type").asString(before == null ? "" : before.type());
        if (!TYPES.contains(type)) {
            throw invalid(
                    type.isEmpty()
                            ? "A parameter type is required when you create a parameter."
                            : "Type " + type
                                    + " is not supported by the local parameter store; String and StringList are");
        }
        return JsonMapper.shared()
                .createObjectNode()
                .put("Version", keep(name, type, value))
                .put("Tier", "Standard");
    }

    /** Sets a parameter of type String, unless it has that value. */
    public synchronized void set(String name, String value) {
        @Nullable Parameter before = parameters.get(name);
        if (before == null || !before.value().equals(value)) {
            keep(name, "String", value);
        }
    }

    private long keep(String name, String type, String value) {
        @Nullable Parameter before = parameters.get(name);
        long version = before == null ? 1 : before.version() + 1;
        Parameter after = new Parameter(name, type, value, version, clock.instant());
        journal.append(JsonMapper.shared().valueToTree(after));
        parameters.put(name, after);
        journal.compactIfLong(() ->
                parameters.values().stream().map(each -> JsonMapper.shared().<JsonNode>valueToTree(each)));
        return version;
    }

    private JsonNode one(Caller caller, JsonNode request) {
        String name = name(caller, "GetParameter", request);
        return JsonMapper.shared()
                .createObjectNode()
                .set("Parameter", found(name).answer());
    }

    private Parameter found(String name) {
        @Nullable Parameter found = parameters.get(name);
        if (found == null) {
            throw new ServiceFailure("ParameterNotFound", "Parameter " + name + " not found.", 400);
        }
        return found;
    }

    private JsonNode some(Caller caller, JsonNode request) {
        List<String> names =
                request.path("Names").valueStream().map(JsonNode::asString).toList();
        if (names.isEmpty() || names.size() > MOST) {
            throw invalid("Names must have 1 to " + MOST + " members");
        }
        names.forEach(name -> caller.require("ssm:GetParameters", Parameter.arn(name)));
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode there = answer.putArray("Parameters");
        ArrayNode missing = answer.putArray("InvalidParameters");
        for (String name : names) {
            @Nullable Parameter found = parameters.get(name);
            if (found == null) {
                missing.add(name);
            } else {
                there.add(found.answer());
            }
        }
        return answer;
    }

    private JsonNode below(Caller caller, JsonNode request) {
        String path = request.path("Path").asString("");
        if (!path.startsWith("/")) {
            throw invalid("The parameter path must begin with /; found '" + path + "'");
        }
        caller.require("ssm:GetParametersByPath", Parameter.arn(path));
        int most = request.path("MaxResults").asInt(MOST);
        String after = request.path("NextToken").asString("");
        if (most < 1 || most > MOST) {
            throw invalid("MaxResults must be 1 to " + MOST);
        }
        List<Parameter> found = parameters.values().stream()
                .filter(each -> each.isBelow(path, request.path("Recursive").asBoolean(false)))
                .filter(each -> each.name().compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode page = answer.putArray("Parameters");
        found.stream().limit(most).forEach(each -> page.add(each.answer()));
        if (found.size() > most) {
            answer.put("NextToken", found.get(most - 1).name());
        }
        return answer;
    }

    private synchronized JsonNode delete(Caller caller, JsonNode request) {
        String name = name(caller, "DeleteParameter", request);
        Parameter found = found(name);
        journal.append(JsonMapper.shared().createObjectNode().put("deleted", found.name()));
        parameters.remove(name);
        return JsonMapper.shared().createObjectNode();
    }

    @Override
    public void close() {
        journal.close();
    }
}

package dev.standin.aws.models;

import dev.standin.aws.internal.json.ServiceFailure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Smithy model of one service, as AWS publishes it: which operations it has, and the shapes of their answers and errors. */
public final class SmithyModel {
    private static final Path MODELS = Path.of("src/test/resources/models");

    private final JsonNode shapes;
    private final String namespace;

    private SmithyModel(JsonNode shapes, String namespace) {
        this.shapes = shapes;
        this.namespace = namespace;
    }

    public static SmithyModel stepFunctions() {
        return read("sfn-2016-11-23.json");
    }

    public static SmithyModel queues() {
        return read("sqs-2012-11-05.json");
    }

    public static SmithyModel redshiftData() {
        return read("redshift-data-2019-12-20.json");
    }

    private static SmithyModel read(String file) {
        JsonNode shapes = JsonMapper.shared().readTree(MODELS.resolve(file)).path("shapes");
        String service = shapes.propertyStream()
                .filter(shape -> type(shape.getValue()).equals("service"))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new SmithyModel(shapes, service.substring(0, service.indexOf('#') + 1));
    }

    /** The shape of that id; the ones that every model has, such as {@code smithy.api#String}, have a type only. */
    JsonNode shape(String id) {
        JsonNode shape = shapes.path(id);
        if (!shape.isMissingNode()) {
            return shape;
        }
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", id.substring(id.indexOf('#') + 1).toLowerCase(Locale.ROOT));
    }

    static String type(JsonNode shape) {
        return shape.path("type").asString("");
    }

    /** The id of the shape of the operation's answers; empty when the service has no such operation. */
    Optional<String> answerOf(String operation) {
        JsonNode declared = operation(operation);
        return declared.isMissingNode()
                ? Optional.empty()
                : Optional.of(declared.path("output").path("target").asString("smithy.api#Unit"));
    }

    /** What is wrong with the failure as an answer to the operation, or null. */
    @Nullable
    String misfit(String operation, ServiceFailure failure) {
        String id = namespace + failure.code();
        boolean declared = operation(operation)
                .path("errors")
                .valueStream()
                .anyMatch(error -> error.path("target").asString("").equals(id));
        if (!declared) {
            return failure.code() + " is no error of " + operation;
        }
        JsonNode traits = shape(id).path("traits");
        int status = traits.path("smithy.api#httpError")
                .asInt(traits.path("smithy.api#error").asString("").equals("client") ? 400 : 500);
        @Nullable
        String query = traits.path("aws.protocols#awsQueryError").path("code").asString(null);
        return status == failure.httpStatus() && (query == null || Objects.equals(query, failure.queryCode()))
                ? null
                : "%s has status %d and the older name %s, found %d and %s"
                        .formatted(failure.code(), status, query, failure.httpStatus(), failure.queryCode());
    }

    private JsonNode operation(String name) {
        return shapes.path(namespace + name);
    }
}

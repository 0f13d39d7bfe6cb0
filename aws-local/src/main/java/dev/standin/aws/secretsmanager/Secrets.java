package dev.standin.aws.secretsmanager;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * GetSecretValue of the current version. Safe for use by many threads.
 *
 * <p>Source: AWS Secrets Manager API Reference, "GetSecretValue".
 */
public final class Secrets implements JsonService {
    private static final String CURRENT = "AWSCURRENT";
    private static final String GET = "secretsmanager:GetSecretValue";

    private final List<Secret> secrets;
    private final Instant since;

    /** These, made at that moment. */
    public Secrets(List<Secret> secrets, Instant since) {
        this.secrets = List.copyOf(secrets);
        this.since = since;
    }

    @Override
    public String targetPrefix() {
        return "secretsmanager";
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        if (!operation.equals("GetSecretValue")) {
            throw ServiceFailure.unknownOperation("secretsmanager", operation);
        }
        if (request.has("VersionId")
                || !request.path("VersionStage").asString(CURRENT).equals(CURRENT)) {
            throw new ServiceFailure(
                    "InvalidRequestException", "the local Secrets Manager has the version AWSCURRENT only", 400);
        }
        String id = request.path("SecretId").asString("");
        Optional<Secret> found = find(id);
        caller.require(GET, found.map(Secret::arn).orElseGet(() -> absent(id)));
        return answer(found.orElseThrow(Secrets::notFound));
    }

    /** The failure of who asks for a secret that there is not. */
    public static ServiceFailure notFound() {
        return new ServiceFailure("ResourceNotFoundException", "Secrets Manager can't find the specified secret.", 400);
    }

    /** The secret of that name or ARN. */
    public Optional<Secret> find(String nameOrArn) {
        return secrets.stream()
                .filter(secret ->
                        secret.name().equals(nameOrArn) || secret.arn().equals(nameOrArn))
                .findFirst();
    }

    private static String absent(String id) {
        return id.startsWith("arn:")
                ? id
                : "arn:aws:secretsmanager:%s:%s:secret:%s".formatted(Callers.REGION, Callers.ACCOUNT, id);
    }

    private ObjectNode answer(Secret secret) {
        ObjectNode answer = JsonMapper.shared()
                .createObjectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put(
                        "VersionId",
                        UUID.nameUUIDFromBytes(secret.value().getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("SecretString", secret.value())
                .put("CreatedDate", since.toEpochMilli() / 1000.0);
        answer.putArray("VersionStages").add(CURRENT);
        return answer;
    }
}

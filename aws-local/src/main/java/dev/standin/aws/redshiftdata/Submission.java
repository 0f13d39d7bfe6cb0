package dev.standin.aws.redshiftdata;

import dev.standin.aws.Principal;
import dev.standin.redshift.dialect.parse.StatementText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement or batch as it was accepted.
 *
 * @param autoCommit whether a batch's statement is outside a transaction block
 */
record Submission(
        String id,
        boolean batch,
        boolean autoCommit,
        List<String> sqls,
        Map<String, String> parameters,
        Origin origin,
        Instant createdAt) {
    /**
     * Who sent it, and to which database.
     *
     * @param owner who may see it
     * @param user as whom it runs in the database
     */
    record Origin(
            String workgroup,
            String database,
            Owner owner,
            String user,
            @Nullable String name,
            @Nullable String token) {}

    /**
     * The identity that sent a statement.
     *
     * @param arn of the user or of the role; others never see the statement
     * @param userId of the user or of the role's session, which policies can ask for
     */
    record Owner(String arn, String userId) {
        static Owner of(Principal principal) {
            return new Owner(principal.principalArn(), principal.userId());
        }

        /** What the request says of the statement that it is about. */
        Map<String, String> context() {
            return Map.of("redshift-data:statement-owner-iam-userid", userId);
        }
    }

    Submission {
        sqls = List.copyOf(sqls);
        parameters = Map.copyOf(parameters);
    }

    /** Whether it changes anything if it succeeds. */
    boolean writes() {
        return !sqls.stream().map(StatementText::of).allMatch(StatementText::readsOnly);
    }

    /** What must be equal for a token to mean the same request. */
    boolean sameRequest(Submission other) {
        return batch == other.batch
                && autoCommit == other.autoCommit
                && sqls.equals(other.sqls)
                && parameters.equals(other.parameters)
                && origin.owner.arn.equals(other.origin.owner.arn)
                && origin.database.equals(other.origin.database)
                && origin.workgroup.equals(other.origin.workgroup);
    }

    ObjectNode json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("submitted", id)
                .put("batch", batch)
                .put("autoCommit", autoCommit)
                .put("workgroup", origin.workgroup)
                .put("database", origin.database)
                .put("user", origin.user)
                .put("ownerArn", origin.owner.arn)
                .put("ownerId", origin.owner.userId);
        node.put("name", origin.name).put("token", origin.token).put("createdAt", createdAt.toString());
        sqls.forEach(node.putArray("sqls")::add);
        ObjectNode given = node.putObject("parameters");
        parameters.forEach(given::put);
        return node;
    }

    static Submission of(JsonNode node) {
        List<String> sqls =
                node.path("sqls").valueStream().map(JsonNode::asString).toList();
        Map<String, String> parameters = new java.util.HashMap<>();
        node.path("parameters")
                .properties()
                .forEach(e -> parameters.put(e.getKey(), e.getValue().asString()));
        Origin origin = new Origin(
                node.path("workgroup").asString(),
                node.path("database").asString(),
                new Owner(
                        node.path("ownerArn").asString(""), node.path("ownerId").asString("")),
                node.path("user").asString(),
                text(node, "name"),
                text(node, "token"));
        return new Submission(
                node.path("submitted").asString(),
                node.path("batch").asBoolean(),
                node.path("autoCommit").asBoolean(false),
                sqls,
                parameters,
                origin,
                Instant.parse(node.path("createdAt").asString()));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).asString() : null;
    }
}

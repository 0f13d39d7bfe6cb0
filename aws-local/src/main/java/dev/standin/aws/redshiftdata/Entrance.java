package dev.standin.aws.redshiftdata;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal;
import dev.standin.aws.iam.ImpliedActions;
import dev.standin.aws.secretsmanager.Secret;
import dev.standin.aws.secretsmanager.Secrets;
import dev.standin.redshift.Users;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may come in, and as which user of the database. Without a secret a role is {@code IAMR:<role>} and a user {@code IAM:<user>}, made
 * when first seen; with one it is the user that the secret names.
 *
 * <p>Source: Redshift Management Guide, "Configuring IAM permissions" of the Data API. One thing is not AWS's: the owner of the account is
 * the admin of the database.
 */
final class Entrance {
    private final UnaryOperator<String> workgroupArn;
    private final Secrets secrets;
    private final Users users;

    Entrance(UnaryOperator<String> workgroupArn, Secrets secrets, Users users) {
        this.workgroupArn = workgroupArn;
        this.secrets = secrets;
        this.users = users;
    }

    /**
     * Somebody at the door.
     *
     * @param refusal what the database says to it; null if it may come in
     */
    record Visitor(String user, @Nullable String refusal) {}

    /** As whom the caller speaks in this call, for which it has all permissions. */
    Visitor visitor(Caller caller, String operation, JsonNode request) {
        String workgroup = workgroupArn.apply(Requests.workgroup(request));
        String call = "redshift-data:" + operation;
        caller.require(call, workgroup);
        @Nullable String secret = Requests.optional(request, "SecretArn", 2048);
        if (secret != null) {
            return bySecret(caller, call, secret);
        }
        ImpliedActions.of(call, "without a secret").require(caller, Map.of("workgroup", workgroup));
        String user = user(caller.principal());
        users.ensure(user);
        return new Visitor(user, null);
    }

    private static String user(Principal principal) {
        return switch (principal) {
            case Principal.User user -> user.name().equals(Callers.OWNER) ? Users.ADMIN : "IAM:" + user.name();
            case Principal.RoleSession session -> "IAMR:" + session.name();
        };
    }

    private Visitor bySecret(Caller caller, String call, String nameOrArn) {
        Secret secret = secrets.find(nameOrArn).orElseThrow(Secrets::notFound);
        ImpliedActions.of(call, "with a secret").require(caller, Map.of("secret", secret.arn()));
        try {
            JsonNode content = JsonMapper.shared().readTree(secret.value());
            String user = Requests.required(content, "username");
            boolean known = users.authenticates(user, Requests.required(content, "password"));
            return new Visitor(user, known ? null : "FATAL: password authentication failed for user \"" + user + "\"");
        } catch (JacksonException noJson) {
            throw Requests.invalid("the secret " + secret.name() + " is no JSON with username and password");
        }
    }
}

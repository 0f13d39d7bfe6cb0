package dev.standin.aws.redshiftdata;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal;
import dev.standin.aws.iam.ImpliedActions;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Who may come in, and as which user of the database: a role is {@code IAMR:<role>}, a user {@code IAM:<user>}.
 *
 * <p>Source: Redshift Management Guide, "Configuring IAM permissions" of the Data API. One thing is not AWS's: the owner of the account is
 * the admin of the database.
 */
final class Entrance {
    /** The user that a namespace is made with. */
    static final String ADMIN = "admin";

    private final UnaryOperator<String> workgroupArn;

    Entrance(UnaryOperator<String> workgroupArn) {
        this.workgroupArn = workgroupArn;
    }

    /** The user of the database as whom the caller speaks in this call, for which it has all permissions. */
    String user(Caller caller, String operation, JsonNode request) {
        String workgroup = workgroupArn.apply(Requests.workgroup(request));
        String call = "redshift-data:" + operation;
        caller.require(call, workgroup);
        if (request.has("SecretArn")) {
            throw Requests.invalid("SecretArn is not supported by the local Redshift Data API: it keeps no secrets");
        }
        ImpliedActions.of(call, "without a secret").require(caller, Map.of("workgroup", workgroup));
        return switch (caller.principal()) {
            case Principal.User user -> user.name().equals(Callers.OWNER) ? ADMIN : "IAM:" + user.name();
            case Principal.RoleSession session -> "IAMR:" + session.name();
        };
    }
}

package dev.larder.infra;

import dev.larder.core.wiring.Policies;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Grants of the wiring as statements of a policy, one statement for the same resource under the same conditions. */
public final class GrantStatements {
    private GrantStatements() {}

    private record Scope(String resource, List<Wiring.Condition> conditions) {}

    /** Those of a role, in the order of its grants. */
    public static List<PolicyStatement> of(Place place, List<Grant> grants) {
        Map<Scope, List<String>> actions = new LinkedHashMap<>();
        for (Grant grant : grants) {
            Scope scope = new Scope(place.arns().resolve(grant.on()), Policies.conditions(grant, place.names()));
            actions.computeIfAbsent(scope, none -> new ArrayList<>()).add(grant.action());
        }
        List<PolicyStatement> statements = new ArrayList<>();
        actions.forEach((scope, allowed) -> statements.add(allow(scope, allowed)));
        return statements;
    }

    private static PolicyStatement allow(Scope scope, List<String> actions) {
        PolicyStatement statement = allow(scope.resource(), actions);
        if (!scope.conditions().isEmpty()) {
            statement.addConditions(AssumedRoles.conditions(scope.conditions()));
        }
        return statement;
    }

    /** Without conditions. */
    public static PolicyStatement allow(String resource, List<String> actions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}

package dev.larder.infra;

import dev.larder.core.wiring.Wiring.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Grants of the wiring as statements of a policy, one statement a resource. */
final class GrantStatements {
    private GrantStatements() {}

    static List<PolicyStatement> of(Place place, List<Grant> grants) {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        for (Grant grant : grants) {
            actions.computeIfAbsent(place.arns().resolve(grant.on()), none -> new ArrayList<>())
                    .add(grant.action());
        }
        List<PolicyStatement> statements = new ArrayList<>();
        actions.forEach((resource, allowed) -> statements.add(allow(resource, allowed)));
        return statements;
    }

    static PolicyStatement allow(String resource, List<String> actions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}

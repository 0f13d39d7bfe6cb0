package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** The role of a function: its grants, one statement a resource, and writing to its own log group. */
record FunctionRole(Place place, Wiring.Function function) {

    Role in(Construct scope) {
        PolicyDocument grants = PolicyDocument.Builder.create()
                .statements(statements())
                .build();
        return Role.Builder.create(scope, function.name() + "-role")
                .roleName(place.names().function(function.name()))
                .description("What the wiring grants to " + function.name())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("grants", grants))
                .build();
    }

    private List<PolicyStatement> statements() {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        for (Grant grant : function.grants()) {
            actions.computeIfAbsent(place.arns().resolve(grant.on()), none -> new ArrayList<>())
                    .add(grant.action());
        }
        List<PolicyStatement> statements = new ArrayList<>();
        actions.forEach((resource, allowed) -> statements.add(allow(resource, allowed)));
        statements.add(allow(logStreams(), List.of("logs:CreateLogStream", "logs:PutLogEvents")));
        return statements;
    }

    private String logStreams() {
        Arns arns = place.arns();
        return "arn:%s:logs:%s:%s:log-group:/aws/lambda/%s:*"
                .formatted(arns.partition(), arns.region(), arns.account(), place.names().function(function.name()));
    }

    private static PolicyStatement allow(String resource, List<String> actions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}

package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.finding.Wildcards;
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
        PolicyDocument grants =
                PolicyDocument.Builder.create().statements(statements()).build();
        Role role = Role.Builder.create(scope, function.name() + "-role")
                .roleName(place.names().role(function.name()))
                .description("What the wiring grants to " + function.name())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("grants", grants))
                .build();
        Wildcards.explain(
                role,
                "keys below a prefix of this environment's own buckets, its own executions and log; what else has a"
                        + " star is no resource to IAM. GrantsTest shows that every grant is needed",
                function.grants().stream().map(Wiring.Grant::on).toList(),
                place);
        Acknowledged.on(
                role,
                "streams of its own log",
                "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws/lambda/%s:*]"
                        .formatted(place.names().function(function.name())));
        return role;
    }

    private List<PolicyStatement> statements() {
        List<PolicyStatement> statements = GrantStatements.of(place, function.grants());
        statements.add(GrantStatements.allow(logStreams(), List.of("logs:CreateLogStream", "logs:PutLogEvents")));
        statements.add(GrantStatements.allow("*", List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords")));
        return statements;
    }

    private String logStreams() {
        Arns arns = place.arns();
        return "arn:%s:logs:%s:%s:log-group:/aws/lambda/%s:*"
                .formatted(
                        arns.partition(),
                        arns.region(),
                        arns.account(),
                        place.names().function(function.name()));
    }
}

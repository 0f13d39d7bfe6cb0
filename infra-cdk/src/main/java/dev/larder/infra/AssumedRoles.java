package dev.larder.infra;

import dev.larder.core.wiring.Policies;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Wildcards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The roles of the wiring that functions, or the warehouse, take on: with these grants, for those who are trusted and nobody else. */
final class AssumedRoles extends Construct {
    private final Place place;

    AssumedRoles(Construct scope, Place place, List<Wiring.Role> roles) {
        super(scope, "Roles");
        this.place = place;
        roles.forEach(this::make);
    }

    /** Of the lowest level: CDK's role writes a trust policy of its own, with other statements than the wiring's. */
    private void make(Wiring.Role role) {
        CfnRole made = CfnRole.Builder.create(this, role.name())
                .roleName(place.names().role(role.name()))
                .description("What the wiring grants to " + role.name() + ", which others take on")
                .assumeRolePolicyDocument(document(Policies.admissions(role.trust(), place.arns()).stream()
                        .map(this::admitting)
                        .toList()))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("grants")
                        .policyDocument(document(GrantStatements.of(place, role.grants())))
                        .build()))
                .build();
        Wildcards.explain(
                made,
                "the parts and manifests of this environment's lake; what else has a star is no resource to IAM, and"
                        + " is limited to the role's own statements",
                role.grants().stream().map(Wiring.Grant::on).toList(),
                place);
    }

    private static PolicyDocument document(List<PolicyStatement> statements) {
        return PolicyDocument.Builder.create().statements(statements).build();
    }

    /** The account lets the caller's own policy decide too, and a role that is made again has the same ARN but another principal. */
    private PolicyStatement admitting(Policies.Admission admission) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new AccountRootPrincipal()))
                .actions(admission.actions())
                .conditions(conditions(admission.conditions()))
                .build();
    }

    /** As IAM writes them: operator, key, values. */
    static Map<String, Object> conditions(List<Wiring.Condition> conditions) {
        Map<String, Map<String, Object>> byOperator = new LinkedHashMap<>();
        for (Wiring.Condition condition : conditions) {
            List<String> values = condition.values();
            byOperator
                    .computeIfAbsent(condition.operator(), none -> new LinkedHashMap<>())
                    .put(condition.key(), values.size() == 1 ? values.getFirst() : values);
        }
        return new LinkedHashMap<>(byOperator);
    }
}

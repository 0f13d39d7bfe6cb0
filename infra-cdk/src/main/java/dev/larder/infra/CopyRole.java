package dev.larder.infra;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.infra.finding.Wildcards;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** The role that the warehouse's namespace takes on to read this branch's lake, and no other. */
final class CopyRole extends Construct {

    CopyRole(Construct scope, Place place, String namespaceRole) {
        super(scope, "WarehouseCopy");
        List<PolicyStatement> statements = GrantStatements.of(place, LarderWiring.copyRole());
        Role role = Role.Builder.create(this, "Role")
                .roleName(place.names().copyRole())
                .description("Reads the parts and manifests that COPY loads")
                .assumedBy(new ArnPrincipal(namespaceRole))
                .inlinePolicies(Map.of(
                        "lake",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
        Wildcards.explain(
                role,
                "the parts and manifests of this environment's lake",
                LarderWiring.copyRole().stream().map(grant -> grant.on()).toList(),
                place);
    }
}

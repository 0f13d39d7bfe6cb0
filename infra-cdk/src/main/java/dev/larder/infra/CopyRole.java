package dev.larder.infra;

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
        PolicyStatement list = PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(place.arns().bucket("lake")))
                .build();
        PolicyStatement read = PolicyStatement.Builder.create()
                .actions(List.of("s3:GetObject"))
                .resources(List.of(
                        place.arns().resolve("bucket:lake/conformed/*"), place.arns().resolve("bucket:lake/runs/*")))
                .build();
        Role.Builder.create(this, "Role")
                .roleName(place.names().copyRole())
                .description("Reads the parts and manifests that COPY loads")
                .assumedBy(new ArnPrincipal(namespaceRole))
                .inlinePolicies(Map.of(
                        "lake",
                        PolicyDocument.Builder.create().statements(List.of(list, read)).build()))
                .build();
    }
}

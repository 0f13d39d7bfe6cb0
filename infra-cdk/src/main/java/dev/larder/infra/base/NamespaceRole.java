package dev.larder.infra.base;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.BaseParameters;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** The first role of each COPY's chain: it may take on the copy role of an environment, and do nothing itself. */
record NamespaceRole(BaseParameters parameters, RegionCode region) {

    Role in(Construct scope) {
        PolicyStatement assume = PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of(Arns.everyCopyRole(Aws.PARTITION, Aws.ACCOUNT_ID, region)))
                .build();
        Role role = Role.Builder.create(scope, "NamespaceRole")
                .roleName(Names.namespaceRole(parameters.resources(), region))
                .description("Takes on the copy roles of environments")
                // Both names, and no condition: that is what AWS documents (Granting permissions to Amazon Redshift
                // Serverless). A key
                // that Redshift does not send would deny every COPY; only who may pass this role can give it to a
                // namespace.
                .assumedBy(new CompositePrincipal(
                        new ServicePrincipal("redshift-serverless.amazonaws.com"),
                        new ServicePrincipal("redshift.amazonaws.com")))
                .inlinePolicies(Map.of(
                        "copy",
                        PolicyDocument.Builder.create()
                                .statements(List.of(assume))
                                .build()))
                .build();
        Acknowledged.on(
                role,
                "environments come and go; each copy role trusts this role and may read its own lake only",
                "AwsSolutions-IAM5[Resource::%s]"
                        .formatted(Arns.everyCopyRole("<AWS::Partition>", "<AWS::AccountId>", region)));
        return role;
    }
}

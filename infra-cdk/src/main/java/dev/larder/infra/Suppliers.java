package dev.larder.infra;

import dev.larder.infra.finding.Wildcards;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** A role for each supplier that comes by S3: it may put files under the supplier's own drop and get its own receipts, nothing else. */
final class Suppliers extends Construct {
    private final Place place;

    Suppliers(Construct scope, Place place) {
        super(scope, "Suppliers");
        this.place = place;
        place.inputs().options().suppliers().forEach(this::role);
    }

    private void role(String supplier, String principal) {
        String drop = "suppliers/" + supplier + "/";
        String receipts = "receipts/" + supplier + "/";
        String landing = place.arns().bucket("landing");
        String lake = place.arns().bucket("lake");
        PolicyDocument document = PolicyDocument.Builder.create()
                .statements(List.of(
                        allow(landing + "/" + drop + "*", "s3:PutObject", "s3:AbortMultipartUpload"),
                        list(landing, drop),
                        allow(lake + "/" + receipts + "*", "s3:GetObject"),
                        list(lake, receipts)))
                .build();
        Role role = Role.Builder.create(this, supplier)
                .description("Drops files of the supplier %s and reads its receipts".formatted(supplier))
                .assumedBy(new ArnPrincipal(principal))
                .inlinePolicies(Map.of("drop", document))
                .build();
        Wildcards.explain(
                role,
                "the supplier's own drop and receipts",
                List.of("bucket:landing/" + drop + "*", "bucket:lake/" + receipts + "*"),
                place);
        CfnOutput.Builder.create(this, supplier + "-role")
                .description("The role that the supplier %s takes on".formatted(supplier))
                .value(role.getRoleArn())
                .build();
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }

    private static PolicyStatement list(String bucket, String prefix) {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(bucket))
                .conditions(Map.of("StringLike", Map.of("s3:prefix", prefix + "*")))
                .build();
    }
}

package dev.larder.infra;

import dev.larder.infra.finding.Wildcards;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalBase;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.transfer.CfnUser;
import software.constructs.Construct;

/**
 * A role for each supplier that comes by S3, and one with a user of the base's SFTP server for each that comes by SFTP: both may put files under
 * the supplier's own drop and get its own receipts, nothing else. A role each, so no session policy has to narrow a wider one.
 */
final class Suppliers extends Construct {
    private final Place place;

    Suppliers(Construct scope, Place place) {
        super(scope, "Suppliers");
        this.place = place;
        place.inputs().options().suppliers().forEach(this::byS3);
        place.inputs().options().sftpKeys().forEach(this::bySftp);
    }

    private void byS3(String supplier, String principal) {
        Role role = role(supplier, supplier, new ArnPrincipal(principal));
        CfnOutput.Builder.create(this, supplier + "-role")
                .description("The role that the supplier %s takes on".formatted(supplier))
                .value(role.getRoleArn())
                .build();
    }

    private void bySftp(String supplier, String key) {
        PrincipalBase transfer = new ServicePrincipal("transfer.amazonaws.com")
                .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
        Role role = role(supplier + "-sftp", supplier, transfer);
        String name = place.names().environment() + "." + supplier;
        CfnUser.Builder.create(this, supplier + "-user")
                .serverId(place.inputs().options().base().sftpServer(this))
                .userName(name)
                .role(role.getRoleArn())
                .homeDirectoryType("LOGICAL")
                .homeDirectoryMappings(List.of(
                        seenAs("/drop", "landing", "suppliers/" + supplier),
                        seenAs("/receipts", "lake", "receipts/" + supplier)))
                .sshPublicKeys(List.of(key))
                .build();
        CfnOutput.Builder.create(this, supplier + "-login")
                .description("The user of the supplier %s at the SFTP server".formatted(supplier))
                .value(name)
                .build();
    }

    private CfnUser.HomeDirectoryMapEntryProperty seenAs(String entry, String bucket, String folder) {
        return CfnUser.HomeDirectoryMapEntryProperty.builder()
                .entry(entry)
                .target("/" + place.names().bucket(bucket) + "/" + folder)
                .build();
    }

    private Role role(String id, String supplier, IPrincipal principal) {
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
        Role role = Role.Builder.create(this, id)
                .description("Drops files of the supplier %s and reads its receipts".formatted(supplier))
                .assumedBy(principal)
                .inlinePolicies(Map.of("drop", document))
                .build();
        Wildcards.explain(
                role,
                "the supplier's own drop and receipts",
                List.of("bucket:landing/" + drop + "*", "bucket:lake/" + receipts + "*"),
                place);
        return role;
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

package dev.larder.infra;

import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.SupplierAccess;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.infra.finding.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalBase;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.transfer.CfnUser;
import software.constructs.Construct;

/**
 * A role for each supplier that comes by S3, and one with a user of the base's SFTP server for each that comes by SFTP: both may put files under
 * the supplier's own drop and get its own receipts, nothing else ({@link SupplierAccess}). A role each, so no session policy has to narrow a
 * wider one.
 */
final class Suppliers extends Construct {
    private final Place place;

    Suppliers(Construct scope, Place place) {
        super(scope, "Suppliers");
        this.place = place;
        place.inputs().options().suppliers().forEach(this::byS3);
        place.inputs().logins().forEach(this::bySftp);
    }

    private void byS3(String supplier, String principal) {
        Role role = role(
                supplier,
                supplier,
                new ArnPrincipal(principal),
                access(supplier).byS3());
        CfnOutput.Builder.create(this, supplier + "-role")
                .description("The role that the supplier %s takes on".formatted(supplier))
                .value(role.getRoleArn())
                .build();
    }

    private void bySftp(SftpLogin login) {
        String supplier = login.supplier();
        PrincipalBase transfer = new ServicePrincipal("transfer.amazonaws.com")
                .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
        SupplierAccess access = access(supplier);
        Role role = role(supplier + "-sftp", supplier, transfer, access.bySftp(place.names(), login.direct()));
        String name = place.names().sftpUser(supplier);
        CfnUser.Builder.create(this, supplier + "-user")
                .serverId(place.inputs().options().base().sftpServer(this))
                .userName(name)
                .role(role.getRoleArn())
                .homeDirectoryType("LOGICAL")
                .homeDirectoryMappings(
                        access.folders().stream().map(this::seenAs).toList())
                .sshPublicKeys(login.keys())
                .build();
        CfnOutput.Builder.create(this, supplier + "-login")
                .description("The user of the supplier %s at the SFTP server".formatted(supplier))
                .value(name)
                .build();
    }

    private SupplierAccess access(String supplier) {
        return new SupplierAccess(
                supplier, List.copyOf(place.inputs().plan().suppliers().getOrDefault(supplier, Set.of())));
    }

    private CfnUser.HomeDirectoryMapEntryProperty seenAs(SupplierAccess.Folder folder) {
        return CfnUser.HomeDirectoryMapEntryProperty.builder()
                .entry(folder.entry())
                .target("/" + place.names().bucket(folder.bucket()) + "/" + folder.folder())
                .build();
    }

    private Role role(String id, String supplier, IPrincipal principal, List<Grant> grants) {
        Role role = Role.Builder.create(this, id)
                .description("Drops files of the supplier %s and reads its receipts".formatted(supplier))
                .assumedBy(principal)
                .inlinePolicies(Map.of(
                        "drop",
                        PolicyDocument.Builder.create()
                                .statements(GrantStatements.of(place, grants))
                                .build()))
                .build();
        Wildcards.explain(
                role,
                "the supplier's own drop and receipts",
                grants.stream().map(Grant::on).toList(),
                place);
        return role;
    }
}

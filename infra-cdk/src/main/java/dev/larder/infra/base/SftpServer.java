package dev.larder.infra.base;

import dev.larder.core.wiring.SupplierAccess;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.transfer.CfnServer;
import software.constructs.Construct;

/**
 * An SFTP server (AWS Transfer Family) for suppliers who cannot use S3; it costs by the hour, so it is made when asked for.
 *
 * <p>Source: AWS Transfer Family User Guide. Without optimised listings a folder of a logical home must exist as an object before its user can
 * log in (implement-log-dirs.html); by API they are off (API_S3StorageOptions.html). Without {@code ENABLE_NO_OP} a client that sets the time of
 * what it has uploaded, as WinSCP does, gets an error (API_ProtocolDetails.html).
 */
final class SftpServer extends Construct {
    private static final CfnServer.S3StorageOptionsProperty OPTIMISED = CfnServer.S3StorageOptionsProperty.builder()
            .directoryListingOptimization("ENABLED")
            .build();
    private static final CfnServer.ProtocolDetailsProperty NO_TIMES = CfnServer.ProtocolDetailsProperty.builder()
            .setStatOption("ENABLE_NO_OP")
            .build();

    private final CfnServer server;

    SftpServer(Construct scope, BaseInputs inputs, Key key) {
        super(scope, "Sftp");
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/transfer/" + inputs.parameters().resources())
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
        PolicyStatement write = PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"))
                .resources(List.of(logs.getLogGroupArn()))
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("transfer.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "logs",
                        PolicyDocument.Builder.create()
                                .statements(List.of(write))
                                .build()))
                .build();
        server = CfnServer.Builder.create(this, "Server")
                .domain("S3")
                .endpointType("PUBLIC")
                .protocols(List.of("SFTP"))
                .s3StorageOptions(OPTIMISED)
                .protocolDetails(NO_TIMES)
                .preAuthenticationLoginBanner(SupplierAccess.BANNER)
                .identityProviderType("SERVICE_MANAGED")
                .securityPolicyName("TransferSecurityPolicy-2024-01")
                .loggingRole(role.getRoleArn())
                .structuredLogDestinations(List.of(logs.getLogGroupArn()))
                .build();
        Acknowledged.on(
                server,
                "suppliers reach it from the internet; keys only, no passwords, a policy of 2024",
                "CKV_AWS_164");
    }

    String id() {
        return server.getAttrServerId();
    }
}

package dev.larder.infra.base;

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

/** An SFTP server (AWS Transfer Family) for suppliers who cannot use S3; it costs by the hour, so it is made when asked for. */
final class SftpServer extends Construct {
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

package dev.larder.infra.base;

import dev.larder.infra.given.Lifetime;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** What the network refused. */
final class FlowLog extends Construct {

    FlowLog(Construct scope, BaseInputs inputs, Key key, CfnVPC vpc) {
        super(scope, "FlowLog");
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/larder/" + inputs.parameters().resources() + "/network")
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
        PolicyStatement write = PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"))
                .resources(List.of(logs.getLogGroupArn()))
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("vpc-flow-logs.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "logs",
                        PolicyDocument.Builder.create()
                                .statements(List.of(write))
                                .build()))
                .build();
        CfnFlowLog.Builder.create(this, "Rejected")
                .resourceId(vpc.getAttrVpcId())
                .resourceType("VPC")
                .trafficType("REJECT")
                .logDestinationType("cloud-watch-logs")
                .logGroupName(logs.getLogGroupName())
                .deliverLogsPermissionArn(role.getRoleArn())
                .build();
    }
}

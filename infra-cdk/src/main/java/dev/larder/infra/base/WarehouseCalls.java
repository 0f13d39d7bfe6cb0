package dev.larder.infra.base;

import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.PhysicalResourceIdReference;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What CloudFormation cannot say of a warehouse and a function of CDK's therefore calls: which secret is the admin's ({@code
 * AWS::RedshiftServerless::Namespace} has no attribute for it), and how many RPU-hours a month may cost (there is no type for usage
 * limits). Beyond the limit the warehouse answers no query until the month ends or the limit is raised.
 */
final class WarehouseCalls extends Construct {
    private static final String SECRET = "namespace.adminPasswordSecretArn";
    private static final String LIMIT = "usageLimit.usageLimitId";

    private final String function;
    private final LogGroup logs;
    private final IRole role;

    WarehouseCalls(Construct scope, BaseInputs inputs, Key key, String namespaceArn) {
        super(scope, "Calls");
        function = inputs.parameters().resources() + "-warehouse-calls";
        logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/lambda/" + function)
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
        role = role(namespaceArn).withoutPolicyUpdates();
    }

    /** ARN of the secret with the admin's password. */
    String adminSecretArn(String namespaceName) {
        AwsSdkCall get = call("getNamespace", Map.of("namespaceName", namespaceName), SECRET)
                .physicalResourceId(PhysicalResourceId.of(namespaceName + "-admin-secret"))
                .build();
        return resource("AdminSecret", "Custom::AdminSecret")
                .onCreate(get)
                .onUpdate(get)
                .build()
                .getResponseField(SECRET);
    }

    /** Limits a workgroup, and says which identifier AWS gave the limit. */
    String usageLimit(String workgroupArn, int hoursPerMonth) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("amount", hoursPerMonth);
        amount.put("breachAction", "deactivate");
        Map<String, Object> created = new LinkedHashMap<>(amount);
        created.put("resourceArn", workgroupArn);
        created.put("usageType", "serverless-compute");
        created.put("period", "monthly");
        Map<String, Object> id = Map.of("usageLimitId", new PhysicalResourceIdReference());
        Map<String, Object> updated = new LinkedHashMap<>(amount);
        updated.putAll(id);
        return resource("UsageLimit", "Custom::UsageLimit")
                .onCreate(limitCall("createUsageLimit", created))
                .onUpdate(limitCall("updateUsageLimit", updated))
                .onDelete(AwsSdkCall.builder()
                        .service("redshift-serverless")
                        .action("deleteUsageLimit")
                        .parameters(id)
                        .ignoreErrorCodesMatching("ResourceNotFoundException")
                        .build())
                .build()
                .getResponseField(LIMIT);
    }

    private static AwsSdkCall limitCall(String action, Map<String, Object> parameters) {
        return call(action, parameters, LIMIT)
                .physicalResourceId(PhysicalResourceId.fromResponse(LIMIT))
                .build();
    }

    private static AwsSdkCall.Builder call(String action, Map<String, Object> parameters, String output) {
        return AwsSdkCall.builder()
                .service("redshift-serverless")
                .action(action)
                .parameters(parameters)
                .outputPaths(List.of(output));
    }

    /** The function is CDK's, one for the stack; of its settings only some can be chosen. */
    static void explain(Stack stack) {
        for (IConstruct each : stack.getNode().findAll()) {
            if (each instanceof CfnFunction function
                    && !function.getNode().getPath().contains("DatabaseProvider")) {
                function.setReservedConcurrentExecutions(1);
                function.setMemorySize(256);
                Acknowledged.on(
                        function,
                        "called by CloudFormation, which waits for the answer and fails the deployment; it handles no"
                                + " data",
                        "Serverless-LambdaDLQ",
                        "Serverless-LambdaTracing",
                        "CKV_AWS_116",
                        "CKV_AWS_117");
            }
        }
    }

    private AwsCustomResource.Builder resource(String id, String type) {
        return AwsCustomResource.Builder.create(this, id)
                .functionName(function)
                .resourceType(type)
                .installLatestAwsSdk(false)
                .timeout(Duration.minutes(2))
                .role(role)
                .logGroup(logs);
    }

    private Role role(String namespaceArn) {
        PolicyStatement limits = PolicyStatement.Builder.create()
                .actions(List.of(
                        "redshift-serverless:CreateUsageLimit",
                        "redshift-serverless:UpdateUsageLimit",
                        "redshift-serverless:DeleteUsageLimit"))
                // IAM knows no resource type for them.
                .resources(List.of("*"))
                .build();
        PolicyDocument calls = PolicyDocument.Builder.create()
                .statements(List.of(
                        Statements.allow(namespaceArn, "redshift-serverless:GetNamespace"),
                        limits,
                        Statements.allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents")))
                .build();
        Role made = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("calls", calls))
                .build();
        Acknowledged.on(
                made,
                "usage limits are no resources to IAM",
                "AwsSolutions-IAM5[Resource::*]",
                "Serverless-LambdaStarPermissions");
        return made;
    }
}

package dev.larder.infra.base;

import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The function that makes and drops the databases of environments, called by CloudFormation; the only holder of the admin's secret, since
 * every branch would be admin of all others otherwise.
 */
final class DatabaseProvider extends Construct {
    private static final String HANDLER = "dev.larder.functions.base.DatabaseProvider";

    /** Where the provider makes users and roles. */
    static final String ADMIN_DATABASE = "dev";

    private final Function function;

    DatabaseProvider(Construct scope, BaseInputs inputs, Key key, Warehouse warehouse) {
        super(scope, "DatabaseProvider");
        String name = inputs.parameters().resources() + "-database-provider";
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/lambda/" + name)
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
        function = Function.Builder.create(this, "Function")
                .functionName(name)
                .description("Makes and drops the databases of environments")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(Code.fromAsset(inputs.functionsZip().toString()))
                .memorySize(512)
                // Database by database: two at once would compete for the catalogue.
                .reservedConcurrentExecutions(1)
                .timeout(Duration.minutes(14))
                .environment(variables(warehouse))
                .role(role(logs, warehouse).withoutPolicyUpdates())
                .logGroup(logs)
                .tracing(Tracing.ACTIVE)
                .build();
        Acknowledged.on(
                function,
                "called by CloudFormation, which waits for the answer and fails the deployment; the Data API is not in"
                        + " a VPC",
                "Serverless-LambdaDLQ",
                "CKV_AWS_116",
                "CKV_AWS_117");
        Acknowledged.on(function, "its variables are names and ARNs", "CKV_AWS_173");
    }

    Function function() {
        return function;
    }

    private static Map<String, String> variables(Warehouse warehouse) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LARDER_WORKGROUP", warehouse.workgroupName());
        variables.put("LARDER_ADMIN_SECRET", warehouse.adminSecretArn());
        variables.put("LARDER_NAMESPACE_ROLE", warehouse.namespaceRoleArn());
        variables.put("LARDER_ADMIN_DATABASE", ADMIN_DATABASE);
        return variables;
    }

    private Role role(LogGroup logs, Warehouse warehouse) {
        List<PolicyStatement> statements = List.of(
                Statements.allow(warehouse.workgroupArn(), "redshift-data:ExecuteStatement"),
                ownStatements(),
                Statements.allow(warehouse.adminSecretArn(), "secretsmanager:GetSecretValue"),
                decryptSecret(warehouse),
                Statements.allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"),
                Statements.allow("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords"));
        Role role = Role.Builder.create(this, "Role")
                .description("Reads the admin's secret of the warehouse; no other role may")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "databases",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
        Acknowledged.on(
                role,
                "a statement has no ARN, so a condition holds it to the caller's own; traces are no resources to IAM",
                "AwsSolutions-IAM5[Resource::*]",
                "Serverless-LambdaStarPermissions");
        return role;
    }

    private static PolicyStatement ownStatements() {
        return PolicyStatement.Builder.create()
                .actions(List.of("redshift-data:DescribeStatement", "redshift-data:GetStatementResult"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("redshift-data:statement-owner-iam-userid", "${aws:userid}")))
                .build();
    }

    private static PolicyStatement decryptSecret(Warehouse warehouse) {
        return PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt"))
                .resources(List.of(warehouse.adminKeyArn()))
                .conditions(Map.of(
                        "StringEquals", Map.of("kms:ViaService", "secretsmanager." + Aws.REGION + ".amazonaws.com")))
                .build();
    }
}

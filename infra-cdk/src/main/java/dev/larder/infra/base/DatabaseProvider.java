package dev.larder.infra.base;

import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;
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

    private static final String READERS = "dev.larder.functions.base.Readers";

    private final Function function;
    private final Function readers;

    DatabaseProvider(Construct scope, BaseInputs inputs, Key key, Warehouse warehouse) {
        super(scope, "DatabaseProvider");
        String resources = inputs.parameters().resources();
        LogGroup logs = logs("Logs", resources + "-database-provider", inputs, key);
        LogGroup readersLogs = logs("ReadersLogs", resources + "-readers", inputs, key);
        Map<String, String> variables = variables(warehouse);
        IRole role = role(List.of(logs, readersLogs), warehouse).withoutPolicyUpdates();
        Function.Builder provider = builder("Function", resources + "-database-provider", inputs)
                .description("Makes and drops the databases of environments")
                .handler(HANDLER)
                .environment(variables)
                .role(role)
                .logGroup(logs);
        function = provider.build();
        readers = builder("Readers", resources + "-readers", inputs)
                .description("Lets people read the star of an environment, and takes it from them")
                .handler(READERS)
                .environment(variables)
                .role(role)
                .logGroup(readersLogs)
                .build();
        for (Function each : List.of(function, readers)) {
            explain(each);
        }
    }

    private Function.Builder builder(String id, String name, BaseInputs inputs) {
        return Function.Builder.create(this, id)
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(Code.fromAsset(inputs.functionsZip().toString()))
                .memorySize(512)
                // Database by database: two at once would compete for the catalogue.
                .reservedConcurrentExecutions(1)
                .timeout(Duration.minutes(14))
                .tracing(Tracing.ACTIVE);
    }

    private LogGroup logs(String id, String function, BaseInputs inputs, Key key) {
        return LogGroup.Builder.create(this, id)
                .logGroupName("/aws/lambda/" + function)
                .encryptionKey(key)
                .retention(Lifetime.logs(inputs.stage()))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
    }

    private static void explain(Function function) {
        Acknowledged.on(
                function,
                "somebody waits for its answer, CloudFormation or a person, and sees a failure; the Data API is not in"
                        + " a VPC",
                "Serverless-LambdaDLQ",
                "CKV_AWS_116",
                "CKV_AWS_117");
        Acknowledged.on(function, "its variables are names and ARNs", "CKV_AWS_173");
    }

    /** Where readers are ordered. */
    Function readers() {
        return readers;
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

    private Role role(List<LogGroup> logs, Warehouse warehouse) {
        PolicyStatement write = PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(logs.stream().map(LogGroup::getLogGroupArn).toList())
                .build();
        List<PolicyStatement> statements = List.of(
                Statements.allow(warehouse.workgroupArn(), "redshift-data:ExecuteStatement"),
                ownStatements(),
                Statements.allow(warehouse.adminSecretArn(), "secretsmanager:GetSecretValue"),
                decryptSecret(warehouse),
                write,
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

package dev.larder.infra.life;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.GrantStatements;
import dev.larder.infra.Place;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.finding.Wildcards;
import dev.larder.infra.given.Lifetime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * Empties the buckets when the stack is deleted: AWS does not delete a bucket with anything in it.
 *
 * <p>Production has it too, with a role that may delete nothing: were it missing there, an environment that becomes production would lose
 * it from its template, and CloudFormation would delete it, which is the order to empty the buckets.
 */
public final class BucketEmptier extends Construct {
    private static final Wiring.Function WIRED = LarderWiring.emptyBuckets();

    private final Place place;

    /**
     * @param buckets by their names in the wiring
     */
    public BucketEmptier(Construct scope, Place place, Map<String, Bucket> buckets) {
        super(scope, "BucketEmptier");
        this.place = place;
        String name = place.names().function(WIRED.name());
        LogGroup logs = place.logs(this, "Logs", "/aws/lambda/" + name);
        Function function = Function.Builder.create(this, "Function")
                .functionName(name)
                .description("Empties the buckets when the stack is deleted")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(WIRED.handler())
                .code(Code.fromAsset(place.inputs().functionsZip().toString()))
                .memorySize(WIRED.memoryMb())
                .timeout(Duration.seconds(WIRED.timeout().toSeconds()))
                .role(role(logs).withoutPolicyUpdates())
                .logGroup(logs)
                .tracing(Tracing.ACTIVE)
                .build();
        Acknowledged.on(
                function,
                "called by CloudFormation, which waits for the answer and fails the deletion; once in a stack's life",
                "Serverless-LambdaDLQ",
                "CKV_AWS_115",
                "CKV_AWS_116",
                "CKV_AWS_117",
                "CKV_AWS_173");
        buckets.forEach((wired, bucket) -> empty(wired, bucket, function));
    }

    private void empty(String wired, Bucket bucket, Function function) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ServiceToken", function.getFunctionArn());
        properties.put("Bucket", bucket.getBucketName());
        properties.put("Stage", place.stage().text());
        CfnResource contents = CfnResource.Builder.create(this, wired)
                .type("Custom::LarderEmptyBucket")
                .properties(properties)
                .build();
        contents.getNode().addDependency(bucket);
        contents.applyRemovalPolicy(Lifetime.ofBuckets(place.stage()));
    }

    private Role role(LogGroup logs) {
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(
                GrantStatements.allow(logs.getLogGroupArn(), List.of("logs:CreateLogStream", "logs:PutLogEvents")));
        statements.add(GrantStatements.allow("*", List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords")));
        if (place.stage() != Stage.PRODUCTION) {
            statements.addAll(GrantStatements.of(place, WIRED.grants()));
        }
        PolicyDocument document =
                PolicyDocument.Builder.create().statements(statements).build();
        Role role = Role.Builder.create(this, "Role")
                .description("Empties the buckets of this environment when it is deleted, but for production")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("buckets", document))
                .build();
        Wildcards.explain(
                role,
                "every object of the two buckets, which are deleted next; traces are no resources to IAM",
                WIRED.grants().stream().map(Wiring.Grant::on).toList(),
                place);
        return role;
    }
}

package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.local.Arns;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Orders arrive in a bucket, a state machine counts them, the warehouse loads and sums them: all in this JVM. */
class OrdersTest {
    private static final String DOUBLE_IT = """
        {"QueryLanguage": "JSONata", "StartAt": "Double it", "States": {
          "Double it": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Output": "{% $states.result.Payload.doubled %}",
            "Arguments": {"FunctionName": "doubler", "Payload": {"number": "{% $states.input.number %}"}}, "End": true}}}\
        """;

    /** A handler as it is deployed to AWS Lambda. */
    public static final class Doubler implements RequestHandler<Map<String, Integer>, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handleRequest(Map<String, Integer> input, Context context) {
            return Map.of("doubled", 2 * input.get("number"));
        }
    }

    @TempDir
    Path state;

    private LocalAws aws;

    @BeforeEach
    void open() {
        Function doubler = new Function(
                "doubler",
                Arns.function("doubler"),
                Doubler.class.getName(),
                512,
                Duration.ofSeconds(10),
                Map.of(),
                List.of());
        Role loader = new Role(
                "loader",
                List.of(
                        new Permission("s3:ListBucket", "arn:aws:s3:::orders"),
                        new Permission("s3:GetObject", "arn:aws:s3:::orders/*")),
                List.of(new Trust("redshift.amazonaws.com")));
        aws = LocalAws.open(
                new LocalAws.Options(state, 0),
                new Stack(
                        List.of("orders"),
                        List.of(),
                        List.of(doubler),
                        List.of(),
                        List.of(),
                        List.of(new Stack.Machine("double-it", DOUBLE_IT, List.of("doubler"))),
                        List.of(),
                        List.of(),
                        List.of(loader),
                        new Stack.Warehouse("default", List.of(Stack.Database.of("shop")), List.of("loader")),
                        Stack.Kept.NOTHING,
                        List.of(),
                        Map.of()));
        aws.start();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void a_state_machine_calls_a_function() throws Exception {
        try (SfnClient states = located(SfnClient.builder()).build()) {
            String execution = states.startExecution(start ->
                            start.stateMachineArn(Arns.machine("double-it")).input("{\"number\": 21}"))
                    .executionArn();
            DescribeExecutionResponse described =
                    states.describeExecution(describe -> describe.executionArn(execution));
            while (described.status() == ExecutionStatus.RUNNING) {
                Thread.onSpinWait();
                described = states.describeExecution(describe -> describe.executionArn(execution));
            }
            assertEquals("42", described.output(), described.error() + ": " + described.cause());
        }
    }

    @Test
    void the_warehouse_loads_what_lies_in_the_bucket_and_answers() {
        try (S3Client s3 = located(S3Client.builder()).forcePathStyle(true).build()) {
            s3.putObject(
                    put -> put.bucket("orders").key("2026/orders.csv"), RequestBody.fromString("1,9.50\n2,0.75\n"));
        }
        try (RedshiftDataClient redshift = located(RedshiftDataClient.builder()).build()) {
            assertNull(run(redshift, "create table orders (id integer not null, amount decimal(10,2))")
                    .error());
            assertNull(run(redshift, "copy orders from 's3://orders/2026/' iam_role '" + Arns.role("loader") + "' csv")
                    .error());
            DescribeStatementResponse asked = run(redshift, "select sum(amount) as total from orders");
            assertEquals(
                    "10.25",
                    redshift.getStatementResult(get -> get.id(asked.id()))
                            .records()
                            .getFirst()
                            .getFirst()
                            .stringValue());
        }
    }

    @Test
    void nothing_of_the_product_around_the_library_is_on_the_class_path() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("dev.larder.core.wiring.Wiring"));
    }

    private static DescribeStatementResponse run(RedshiftDataClient redshift, String sql) {
        String id = redshift.executeStatement(execute ->
                        execute.workgroupName("default").database("shop").sql(sql))
                .id();
        return redshift.describeStatement(describe -> describe.id(id).waitTimeSeconds(30));
    }

    private <B extends AwsClientBuilder<B, C>, C> B located(B builder) {
        Map<String, String> variables = aws.variables();
        return builder.endpointOverride(URI.create(variables.get("AWS_ENDPOINT_URL")))
                .region(Region.of(variables.get("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"))));
    }
}

package dev.standin.aws.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.Condition;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.local.Arns;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.KmsAccessDeniedException;

/** Who may read and write what a key of the account's own encrypts. */
final class KeysTest {
    private static final String OBJECT = "arn:aws:s3:::lake/a.csv";
    private static final String QUEUE = Arns.queue("orders");
    private static final KeyStatement ACCOUNT = new KeyStatement("Account", Trust.ACCOUNT, List.of("kms:*"), List.of());
    private static final Permission READ = new Permission("s3:GetObject", "*");
    private static final Permission WRITE = new Permission("s3:PutObject", "*");
    private static final Permission SEND = new Permission("sqs:SendMessage", "*");

    @TempDir
    private Path folder;

    private static void asked(List<KeyStatement> policy, String action, String resource, Permission... permissions) {
        Callers callers = new Callers();
        callers.encrypted(new Keys(List.of(new Key("k", policy, List.of("arn:aws:s3:::lake/*", QUEUE)))));
        callers.role("loader", List.of(permissions)).require(action, resource);
    }

    private static void assertDenied(String by, Runnable call) {
        assertThatThrownBy(call::run)
                .hasMessage("User: arn:aws:sts::000000000000:assumed-role/loader/loader is not authorized to perform: "
                        + by + " on resource: arn:aws:kms:us-east-1:000000000000:key/k because no resource-based policy"
                        + " allows the " + by + " action");
    }

    @Test
    void a_key_that_names_the_account_lets_the_callers_own_policies_decide() {
        assertDenied("kms:Decrypt", () -> asked(List.of(ACCOUNT), "s3:GetObject", OBJECT, READ));
        Permission decrypt = new Permission("kms:Decrypt", Keys.arn("k"));
        assertThatCode(() -> asked(List.of(ACCOUNT), "s3:GetObject", OBJECT, READ, decrypt))
                .doesNotThrowAnyException();
        assertDenied(
                "kms:Decrypt",
                () -> asked(
                        List.of(ACCOUNT),
                        "s3:GetObject",
                        OBJECT,
                        READ,
                        new Permission("kms:Decrypt", Keys.arn("another"))));
        assertDenied("kms:Decrypt", () -> asked(List.of(), "s3:GetObject", OBJECT, READ, decrypt));
    }

    @Test
    void a_key_that_names_the_caller_or_everybody_suffices() {
        for (String principal : List.of("*", "arn:aws:iam::000000000000:role/loader")) {
            KeyStatement named = new KeyStatement("Named", principal, List.of("kms:Decrypt"), List.of());
            assertThatCode(() -> asked(List.of(named), "s3:GetObject", OBJECT, READ))
                    .doesNotThrowAnyException();
            assertDenied("kms:GenerateDataKey", () -> asked(List.of(named), "s3:PutObject", OBJECT, WRITE));
        }
        KeyStatement another =
                new KeyStatement("Another", "arn:aws:iam::000000000000:role/other", List.of("kms:*"), List.of());
        assertDenied("kms:Decrypt", () -> asked(List.of(another), "s3:GetObject", OBJECT, READ));
    }

    @Test
    void a_condition_is_of_the_service_by_which_the_key_is_asked() {
        KeyStatement byS3 = new KeyStatement(
                "S3",
                "*",
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                List.of(Condition.equal("kms:ViaService", "s3.us-east-1.amazonaws.com")));
        assertThatCode(() -> asked(List.of(byS3), "s3:PutObject", OBJECT, WRITE))
                .doesNotThrowAnyException();
        assertDenied("kms:GenerateDataKey", () -> asked(List.of(byS3), "sqs:SendMessage", QUEUE, SEND));
    }

    @Test
    void what_the_key_does_not_encrypt_asks_nobody() {
        assertThatCode(() -> asked(List.of(), "s3:GetObject", "arn:aws:s3:::other/a.csv", READ))
                .doesNotThrowAnyException();
    }

    @Test
    void a_service_is_admitted_for_the_source_that_the_policy_names() {
        KeyStatement events = new KeyStatement(
                "Events",
                "events.amazonaws.com",
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                List.of(new Condition(Condition.Operator.ArnLike, "aws:SourceArn", List.of(Arns.rule("orders-*")))));
        Keys keys = new Keys(List.of(new Key("k", List.of(ACCOUNT, events), List.of(QUEUE))));

        assertThat(keys.admits("events.amazonaws.com", "sqs:SendMessage", QUEUE, Arns.rule("orders-1")))
                .isTrue();
        assertThat(keys.admits("events.amazonaws.com", "sqs:SendMessage", QUEUE, Arns.rule("payroll-1")))
                .isFalse();
        assertThat(keys.admits("sns.amazonaws.com", "sqs:SendMessage", QUEUE, Arns.rule("orders-1")))
                .isFalse();
        assertThat(keys.admits("sns.amazonaws.com", "sqs:SendMessage", Arns.queue("plain"), Arns.rule("orders-1")))
                .as("not encrypted")
                .isTrue();
    }

    @Test
    void s3_answers_403_and_an_upload_in_parts_needs_the_key_to_decrypt() {
        KeyStatement writes = new KeyStatement("Writes", "*", List.of("kms:GenerateDataKey*"), List.of());
        try (LocalAws aws = open(new Key("k", List.of(writes), List.of("arn:aws:s3:::lake/*")));
                S3Client s3 = located(aws, S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(create -> create.bucket("lake"));
            s3.putObject(put -> put.bucket("lake").key("a.csv"), RequestBody.fromString("1\n"));
            assertThatThrownBy(
                            () -> s3.getObjectAsBytes(get -> get.bucket("lake").key("a.csv")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            denied -> assertThat(denied.statusCode()).isEqualTo(403))
                    .hasMessageContaining("kms:Decrypt");
            assertThatThrownBy(() -> s3.createMultipartUpload(
                            create -> create.bucket("lake").key("b.csv")))
                    .hasMessageContaining("kms:Decrypt");
        }
    }

    @Test
    void sqs_answers_that_the_key_is_in_the_way() {
        try (LocalAws aws = open(new Key("k", List.of(), List.of(QUEUE)));
                SqsClient sqs = located(aws, SqsClient.builder())) {
            String url = sqs.createQueue(create -> create.queueName("orders")).queueUrl();
            assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(url).messageBody("{}")))
                    .isInstanceOf(KmsAccessDeniedException.class);
        }
    }

    private LocalAws open(Key key) {
        return LocalAws.open(new LocalAws.Options(folder, 0), Stack.EMPTY.withKeys(List.of(key)));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C located(LocalAws aws, B builder) {
        Map<String, String> variables = aws.variables();
        return builder.endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        Objects.requireNonNull(variables.get("AWS_ACCESS_KEY_ID")),
                        Objects.requireNonNull(variables.get("AWS_SECRET_ACCESS_KEY")))))
                .build();
    }
}

package dev.standin.aws.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The local AWS announces what lands. */
final class EmbeddedAnnouncementTest extends AnnouncementContract {
    private static final Stack STACK = new Stack(
            List.of(BUCKET),
            List.of(new Stack.Queue(QUEUE, QUEUE + "-dead", Duration.ofMinutes(1), 5, Optional.empty())),
            List.of(),
            List.of(),
            List.of(new Stack.Rule(BUCKET, PREFIX, QUEUE)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Stack.EMPTY.warehouse(),
            Stack.Kept.NOTHING,
            List.of(),
            Map.of());

    @TempDir
    private static Path folder;

    private static LocalAws aws;
    private static StaticCredentialsProvider owner;

    @BeforeAll
    static void open() {
        aws = LocalAws.open(new LocalAws.Options(folder, 0), STACK);
        owner = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                aws.variables().get("AWS_ACCESS_KEY_ID"), aws.variables().get("AWS_SECRET_ACCESS_KEY")));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    @Override
    S3Client s3() {
        return S3Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(owner)
                .forcePathStyle(true)
                .build();
    }

    @Override
    SqsClient sqs() {
        return SqsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(owner)
                .build();
    }
}

package dev.standin.aws;

import dev.standin.aws.internal.signature.AccessKey;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients, pointed at an endpoint of this machine. */
public final class LocalClients {

    private LocalClients() {}

    public static S3Client s3(URI endpoint, String accessKeyId) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(accessKeyId))
                .forcePathStyle(true)
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }

    public static SqsClient sqs(URI endpoint, String accessKeyId) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(accessKeyId))
                .build();
    }

    public static SfnClient stepFunctions(URI endpoint, String accessKeyId) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(accessKeyId))
                .build();
    }

    /** The access key of this id, with the secret that all clients here sign with. */
    public static AccessKey key(String accessKeyId) {
        return new AccessKey(accessKeyId, "secret of " + accessKeyId);
    }

    /** For a client that is made elsewhere. */
    public static StaticCredentialsProvider credentials(String accessKeyId) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(accessKeyId, key(accessKeyId).secret()));
    }
}

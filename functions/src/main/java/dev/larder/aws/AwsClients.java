package dev.larder.aws;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SDK clients made from environment variables: {@code AWS_REGION}, {@code AWS_ENDPOINT_URL} (none on AWS itself),
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}. They share one HTTP client. Thread-safe.
 */
public final class AwsClients implements AutoCloseable {
    private final Map<String, String> environment;
    private final SdkHttpClient http = Apache5HttpClient.builder().maxConnections(20).build();

    /** Clients for the account and endpoint that these variables name. */
    public AwsClients(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Amazon S3; with an endpoint of its own it addresses buckets by path. */
    public S3Client s3() {
        return configured(S3Client.builder().forcePathStyle(endpoint() != null).httpClient(http)).build();
    }

    /** Amazon SQS. */
    public SqsClient sqs() {
        return configured(SqsClient.builder().httpClient(http)).build();
    }

    /** AWS Step Functions. */
    public SfnClient stepFunctions() {
        return configured(SfnClient.builder().httpClient(http)).build();
    }

    /** The Redshift Data API. */
    public RedshiftDataClient redshiftData() {
        return configured(RedshiftDataClient.builder().httpClient(http)).build();
    }

    @Override
    public void close() {
        http.close();
    }

    private @Nullable String endpoint() {
        return environment.get("AWS_ENDPOINT_URL");
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        builder.credentialsProvider(credentials());
        String region = environment.get("AWS_REGION");
        if (region != null) {
            builder.region(Region.of(region));
        }
        String endpoint = endpoint();
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder;
    }

    private AwsCredentialsProvider credentials() {
        String key = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        String token = environment.get("AWS_SESSION_TOKEN");
        if (key == null || secret == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                token == null ? AwsBasicCredentials.create(key, secret) : AwsSessionCredentials.create(key, secret, token));
    }
}

package dev.larder.aws;

import dev.larder.core.wiring.FunctionVariables;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * SDK clients made from environment variables: {@code AWS_REGION}, {@code AWS_ENDPOINT_URL} (none on AWS itself),
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}; without a key {@code AWS_PROFILE}, and without that
 * whatever the SDK finds. Each client is made when it is first asked for, is shared, and is closed with this. Thread-safe.
 *
 * <p>In a function the Data API is called in the role {@code LARDER_WAREHOUSE_ROLE}; whoever else calls it does so as who it is.
 */
public final class AwsClients implements AutoCloseable {
    private final Map<String, String> environment;
    private final SdkHttpClient http;
    private @Nullable S3Client s3;
    private @Nullable SqsClient sqs;
    private @Nullable SfnClient stepFunctions;
    private @Nullable RedshiftDataClient redshiftData;
    private @Nullable WarehouseRole warehouseRole;

    /** Clients for the account and endpoint that these variables name. */
    public AwsClients(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.http = Transport.to(endpoint());
    }

    /** Amazon S3; with an endpoint of its own it addresses buckets by path. */
    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = configured(S3Client.builder()
                            .forcePathStyle(endpoint() != null)
                            .httpClient(http))
                    .build();
        }
        return s3;
    }

    /** Amazon SQS. */
    public synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = configured(SqsClient.builder().httpClient(http)).build();
        }
        return sqs;
    }

    /** AWS Step Functions. */
    public synchronized SfnClient stepFunctions() {
        if (stepFunctions == null) {
            stepFunctions = configured(SfnClient.builder().httpClient(http)).build();
        }
        return stepFunctions;
    }

    /**
     * The Redshift Data API. Made when a function is first called, not when it is initialised: what a snapshot holds would be a session
     * that is over when it is restored.
     */
    public synchronized RedshiftDataClient redshiftData() {
        if (redshiftData == null) {
            RedshiftDataClientBuilder builder =
                    configured(RedshiftDataClient.builder().httpClient(http));
            String role = environment.get(FunctionVariables.WAREHOUSE_ROLE);
            String function = environment.get("AWS_LAMBDA_FUNCTION_NAME");
            if (role != null && function != null) {
                StsClient sts = configured(StsClient.builder().httpClient(http)).build();
                warehouseRole = new WarehouseRole(sts, role, function);
                builder.credentialsProvider(warehouseRole.credentials());
            }
            redshiftData = builder.build();
        }
        return redshiftData;
    }

    /** A client of another service, for the same account and endpoint; whoever builds it closes it before this is closed. */
    public <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B alike(B builder) {
        return configured(builder.httpClient(http));
    }

    /** What AWS calls the caller in {@code aws:userid}: {@code <id of the role>:<name of the session>}, or a user's id. */
    public String userId() {
        try (StsClient sts = configured(StsClient.builder().httpClient(http)).build()) {
            return sts.getCallerIdentity().userId();
        }
    }

    @Override
    public synchronized void close() {
        if (warehouseRole != null) {
            warehouseRole.close();
        }
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
            String profile = environment.get("AWS_PROFILE");
            return profile == null
                    ? DefaultCredentialsProvider.builder().build()
                    : ProfileCredentialsProvider.create(profile);
        }
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(key, secret)
                        : AwsSessionCredentials.create(key, secret, token));
    }
}

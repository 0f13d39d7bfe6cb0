package dev.larder.functions;

import dev.larder.aws.AwsClients;
import dev.larder.aws.DataApi;
import dev.larder.aws.LandingBucket;
import dev.larder.aws.ObjectStore;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function or the command reaches of one environment, made from {@code LARDER_*} and {@code AWS_*} variables. Each client is
 * made when it is first asked for, so a function pays only for what it uses. Thread-safe.
 */
public final class Environment implements AutoCloseable {
    private final Settings settings;
    private final AwsClients clients;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private @Nullable S3Client s3;
    private @Nullable SqsClient sqs;
    private @Nullable SfnClient executions;
    private @Nullable DataApi warehouse;
    private @Nullable Deliveries deliveries;

    /** The environment that these variables name; throws {@link IllegalStateException} naming the first that is missing. */
    public Environment(Map<String, String> variables) {
        settings = Settings.of(variables);
        clients = new AwsClients(variables);
    }

    /** Names and addresses. */
    public Settings settings() {
        return settings;
    }

    /** Amazon S3. */
    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = clients.s3();
        }
        return s3;
    }

    /** Amazon SQS. */
    public synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = clients.sqs();
        }
        return sqs;
    }

    /** AWS Step Functions. */
    public synchronized SfnClient executions() {
        if (executions == null) {
            executions = clients.stepFunctions();
        }
        return executions;
    }

    /** The environment's database. */
    public synchronized DataApi warehouse() {
        if (warehouse == null) {
            warehouse = new DataApi(clients.redshiftData(), settings.workgroup(), settings.database());
        }
        return warehouse;
    }

    /** The lake. */
    public Lake lake() {
        return new Lake(new ObjectStore(s3(), settings.lakeBucket()));
    }

    /** What was delivered; each record is read once. */
    public synchronized Deliveries deliveries() {
        if (deliveries == null) {
            deliveries = new Deliveries(lake());
        }
        return deliveries;
    }

    /** The bucket that suppliers write to. */
    public LandingBucket landing() {
        return new LandingBucket(s3(), settings.landingBucket());
    }

    /** Wakes {@code start-run} and {@code receive-delivery}. */
    public Pokes pokes() {
        return new Pokes(lake(), sqs(), settings);
    }

    /** The plan in force. */
    public Plan plan() {
        return plan(settings.plan());
    }

    /** The plan of this hash; throws {@link IllegalStateException} when it is not in the lake. Read once. */
    public Plan plan(String hash) {
        return plans.computeIfAbsent(hash, this::readPlan);
    }

    @Override
    public void close() {
        clients.close();
    }

    private Plan readPlan(String hash) {
        String key = LakeLayout.plan(hash);
        byte[] bytes = lake().objects()
                .read(key)
                .orElseThrow(() -> new IllegalStateException("s3://" + settings.lakeBucket() + "/" + key
                        + " is missing: the plan in force must be in the lake; deploy the project again"));
        return PlanJson.read(new String(bytes, StandardCharsets.UTF_8));
    }
}

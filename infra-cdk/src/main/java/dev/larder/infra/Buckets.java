package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The buckets: versioned, encrypted, private, reached by TLS only; those that are watched tell EventBridge. */
final class Buckets extends Construct {

    Buckets(Construct scope, Place place, Wiring wiring) {
        super(scope, "Buckets");
        Set<String> watched =
                wiring.landings().stream().map(Wiring.Landing::bucket).collect(Collectors.toSet());
        for (Wiring.Bucket declared : wiring.buckets()) {
            Bucket bucket = bucket(place, declared.name());
            if (watched.contains(declared.name())) {
                tellEventBridge(bucket);
            }
        }
    }

    private Bucket bucket(Place place, String name) {
        return Bucket.Builder.create(this, name)
                .bucketName(place.names().bucket(name))
                .versioned(true)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .removalPolicy(place.stage().removal())
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
                .build();
    }

    /** On the resource itself: the construct's own switch would add a function with broad permissions. */
    private static void tellEventBridge(Bucket bucket) {
        CfnBucket resource = (CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild());
        resource.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                        .eventBridgeEnabled(true)
                        .build())
                .build());
    }
}

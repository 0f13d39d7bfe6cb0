package dev.larder.infra;

import dev.larder.core.wiring.ConnectorAccess;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** The buckets: versioned, encrypted, private, reached by TLS only; those that are watched tell EventBridge. */
final class Buckets extends Construct {
    private static final String LAKE = "lake";

    private final Map<String, Bucket> byName = new LinkedHashMap<>();

    Buckets(Construct scope, Place place, Wiring wiring) {
        super(scope, "Buckets");
        Set<String> watched = Stream.concat(
                        wiring.landings().stream().map(Wiring.Landing::bucket),
                        wiring.notices().stream().map(Wiring.Notices::bucket))
                .collect(Collectors.toSet());
        for (Wiring.Bucket declared : wiring.buckets()) {
            Bucket bucket = bucket(place, declared.name());
            Acknowledged.on(
                    bucket,
                    "who reads which object is logged by CloudTrail, if the account wants it; a bucket of logs would"
                            + " be one more to keep",
                    "AwsSolutions-S1",
                    "CKV_AWS_18");
            byName.put(declared.name(), bucket);
            if (watched.contains(declared.name())) {
                tellEventBridge(bucket);
            }
        }
    }

    /** All of them, by their names in the wiring. */
    Map<String, Bucket> byName() {
        return Collections.unmodifiableMap(byName);
    }

    private Bucket bucket(Place place, String name) {
        Bucket.Builder bucket = Bucket.Builder.create(this, name)
                .bucketName(place.names().bucket(name))
                .versioned(true)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(place.shared().key())
                .bucketKeyEnabled(true)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .removalPolicy(Lifetime.ofBuckets(place.stage()))
                .lifecycleRules(rules(place, name));
        if (name.equals(LAKE) && place.stage() == Stage.PRODUCTION) {
            lock(bucket, Duration.days(place.inputs().options().lockDays()));
        }
        return bucket.build();
    }

    /** The lake is the only copy of what suppliers sent: until then nobody deletes a version without a permission that no role here has. */
    private static void lock(Bucket.Builder bucket, Duration time) {
        bucket.objectLockEnabled(true).objectLockDefaultRetention(ObjectLockRetention.governance(time));
    }

    private static List<LifecycleRule> rules(Place place, String name) {
        LifecycleRule everywhere = LifecycleRule.builder()
                .id("what-is-unfinished-or-replaced")
                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                // Every landed version is answered within minutes; a lake's key is written once, but for reports.
                .noncurrentVersionExpiration(Duration.days(place.stage() == Stage.PRODUCTION ? 365 : 30))
                .expiredObjectDeleteMarker(true)
                .build();
        if (!name.equals(LAKE) && place.inputs().pulls().isEmpty()) {
            return List.of(everywhere);
        }
        if (!name.equals(LAKE)) {
            LifecycleRule left = LifecycleRule.builder()
                    .id("what-connectors-brought-and-nobody-took")
                    .prefix(ConnectorAccess.PREFIX)
                    .expiration(Duration.days(7))
                    .noncurrentVersionExpiration(Duration.days(1))
                    .build();
            return List.of(everywhere, left);
        }
        LifecycleRule originals = LifecycleRule.builder()
                .id("originals-are-seldom-read")
                .prefix("originals/")
                // Smaller ones cost more there than they save: Glacier Instant Retrieval bills 128 KB at least.
                .objectSizeGreaterThan(128 * 1024)
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                        .transitionAfter(Duration.days(place.inputs().options().originalsDays()))
                        .build()))
                .build();
        return List.of(everywhere, originals);
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

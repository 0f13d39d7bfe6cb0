package dev.larder.infra;

import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.NoticeReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Topics that tell people what became of deliveries: a rule hands the keys of notices to a topic, and no function calls it. A message is JSON,
 * so that subscriptions can choose by its body.
 */
final class Notices extends Construct {
    private final Place place;

    Notices(Construct scope, Place place, List<Wiring.Notices> notices) {
        super(scope, "Notices");
        this.place = place;
        notices.forEach(this::tell);
    }

    private void tell(Wiring.Notices notices) {
        Rules rules = new Rules(this, place);
        Topic topic = Topic.Builder.create(this, notices.topic())
                .topicName(place.names().topic(notices.topic()))
                .masterKey(place.shared().key())
                .enforceSsl(true)
                .build();
        // Without a condition: a topic's policy cannot have one for EventBridge (User Guide, eb-troubleshooting.html).
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Rules")
                .principals(List.of(new ServicePrincipal(Rules.EVENT_BRIDGE)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .build());
        String rule = notices.rule();
        CfnRule.Builder.create(this, rule + "-rule")
                .name(rules.name(rule))
                .description("Objects below %s of the bucket %s".formatted(notices.prefix(), notices.bucket()))
                .eventPattern(Rules.created(place, notices.bucket(), notices.prefix()))
                .targets(List.of(rules.target(rule, topic.getTopicArn(), message())))
                .build();
        place.inputs().noticeReaders().forEach(reader -> subscribe(topic, reader));
        CfnOutput.Builder.create(this, notices.topic() + "-topic")
                .description("Tells its subscribers what became of each delivery")
                .value(topic.getTopicArn())
                .build();
    }

    private CfnRule.InputTransformerProperty message() {
        // In an order: a template that differs from the last one is a change.
        SortedMap<String, String> paths = new TreeMap<>();
        paths.put("at", "$.time");
        paths.put("bucket", "$.detail.bucket.name");
        paths.put("notice", "$.detail.object.key");
        return CfnRule.InputTransformerProperty.builder()
                .inputPathsMap(paths)
                .inputTemplate("{\"environment\":\"%s\",\"notice\":<notice>,\"at\":<at>,\"bucket\":<bucket>}"
                        .formatted(place.names().environment()))
                .build();
    }

    /**
     * Who is told by e-mail has to confirm it first. What one is told of may change, and stays the same resource: it would otherwise be subscribed
     * before it is unsubscribed, which is the same subscription.
     */
    private void subscribe(Topic topic, NoticeReader to) {
        CfnSubscription.Builder subscription = CfnSubscription.Builder.create(this, resource(to.address()))
                .topicArn(topic.getTopicArn())
                .protocol("email")
                .endpoint(to.address());
        if (to.filtered()) {
            List<Map<String, String>> prefixes = to.suppliers().stream()
                    .map(supplier -> Map.of("prefix", SupplierAddresses.notices(supplier)))
                    .toList();
            subscription.filterPolicyScope("MessageBody").filterPolicy(Map.of("notice", prefixes));
        }
        Acknowledged.on(
                subscription.build(),
                "A notice is a hint, and holds nothing: the receipt in the lake does, and a mail that nobody takes is no use in a queue.",
                "Serverless-SNSRedrivePolicy");
    }

    /** A name of a resource is told in events, and an address is somebody's: its digest tells them apart. */
    private static String resource(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return "mail-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

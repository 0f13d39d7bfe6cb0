package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import dev.larder.infra.given.NoticeAddress;
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
        place.inputs().options().noticeAddresses().forEach(address -> subscribe(topic, notices, address));
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

    /** Who is told by e-mail has to confirm it first. */
    private void subscribe(Topic topic, Wiring.Notices notices, NoticeAddress to) {
        CfnSubscription.Builder subscription = CfnSubscription.Builder.create(
                        this, to.supplier().orElse("all") + "-" + to.address())
                .topicArn(topic.getTopicArn())
                .protocol("email")
                .endpoint(to.address());
        to.supplier()
                .ifPresent(supplier -> subscription
                        .filterPolicyScope("MessageBody")
                        .filterPolicy(Map.of("notice", List.of(Map.of("prefix", notices.prefix() + supplier + "/")))));
        subscription.build();
    }
}

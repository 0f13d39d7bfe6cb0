package dev.larder.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * EventBridge rules of an environment: each target has a dead-letter queue, and each queue or function lets exactly its
 * rule in.
 */
record Rules(Construct scope, Place place) {
    static final String EVENT_BRIDGE = "events.amazonaws.com";

    /** The physical name of a rule. */
    String name(String rule) {
        return "larder-%s-%s".formatted(place.names().environment(), rule);
    }

    /** The ARN of a rule; known beforehand, so that a queue's policy can name it. */
    String arn(String rule) {
        return "arn:%s:events:%s:%s:rule/%s"
                .formatted(
                        place.arns().partition(),
                        place.arns().region(),
                        place.arns().account(),
                        name(rule));
    }

    /** What S3 says of an object that was created below a prefix of a bucket of this account. */
    static Map<String, Object> created(Place place, String bucket, String prefix) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("bucket", Map.of("name", List.of(place.names().bucket(bucket))));
        detail.put("object", Map.of("key", List.of(Map.of("prefix", prefix))));
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.s3"));
        pattern.put("detail-type", List.of("Object Created"));
        pattern.put("account", List.of(place.arns().account()));
        pattern.put("detail", detail);
        return pattern;
    }

    /** A target whose failures go to the queue {@code <rule>-undelivered-dead}, which is made here. */
    CfnRule.TargetProperty target(String rule, String arn) {
        return undelivered(rule, arn).build();
    }

    /** A target that gets what the transformer makes of an event. */
    CfnRule.TargetProperty target(String rule, String arn, CfnRule.InputTransformerProperty input) {
        return undelivered(rule, arn).inputTransformer(input).build();
    }

    private CfnRule.TargetProperty.Builder undelivered(String rule, String arn) {
        Queue undelivered = Queues.deadLetters(scope, place, rule + "-undelivered");
        letIn(rule, undelivered);
        return CfnRule.TargetProperty.builder()
                .id("target")
                .arn(arn)
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder()
                        .arn(undelivered.getQueueArn())
                        .build());
    }

    /** Lets the rule, and nobody else but the account's own roles, send to a queue. */
    void letIn(String rule, IQueue queue) {
        PolicyStatement send = PolicyStatement.Builder.create()
                .sid("OnlyItsRule")
                .principals(List.of(new ServicePrincipal(EVENT_BRIDGE)))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arn(rule))))
                .build();
        // One policy a queue: a second would replace the one that demands TLS.
        queue.addToResourcePolicy(send);
    }

    /** Lets the rule, and no other, invoke a function. */
    void letInvoke(String rule, String function) {
        CfnPermission.Builder.create(scope, rule + "-may-invoke")
                .action("lambda:InvokeFunction")
                .functionName(place.names().function(function) + ":" + Place.LIVE)
                .principal(EVENT_BRIDGE)
                .sourceArn(arn(rule))
                .build();
    }
}

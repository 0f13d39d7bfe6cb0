package dev.larder.core.wiring;

import dev.larder.core.wiring.Wiring.Condition;
import java.util.List;

/**
 * Whom the key of a base admits, beside the account itself; the same words for CDK and for the local AWS. Services that encrypt on our
 * behalf are admitted one by one, each for Larder's own resources: without it they lose events, alarms and logs without a word. Who may read
 * an object or a message may have it decrypted by S3 or SQS.
 */
public final class KeyPolicy {
    /** The principal that is anybody. */
    public static final String EVERYBODY = "*";

    private static final String EVENTS = "events.amazonaws.com";
    private static final String DECRYPT = "kms:Decrypt";
    private static final String DATA_KEYS = "kms:GenerateDataKey*";
    private static final String DESCRIBE = "kms:DescribeKey";

    private KeyPolicy() {}

    /**
     * One statement, which allows.
     *
     * @param principal a service, or {@link #EVERYBODY}
     */
    public record Statement(String sid, String principal, List<String> actions, List<Condition> conditions) {
        /** Copies the lists. */
        public Statement {
            actions = List.copyOf(actions);
            conditions = List.copyOf(conditions);
        }
    }

    /** Where the key is; texts, or what stands for them in a template. */
    public record Place(String partition, String region, String account) {
        private String arn(String service, String resources) {
            return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resources);
        }

        private String service(String name) {
            return name + "." + region + ".amazonaws.com";
        }
    }

    /** All statements, in a fixed order. */
    public static List<Statement> of(Place place) {
        return List.of(
                onBehalf("Events", EVENTS, place, place.arn("events", "rule/larder-*")),
                new Statement(
                        "Notices",
                        EVENTS,
                        List.of(DECRYPT, DATA_KEYS),
                        // For a topic EventBridge says neither account nor rule (SNS Developer Guide,
                        // sns-key-management.html).
                        List.of(new Condition(
                                "ArnLike",
                                "kms:EncryptionContext:aws:sns:topicArn",
                                List.of(place.arn("sns", "larder-*"))))),
                onBehalf("Alarms", "cloudwatch.amazonaws.com", place, place.arn("cloudwatch", "alarm:larder-*")),
                new Statement(
                        "Logs",
                        place.service("logs"),
                        List.of("kms:Encrypt", DECRYPT, "kms:ReEncrypt*", DATA_KEYS, DESCRIBE),
                        List.of(new Condition(
                                "ArnLike",
                                "kms:EncryptionContext:aws:logs:arn",
                                List.of(place.arn("logs", "log-group:*larder-*"))))),
                new Statement(
                        "WhatS3AndSqsLetPass",
                        EVERYBODY,
                        List.of(DECRYPT, DATA_KEYS, DESCRIBE),
                        List.of(
                                new Condition("StringEquals", "kms:CallerAccount", List.of(place.account())),
                                new Condition(
                                        "StringEquals",
                                        "kms:ViaService",
                                        List.of(place.service("s3"), place.service("sqs"))))));
    }

    /** A service that encrypts what it sends to a queue or a topic, on behalf of our rules or alarms only. */
    private static Statement onBehalf(String sid, String service, Place place, String source) {
        return new Statement(
                sid,
                service,
                List.of(DECRYPT, DATA_KEYS),
                List.of(
                        new Condition("StringEquals", "aws:SourceAccount", List.of(place.account())),
                        new Condition("ArnLike", "aws:SourceArn", List.of(source))));
    }
}

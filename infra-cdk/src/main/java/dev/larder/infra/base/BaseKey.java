package dev.larder.infra.base;

import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The key of everything that is kept. Beside the account itself it admits, each for Larder's own resources only, the services that would
 * otherwise lose events, alarms and logs without a word.
 *
 * <p>Who may read an object or a message may have it decrypted by S3 or SQS, as with the keys that AWS manages: access is decided by one
 * policy and not by two that can differ.
 */
final class BaseKey extends Construct {
    private final Key key;

    BaseKey(Construct scope, BaseInputs inputs) {
        super(scope, "Key");
        key = Key.Builder.create(this, "Key")
                .alias("alias/" + inputs.parameters().resources())
                .description("Buckets, queues, logs, alarms and the warehouse of "
                        + inputs.parameters().resources())
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(30))
                .removalPolicy(Lifetime.removal(inputs.stage()))
                .build();
        Acknowledged.on(
                key,
                "the wildcard is held by kms:CallerAccount and kms:ViaService: what S3 or SQS let pass, in this"
                        + " account",
                "CKV_AWS_33");
        admit("Events", "events.amazonaws.com", "events", "rule/larder-*");
        admit("Alarms", "cloudwatch.amazonaws.com", "cloudwatch", "alarm:larder-*");
        admitLogs();
        admitReadersOfStores();
    }

    Key key() {
        return key;
    }

    /** A service that encrypts what it sends to a queue or a topic, on behalf of our rules or alarms only. */
    private void admit(String sid, String principal, String service, String resources) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
        conditions.put("ArnLike", Map.of("aws:SourceArn", arn(service, resources)));
        add(sid, new ServicePrincipal(principal), List.of("kms:Decrypt", "kms:GenerateDataKey*"), conditions);
    }

    private void admitLogs() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", arn("logs", "log-group:*larder-*")));
        List<String> actions =
                List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey");
        add("Logs", new ServicePrincipal("logs." + Aws.REGION + ".amazonaws.com"), actions, conditions);
    }

    private void admitReadersOfStores() {
        Map<String, Object> equal = new LinkedHashMap<>();
        equal.put("kms:CallerAccount", Aws.ACCOUNT_ID);
        equal.put(
                "kms:ViaService",
                List.of("s3." + Aws.REGION + ".amazonaws.com", "sqs." + Aws.REGION + ".amazonaws.com"));
        add(
                "WhatS3AndSqsLetPass",
                new AnyPrincipal(),
                List.of("kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"),
                Map.of("StringEquals", equal));
    }

    private void add(String sid, IPrincipal principal, List<String> actions, Map<String, Object> conditions) {
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .principals(List.of(principal))
                .actions(actions)
                .resources(List.of("*"))
                .conditions(conditions)
                .build());
    }

    private static String arn(String service, String resources) {
        return "arn:%s:%s:%s:%s:%s".formatted(Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resources);
    }
}

package dev.larder.infra.base;

import dev.larder.core.wiring.KeyPolicy;
import dev.larder.core.wiring.Wiring.Condition;
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
 * The key of everything that is kept; {@link KeyPolicy} says whom it admits. Who may read an object or a message may have it decrypted by S3
 * or SQS, as with the keys that AWS manages: access is decided by one policy and not by two that can differ.
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
        KeyPolicy.of(new KeyPolicy.Place(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID))
                .forEach(this::add);
    }

    Key key() {
        return key;
    }

    private void add(KeyPolicy.Statement statement) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        for (Condition condition : statement.conditions()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> keys = (Map<String, Object>)
                    conditions.computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<String, Object>());
            List<String> values = condition.values();
            keys.put(condition.key(), values.size() == 1 ? values.getFirst() : values);
        }
        IPrincipal principal = statement.principal().equals(KeyPolicy.EVERYBODY)
                ? new AnyPrincipal()
                : new ServicePrincipal(statement.principal());
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid(statement.sid())
                .principals(List.of(principal))
                .actions(statement.actions())
                .resources(List.of("*"))
                .conditions(conditions)
                .build());
    }
}

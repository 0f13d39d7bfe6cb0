package dev.larder.infra.base;

import dev.larder.core.format.Format;
import dev.larder.core.wiring.BaseAlarms;
import dev.larder.core.wiring.Stage;
import dev.larder.infra.given.BaseParameters;
import dev.larder.infra.watch.Alarms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/** What is made once for an account and region, and shared by environments, which find it by parameters of Systems Manager. */
public final class BaseStack extends Stack {
    private static final String NAME = "Larder: what environments share";

    private BaseStack(Construct scope, BaseInputs inputs) {
        super(
                scope,
                inputs.parameters().resources(),
                inputs.target()
                        .props()
                        .stackName(inputs.parameters().resources())
                        .description(NAME)
                        .terminationProtection(inputs.stage() == Stage.PRODUCTION)
                        .build());
    }

    /** Adds the stack {@code larder-base}, or {@code larder-base-<name>}, to an app. */
    public static BaseStack in(Construct scope, BaseInputs inputs) {
        BaseStack stack = new BaseStack(scope, inputs);
        stack.fill(inputs);
        return stack;
    }

    private void fill(BaseInputs inputs) {
        BaseKey key = new BaseKey(this, inputs);
        Topic topic = Topic.Builder.create(this, "Alarm")
                .topicName(inputs.parameters().resources() + "-alarms")
                .masterKey(key.key())
                .enforceSsl(true)
                .build();
        admitAlarms(topic);
        Optional<ServerlessWarehouse> made = inputs.adopted().isPresent()
                ? Optional.empty()
                : Optional.of(new ServerlessWarehouse(this, inputs, key.key()));
        Warehouse warehouse = made.map(ServerlessWarehouse::warehouse).orElseGet(() -> adopted(inputs));
        Optional<String> limit = made.map(ServerlessWarehouse::usageLimit);
        DatabaseProvider provider = new DatabaseProvider(this, inputs, key.key(), warehouse);
        namespace(inputs, provider);
        Alarms alarms = new Alarms(this, inputs.parameters().resources() + "-", topic.getTopicArn());
        BaseAlarms.of(new BaseAlarms.Watched(
                        warehouse.workgroupName(),
                        limit,
                        inputs.capacity().hoursPerMonth(),
                        provider.function().getFunctionName()))
                .forEach(alarms::add);
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put("workgroup-name", warehouse.workgroupName());
        shared.put("workgroup-arn", warehouse.workgroupArn());
        shared.put("namespace-role-arn", warehouse.namespaceRoleArn());
        shared.put("admin-secret-arn", warehouse.adminSecretArn());
        shared.put("kms-key-arn", key.key().getKeyArn());
        shared.put("alarm-topic-arn", topic.getTopicArn());
        shared.put("database-provider-arn", provider.function().getFunctionArn());
        shared.put("readers-arn", provider.readers().getFunctionArn());
        shared.put(Format.NUMBER, String.valueOf(Format.BASE.number()));
        shared.put(Format.SINCE, Format.BASE.since());
        if (inputs.sftp()) {
            shared.put(BaseParameters.SFTP_SERVER, new SftpServer(this, inputs, key.key()).id());
        }
        shared.forEach((what, value) -> share(inputs.parameters(), what, value));
        WarehouseCalls.explain(this);
        tag(inputs);
    }

    /** A topic with a policy of its own has no other: without this, CloudWatch's messages are refused where nobody looks. */
    private static void admitAlarms(Topic topic) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
        ours.put(
                "ArnLike",
                Map.of(
                        "aws:SourceArn",
                        "arn:%s:cloudwatch:%s:%s:alarm:larder-*".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID)));
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Alarms")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(ours)
                .build());
    }

    private static Warehouse adopted(BaseInputs inputs) {
        BaseInputs.AdoptedWarehouse given = inputs.adopted().orElseThrow();
        return new Warehouse(
                given.workgroupName(),
                given.workgroupArn(),
                given.namespaceRoleArn(),
                given.adminSecretArn(),
                given.adminKeyArn());
    }

    /** Once a namespace: until it is done, PUBLIC may assume every role, and branches can read each other's lakes. */
    private void namespace(BaseInputs inputs, DatabaseProvider provider) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ServiceToken", provider.function().getFunctionArn());
        properties.put("TakeAssumeRole", Boolean.toString(inputs.takeAssumeRole()));
        CfnResource.Builder.create(this, "Namespace")
                .type("Custom::LarderNamespace")
                .properties(properties)
                .build();
    }

    private void share(BaseParameters parameters, String what, String value) {
        StringParameter.Builder.create(this, "Shared-" + what)
                .parameterName(parameters.path(what))
                .stringValue(value)
                .build();
    }

    private void tag(BaseInputs inputs) {
        Tags.of(this).add("app", "larder");
        Tags.of(this).add("base", inputs.parameters().base());
        Tags.of(this).add("stage", inputs.stage().text());
    }
}

package dev.larder.infra.life;

import dev.larder.infra.Place;
import dev.larder.infra.finding.Acknowledged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The function with which CDK calls {@code set-up} gets a log that forgets and a role that may write to that log only; left alone it has a
 * managed policy with which it makes a log group that nobody removes.
 */
public final class TriggerLogs {
    private static final String PROVIDER = "AWSCDK.TriggerCustomResourceProviderCustomResourceProvider";

    private TriggerLogs() {}

    /** To be called when all triggers are made. */
    public static void in(Stack stack, Place place) {
        Construct provider = (Construct) stack.getNode().findChild(PROVIDER);
        String name = place.names().function("trigger");
        LogGroup logs = place.logs(provider, "Logs", "/aws/lambda/" + name);
        for (IConstruct each : provider.getNode().findAll()) {
            if (each instanceof CfnResource resource) {
                switch (resource.getCfnResourceType()) {
                    case "AWS::Lambda::Function" -> function(resource, name, logs);
                    case "AWS::IAM::Role" -> role(resource, logs);
                    default -> {}
                }
            }
        }
    }

    private static void function(CfnResource function, String name, LogGroup logs) {
        function.addPropertyOverride("FunctionName", name);
        function.addPropertyOverride("LoggingConfig.LogGroup", logs.getLogGroupName());
        Acknowledged.on(
                function,
                "CDK's own, called by CloudFormation, which waits for the answer; its settings are CDK's",
                "AwsSolutions-L1",
                "Serverless-LambdaLatestVersion",
                "Serverless-LambdaDLQ",
                "Serverless-LambdaTracing",
                "Serverless-LambdaDefaultMemorySize",
                "CKV_AWS_115",
                "CKV_AWS_116",
                "CKV_AWS_117",
                "CKV_AWS_173");
    }

    private static void role(CfnResource role, LogGroup logs) {
        Map<String, Object> write = new LinkedHashMap<>();
        write.put("Effect", "Allow");
        write.put("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"));
        write.put("Resource", logs.getLogGroupArn());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", List.of(write));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("PolicyName", "log");
        policy.put("PolicyDocument", document);
        role.addPropertyDeletionOverride("ManagedPolicyArns");
        role.addPropertyOverride("Policies.1", policy);
        Acknowledged.on(
                role,
                "the managed policy is taken away; versions of set-up have the star",
                "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
                "AwsSolutions-IAM5[Resource::<FunctionssetupC6B1B59B.Arn>:*]",
                "Serverless-LambdaStarPermissions");
    }
}

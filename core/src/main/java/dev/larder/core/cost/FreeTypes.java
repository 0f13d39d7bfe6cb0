package dev.larder.core.cost;

import java.util.Map;
import java.util.TreeMap;

/** Types of a template that cost nothing by existing, each with the reason; what they cost in use is in {@link UseCost} or said beside it. */
final class FreeTypes {
    private static final String NO_PRICE = "the service has no price for it";
    private static final String IN_USE = "it costs when it is used";
    private static final String CDK_FUNCTION = "it calls a function while a stack is deployed";
    private static final Map<String, String> REASONS = new TreeMap<>();

    static {
        for (String type : new String[] {
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::SQS::QueuePolicy",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicPolicy",
            "AWS::Transfer::User",
            "AWS::Transfer::Connector",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version",
            "AWS::Lambda::Alias",
            "AWS::KMS::Alias",
            "AWS::EC2::VPC",
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::SecurityGroup"
        }) {
            REASONS.put(type, NO_PRICE);
        }
        for (String type : new String[] {
            "AWS::Lambda::Function",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::S3::Bucket",
            "AWS::StepFunctions::StateMachine",
            "AWS::RedshiftServerless::Workgroup"
        }) {
            REASONS.put(type, IN_USE);
        }
        for (String type : new String[] {
            "Custom::LarderDatabase",
            "Custom::LarderEmptyBucket",
            "Custom::LarderNamespace",
            "Custom::Trigger",
            "Custom::AdminSecret",
            "Custom::UsageLimit"
        }) {
            REASONS.put(type, CDK_FUNCTION);
        }
        REASONS.put("AWS::SSM::Parameter", "standard parameters are free");
        REASONS.put("AWS::Logs::LogGroup", "logs cost by the GB that is written");
        REASONS.put("AWS::EC2::FlowLog", "it costs by the GB of logs");
        REASONS.put("AWS::Lambda::LayerVersion", "code below 75 GB is free");
    }

    private FreeTypes() {}

    static boolean has(String type) {
        return REASONS.containsKey(type);
    }
}

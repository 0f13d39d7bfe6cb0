package dev.larder.infra.finding;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.infra.Place;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.constructs.Construct;

/** Acknowledges the stars in the resources of a role, one by one, as cdk-nag writes them. */
public final class Wildcards {
    private Wildcards() {}

    /**
     * The star alone is acknowledged too: every function may send traces, which are no resources to IAM.
     *
     * @param grants what the statements are on, in the wiring's words
     */
    public static void explain(Construct role, String reason, List<String> grants, Place place) {
        Names names = new Names(
                place.names().environment(),
                place.names().region(),
                place.names()
                        .bucketSuffix()
                        .replace(Aws.ACCOUNT_ID, "<AWS::AccountId>")
                        .replace(Aws.REGION, "<AWS::Region>"));
        Arns arns = new Arns("<AWS::Partition>", "<AWS::Region>", "<AWS::AccountId>", "", "", names);
        grants.stream()
                .map(arns::resolve)
                .filter(arn -> arn.contains("*"))
                .map(arn -> arn.replace("${aws:userid}", "<aws:userid>"))
                .distinct()
                .forEach(arn -> Acknowledged.on(role, reason, "AwsSolutions-IAM5[Resource::" + arn + "]"));
        Acknowledged.on(role, reason, "AwsSolutions-IAM5[Resource::*]", "Serverless-LambdaStarPermissions");
    }
}

package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.functions.port.Settings;
import java.util.Map;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A person of the account who has taken on the role of an environment's operators, and knows nothing else than where AWS is. */
public final class Operator {
    private Operator() {}

    /** The variables of such a person's shell; the owner's are those of the environment. */
    public static Map<String, String> of(Map<String, String> owner) {
        String role =
                "arn:aws:iam::000000000000:role/" + Settings.of(owner).names().operatorRole();
        try (AwsClients clients = new AwsClients(owner);
                StsClient sts = clients.alike(StsClient.builder()).build()) {
            Credentials session = sts.assumeRole(assume -> assume.roleArn(role).roleSessionName("ann"))
                    .credentials();
            return Map.of(
                    "AWS_ENDPOINT_URL", owner.getOrDefault("AWS_ENDPOINT_URL", ""),
                    "AWS_REGION", owner.getOrDefault("AWS_REGION", ""),
                    "AWS_ACCESS_KEY_ID", session.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
                    "AWS_SESSION_TOKEN", session.sessionToken());
        }
    }
}

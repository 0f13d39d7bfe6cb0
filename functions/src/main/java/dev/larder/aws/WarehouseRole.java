package dev.larder.aws;

import dev.larder.core.wiring.LarderWiring;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The role as which a function speaks to the database. A session lasts an hour, which is the most that AWS gives to who has a role
 * already, and is replaced five minutes before its end, by the call that finds it so old. Thread-safe.
 */
final class WarehouseRole implements AutoCloseable {
    private static final Duration SESSION = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final StsClient sts;
    private final StsAssumeRoleCredentialsProvider credentials;

    /** Nothing is asked for yet; the session will have the name that all functions give it, and say which function it is. */
    WarehouseRole(StsClient sts, String roleArn, String function) {
        this.sts = sts;
        this.credentials = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(assume -> assume.roleArn(roleArn)
                        .roleSessionName(LarderWiring.WAREHOUSE_SESSION)
                        .sourceIdentity(function)
                        .durationSeconds(Math.toIntExact(SESSION.toSeconds())))
                .prefetchTime(EARLY)
                .build();
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    @Override
    public void close() {
        credentials.close();
        sts.close();
    }
}

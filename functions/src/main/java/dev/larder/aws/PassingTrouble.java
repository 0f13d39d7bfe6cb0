package dev.larder.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Errors of AWS services that may pass a little later. */
public final class PassingTrouble {
    private static final int SERVER_ERROR = 500;

    private PassingTrouble() {}

    /** Whether the service itself is in trouble, for longer than the SDK's retries, for example 503 Slow Down. */
    public static boolean is(AwsServiceException failed) {
        return failed.statusCode() >= SERVER_ERROR || failed.isThrottlingException();
    }
}

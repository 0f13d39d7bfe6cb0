package dev.larder.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A service of AWS cannot take the work now; the state machine tries again by this class's name. */
public final class ServiceBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;

    /** One sentence for the operator, and what the SDK said, if it said anything. */
    public ServiceBusy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether it is the service's own trouble, which lasted longer than the SDK's retries, for example 503 Slow Down. */
    public static boolean is(AwsServiceException failed) {
        return failed.statusCode() >= SERVER_ERROR || failed.isThrottlingException();
    }
}

package dev.larder.infra.given;

import dev.larder.core.wiring.Stage;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What outlives an environment or a base: decided by its stage, and nowhere else. */
public final class Lifetime {
    private Lifetime() {}

    /** Whether buckets, queues and logs stay when the stack is deleted. */
    public static RemovalPolicy removal(Stage stage) {
        return switch (stage) {
            case PRODUCTION -> RemovalPolicy.RETAIN;
            case DEV, TEST, PREVIEW -> RemovalPolicy.DESTROY;
        };
    }

    /** How long logs are kept. */
    public static RetentionDays logs(Stage stage) {
        return switch (stage) {
            case PRODUCTION -> RetentionDays.ONE_YEAR;
            case DEV, TEST, PREVIEW -> RetentionDays.ONE_MONTH;
        };
    }
}

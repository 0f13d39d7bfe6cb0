package dev.larder.infra.given;

import dev.larder.core.wiring.Stage;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What outlives an environment or a base: decided by its stage, and nowhere else. */
public final class Lifetime {
    private Lifetime() {}

    /**
     * Whether queues, logs, key and warehouse stay when the stack is deleted. What a first deployment made that failed goes in any case: under
     * its name nothing could be made again, and not all of it could be taken over.
     */
    public static RemovalPolicy removal(Stage stage) {
        return switch (stage) {
            case PRODUCTION -> RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
            case DEV, TEST, PREVIEW -> RemovalPolicy.DESTROY;
        };
    }

    /**
     * Whether buckets stay. In production always: a failed first deployment may have left a plan in the lake, and AWS deletes no bucket
     * with anything in it. They are taken over by the next one ({@code --import-existing-resources}).
     */
    public static RemovalPolicy ofBuckets(Stage stage) {
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

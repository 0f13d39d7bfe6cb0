package dev.larder.infra.given;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What an environment is for; the only place that decides what outlives it. */
public enum Stage {
    DEV,
    TEST,
    PREVIEW,
    PRODUCTION;

    /**
     * The stage of this name in lower case.
     *
     * @throws SetUpProblem if there is none
     */
    public static Stage of(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new SetUpProblem("the stage is '%s'; expected one of %s"
                        .formatted(
                                name, Arrays.stream(values()).map(Stage::text).collect(Collectors.joining(", ")))));
    }

    /** The name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether buckets, queues and logs stay when the stack is deleted. */
    public RemovalPolicy removal() {
        return switch (this) {
            case PRODUCTION -> RemovalPolicy.RETAIN;
            case DEV, TEST, PREVIEW -> RemovalPolicy.DESTROY;
        };
    }

    /** How long logs are kept. */
    public RetentionDays logs() {
        return switch (this) {
            case PRODUCTION -> RetentionDays.ONE_YEAR;
            case DEV, TEST, PREVIEW -> RetentionDays.ONE_MONTH;
        };
    }
}

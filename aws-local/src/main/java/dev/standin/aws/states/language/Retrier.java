package dev.standin.aws.states.language;

import java.time.Duration;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * One entry of Retry, with AWS's defaults: after one second, three times, doubling.
 *
 * <p>Source: Step Functions Developer Guide, "Handling errors", "Retrying after an error".
 */
public record Retrier(ErrorMatch errors, JsonNode fields) {
    private static final double MILLIS = 1_000;

    /** How often it tries again; 0 means never. */
    public int maxAttempts() {
        return fields.path("MaxAttempts").asInt(3);
    }

    /**
     * How long to wait before trying again.
     *
     * @param retry 1 for the first retry
     */
    public Duration delay(int retry, RandomGenerator random) {
        double seconds = fields.path("IntervalSeconds").asInt(1)
                * Math.pow(fields.path("BackoffRate").asDouble(2.0), retry - 1.0);
        double capped = Math.min(seconds, fields.path("MaxDelaySeconds").asDouble(Integer.MAX_VALUE));
        boolean jitter = fields.path("JitterStrategy").asString("NONE").equals("FULL");
        return Duration.ofMillis(Math.round((jitter ? random.nextDouble() * capped : capped) * MILLIS));
    }
}

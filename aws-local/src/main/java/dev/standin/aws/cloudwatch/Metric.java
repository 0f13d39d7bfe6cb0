package dev.standin.aws.cloudwatch;

import java.util.Map;

/**
 * What is counted; metrics with other dimensions are other metrics.
 *
 * @param namespace for example {@code AWS/SQS}
 * @param dimensions values by name
 */
public record Metric(String namespace, String name, Map<String, String> dimensions) {
    /** Copies the map. */
    public Metric {
        dimensions = Map.copyOf(dimensions);
    }
}

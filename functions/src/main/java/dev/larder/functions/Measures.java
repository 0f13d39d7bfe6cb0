package dev.larder.functions;

import dev.larder.core.wiring.Metrics;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells CloudWatch how many, by a line of the function's log in the embedded metric format: no call, no permission. Only where AWS Lambda
 * keeps the log; a terminal is for people. Thread-safe.
 */
public final class Measures {
    private static final String LOG_OF_LAMBDA = "AWS_LAMBDA_LOG_GROUP_NAME";

    private final String environment;
    private final Clock clock;
    private final PrintStream log;
    private final boolean told;

    /**
     * Told if the variables are those of AWS Lambda.
     *
     * @param log what Lambda keeps as the log: standard output
     */
    public Measures(Map<String, String> variables, String environment, Clock clock, PrintStream log) {
        this.environment = environment;
        this.clock = clock;
        this.log = log;
        this.told = variables.containsKey(LOG_OF_LAMBDA);
    }

    /** Told to nobody. */
    static Measures none(String environment, Clock clock) {
        return new Measures(Map.of(), environment, clock, System.out);
    }

    /** Counts one of {@link Metrics}. */
    public void count(String metric, int value) {
        if (told) {
            log.println(line(metric, value));
        }
    }

    private String line(String metric, int value) {
        Map<String, Object> directive = new LinkedHashMap<>();
        directive.put("Namespace", Metrics.NAMESPACE);
        directive.put("Dimensions", List.of(List.of(Metrics.DIMENSION)));
        directive.put("Metrics", List.of(Map.of("Name", metric)));
        Map<String, Object> aws = new LinkedHashMap<>();
        aws.put("Timestamp", clock.millis());
        aws.put("CloudWatchMetrics", List.of(directive));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", aws);
        line.put(Metrics.DIMENSION, environment);
        line.put(metric, value);
        return Lake.JSON.writeValueAsString(line);
    }
}

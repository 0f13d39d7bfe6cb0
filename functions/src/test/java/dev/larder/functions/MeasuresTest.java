package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T07:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private Measures measures(Map<String, String> variables) {
        return new Measures(variables, "main", CLOCK, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /** The form: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html. */
    @Test
    void under_lambda_a_count_is_a_line_of_the_log_in_the_embedded_metric_format() {
        measures(Map.of("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f")).count(Metrics.RUNS_BLOCKED, 1);

        assertThat(log.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"_aws\":{\"Timestamp\":1767596400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Larder\","
                        + "\"Dimensions\":[[\"Environment\"]],\"Metrics\":[{\"Name\":\"RunsBlocked\"}]}]},"
                        + "\"Environment\":\"main\",\"RunsBlocked\":1}");
    }

    @Test
    void on_a_terminal_nothing_is_told() {
        measures(Map.of()).count(Metrics.RUNS_BLOCKED, 1);

        assertThat(log.size()).isZero();
    }
}

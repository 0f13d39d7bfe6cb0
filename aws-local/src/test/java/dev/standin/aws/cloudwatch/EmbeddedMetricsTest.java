package dev.standin.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.cloudwatch.EmbeddedMetrics.Counted;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetricsTest {
    /** The example of AWS's page CloudWatch_Embedded_Metric_Format_Specification.html, without units. */
    @Test
    void a_line_in_the_format_has_its_metrics_with_their_dimensions() {
        EmbeddedMetrics read = EmbeddedMetrics.of("""
            {"_aws":{"Timestamp":1574109732004,"CloudWatchMetrics":[{"Namespace":"lambda-function-metrics",\
            "Dimensions":[["functionVersion"]],"Metrics":[{"Name":"time","Unit":"Milliseconds"},{"Name":"tries"}]}]},\
            "functionVersion":"$LATEST","time":100,"tries":[1,2],"requestId":"989ffbf8"}\
            """);

        Map<String, String> version = Map.of("functionVersion", "$LATEST");
        assertThat(read.at()).isEqualTo(Instant.ofEpochMilli(1574109732004L));
        assertThat(read.counted())
                .containsExactly(
                        new Counted(new Metric("lambda-function-metrics", "time", version), 100),
                        new Counted(new Metric("lambda-function-metrics", "tries", version), 1),
                        new Counted(new Metric("lambda-function-metrics", "tries", version), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "started", "{\"time\":100}", "{\"_aws\": broken", "{\"_aws\":{\"CloudWatchMetrics\":[]}}"})
    void any_other_line_has_none(String line) {
        assertThat(EmbeddedMetrics.of(line).counted()).isEmpty();
    }
}

package dev.standin.aws.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Metrics in a line of a log, in the embedded metric format.
 *
 * <p>Source: CloudWatch User Guide, "Specification: Embedded metric format"
 * (CloudWatch_Embedded_Metric_Format_Specification.html).
 *
 * @param at what the line says of the moment
 */
public record EmbeddedMetrics(Instant at, List<Counted> counted) {
    /** One value of one metric. */
    public record Counted(Metric metric, double value) {}

    /** Copies the list. */
    public EmbeddedMetrics {
        counted = List.copyOf(counted);
    }

    /** What a line says; nothing if it is any other line, or lacks what it names: CloudWatch takes no metric from it either. */
    public static EmbeddedMetrics of(String line) {
        JsonNode document = document(line);
        List<Counted> counted = new ArrayList<>();
        for (JsonNode directive : document.path("_aws").path("CloudWatchMetrics")) {
            for (JsonNode names : directive.path("Dimensions")) {
                Map<String, String> dimensions = new LinkedHashMap<>();
                names.forEach(name -> dimensions.put(
                        name.asString(), document.path(name.asString()).asString()));
                for (JsonNode wanted : directive.path("Metrics")) {
                    String name = wanted.path("Name").asString();
                    Metric metric = new Metric(directive.path("Namespace").asString(), name, dimensions);
                    values(document.path(name)).forEach(value -> counted.add(new Counted(metric, value)));
                }
            }
        }
        return new EmbeddedMetrics(
                Instant.ofEpochMilli(document.path("_aws").path("Timestamp").asLong(0)), counted);
    }

    private static List<Double> values(JsonNode node) {
        List<Double> values = new ArrayList<>();
        Iterable<JsonNode> each = node.isArray() ? node : List.of(node);
        each.forEach(value -> {
            if (value.isNumber()) {
                values.add(value.asDouble());
            }
        });
        return values;
    }

    private static JsonNode document(String line) {
        if (!line.startsWith("{") || !line.contains("\"_aws\"")) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException noJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}

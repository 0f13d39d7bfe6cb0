package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the integration gives as its result: the answer of Lambda's Invoke with the headers of its response, which count towards
 * the limit of 256 KiB.
 *
 * <p>Source: localstack/localstack, recorded history of test_base_task in test_base_evaluate_expressions.snapshot.json.
 */
final class InvokeResponse {
    private static final List<String> ALL_HEADERS = List.of(
            "X-Amz-Executed-Version",
            "x-amzn-Remapped-Content-Length",
            "Connection",
            "x-amzn-RequestId",
            "Content-Length",
            "Date",
            "X-Amzn-Trace-Id",
            "Content-Type");

    private InvokeResponse() {}

    static ObjectNode of(JsonNode payload, Instant now) {
        String requestId = UUID.randomUUID().toString();
        Map<String, String> headers = headers(payload, requestId, now);
        ObjectNode response = Details.none().put("ExecutedVersion", "$LATEST");
        response.set("Payload", payload);
        ObjectNode http = response.putObject("SdkHttpMetadata");
        ObjectNode all = http.putObject("AllHttpHeaders");
        ALL_HEADERS.forEach(name -> all.putArray(name).add(headers.get(name)));
        ObjectNode single = http.putObject("HttpHeaders");
        headers.forEach(single::put);
        http.put("HttpStatusCode", 200);
        response.putObject("SdkResponseMetadata").put("RequestId", requestId);
        return response.put("StatusCode", 200);
    }

    private static Map<String, String> headers(JsonNode payload, String requestId, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Connection", "keep-alive");
        headers.put("Content-Length", "" + payload.toString().getBytes(StandardCharsets.UTF_8).length);
        headers.put("Content-Type", "application/json");
        headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
        headers.put("X-Amz-Executed-Version", "$LATEST");
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("x-amzn-RequestId", requestId);
        String trace = requestId.replace("-", "");
        headers.put(
                "X-Amzn-Trace-Id",
                "root=1-%08x-%s;parent=%s;sampled=0"
                        .formatted(now.getEpochSecond(), trace.substring(0, 24), trace.substring(16)));
        return headers;
    }
}

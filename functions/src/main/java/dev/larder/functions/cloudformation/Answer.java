package dev.larder.functions.cloudformation;

import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a request. Source: CloudFormation User Guide, "Custom resource response objects".
 *
 * @param reason one sentence, which people read among the stack's events; empty when there is nothing to say
 * @param data what the template can read by {@code Fn::GetAtt}, in a fixed order
 */
public record Answer(boolean success, String reason, Map<String, String> data) {
    /** The most that CloudFormation takes. */
    static final int MOST_BYTES = 4096;

    /** Keeps the order of the data. */
    public Answer {
        data = new LinkedHashMap<>(data);
    }

    /** It is done. */
    public static Answer done(String reason, Map<String, String> data) {
        return new Answer(true, reason, data);
    }

    /** It is not done, and why; the reason is shortened where it is too long. */
    public static Answer failed(String reason) {
        return new Answer(false, reason, Map.of());
    }

    byte[] body(Request request, String physicalId) {
        String text = reason.isEmpty() && !success ? "no reason was given; the log of the function says more" : reason;
        byte[] body = body(request, physicalId, text);
        while (body.length > MOST_BYTES) {
            text = text.substring(0, text.length() * 9 / 10);
            body = body(request, physicalId, text + " ...");
        }
        return body;
    }

    private byte[] body(Request request, String physicalId, String text) {
        ObjectNode answer = Lake.JSON.createObjectNode();
        answer.put("Status", success ? "SUCCESS" : "FAILED")
                .put("PhysicalResourceId", physicalId)
                .put("StackId", request.stackId())
                .put("RequestId", request.requestId())
                .put("LogicalResourceId", request.logicalId());
        if (!text.isEmpty()) {
            answer.put("Reason", text);
        }
        ObjectNode values = answer.putObject("Data");
        data.forEach(values::put);
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package dev.standin.aws.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of EventBridge's events; source: EventBridge User Guide, "Structure of EventBridge events". */
record BusEvent(String source, String detailType, String resource, JsonNode detail) {

    /** The event as JSON text, with an id of its own; its time is to the second, as on AWS. */
    String json(Instant time) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", Arns.ACCOUNT)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        event.putArray("resources").add(resource);
        event.set("detail", detail);
        // An S3 key may have characters that an SQS message cannot: JSON writes them with a backslash.
        return JsonMapper.shared()
                .writer()
                .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsString(event);
    }
}

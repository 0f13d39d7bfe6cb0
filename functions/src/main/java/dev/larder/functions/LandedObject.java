package dev.larder.functions;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The announcement of a landed object version, as in EventBridge's "Object Created" event.
 *
 * <p>Source: Amazon S3 User Guide, "EventBridge event message structure".
 *
 * @param reconciled whether ReconcileLanding found it, which waits long enough that an empty object is known to stay empty
 * @param last whether it was announced for a day in vain, so that it is answered without being read if reading it fails once more
 * @param fresh whether nobody has had to do with the version before, as far as the announcement tells
 */
public record LandedObject(
        String bucket, String key, String versionId, boolean reconciled, boolean last, boolean fresh) {
    private static final String RECONCILED = "ReconcileLanding";
    private static final String LAST = "last";

    /** One that is not the last, and may have been handed out before. */
    public LandedObject(String bucket, String key, String versionId, boolean reconciled) {
        this(bucket, key, versionId, reconciled, false);
    }

    /** One that may have been handed out before. */
    public LandedObject(String bucket, String key, String versionId, boolean reconciled, boolean last) {
        this(bucket, key, versionId, reconciled, last, false);
    }

    /** Reads an event; throws {@link IllegalArgumentException} if it does not name a bucket, key and version. */
    public static LandedObject of(String event) {
        JsonNode detail = Lake.JSON.readTree(event).path("detail");
        JsonNode object = detail.path("object");
        return new LandedObject(
                required(detail.path("bucket"), "name"),
                required(object, "key"),
                required(object, "version-id"),
                detail.path("reason").asString("").equals(RECONCILED),
                detail.path(LAST).asBoolean(false));
    }

    /** The same, handed out for the first time: not the last, since nobody has tried it since it was announced. */
    public LandedObject untried() {
        return new LandedObject(bucket, key, versionId, reconciled, false, !reconciled);
    }

    /** The event that ReconcileLanding sends for a version that has no answer. */
    String reconciledEvent() {
        ObjectNode event = Lake.JSON
                .createObjectNode()
                .put("source", "larder.reconcile-landing")
                .put("detail-type", "Object Created");
        ObjectNode detail = event.putObject("detail").put("reason", RECONCILED);
        if (last) {
            detail.put(LAST, true);
        }
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object").put("key", key).put("version-id", versionId);
        // A key may have characters that an SQS message cannot: JSON writes them with a backslash.
        return Lake.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(event);
    }

    private static String required(JsonNode node, String field) {
        String text = node.path(field).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an \"Object Created\" event of a versioned bucket; it has no " + field);
        }
        return text;
    }
}

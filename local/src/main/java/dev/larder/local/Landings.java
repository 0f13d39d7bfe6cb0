package dev.larder.local;

import dev.larder.core.wiring.Wiring.Landing;
import dev.standin.aws.Callers;
import dev.standin.aws.s3.ObjectEvents;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.QueueStore;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Announces created objects on the queues that the wiring's landings name, as an EventBridge rule with a queue as target
 * does; safe for use by many threads.
 *
 * <p>Source of the form: Amazon S3 User Guide, "EventBridge event message structure".
 */
final class Landings implements ObjectEvents {

    private final Place place;
    private final QueueStore queues;

    Landings(Place place, QueueStore queues) {
        this.place = place;
        this.queues = queues;
    }

    @Override
    public void created(ObjectCreated created) {
        place.wiring().landings().stream()
                .filter(landing -> covers(landing, created))
                .flatMap(landing -> queue(landing).stream())
                .forEach(queue -> queue.send(event(created)));
    }

    private boolean covers(Landing landing, ObjectCreated created) {
        return place.names().bucket(landing.bucket()).equals(created.bucket())
                && created.key().startsWith(landing.prefix());
    }

    private Optional<Queue> queue(Landing landing) {
        return queues.find(place.names().queue(landing.queue()));
    }

    private String event(ObjectCreated created) {
        ObjectNode detail = JsonMapper.shared().createObjectNode().put("version", "0");
        detail.putObject("bucket").put("name", created.bucket());
        detail.putObject("object")
                .put("key", created.key())
                .put("size", created.size())
                .put("etag", created.etag())
                .put("version-id", created.versionId())
                .put("sequencer", created.sequencer());
        detail.put("request-id", UUID.randomUUID().toString())
                .put("requester", Callers.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", created.reason());
        String bucket = "arn:aws:s3:::" + created.bucket();
        return new BusEvent("aws.s3", "Object Created", bucket, detail).json(place.clock().instant());
    }
}

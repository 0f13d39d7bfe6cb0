package dev.standin.aws.local;

import dev.standin.aws.internal.s3.store.ObjectEvents;
import dev.standin.aws.local.Stack.Rule;
import dev.standin.aws.sqs.QueueStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Announces created objects on the queues that the stack's rules name, as an EventBridge rule with a queue as target does; safe
 * for use by many threads.
 *
 * <p>Source of the form: Amazon S3 User Guide, "EventBridge event message structure".
 */
final class CreatedObjects implements ObjectEvents {

    private static final Logger LOG = System.getLogger(CreatedObjects.class.getName());

    private final Place place;
    private final QueueStore queues;

    CreatedObjects(Place place, QueueStore queues) {
        this.place = place;
        this.queues = queues;
    }

    @Override
    public void created(ObjectCreated created) {
        place.stack().rules().stream()
                .filter(rule -> covers(rule, created))
                .filter(this::isAdmitted)
                .flatMap(rule -> queues.find(rule.queue()).stream())
                .forEach(queue -> queue.send(event(created)));
    }

    /**
     * A rule has its queue's name. What the queue's key does not admit is lost, as on AWS, where a metric of the rule says so. Source: SQS
     * Developer Guide, sqs-key-management.html, "Configure KMS permissions for AWS services".
     */
    private boolean isAdmitted(Rule rule) {
        boolean admitted = place.keys()
                .admits("events.amazonaws.com", "sqs:SendMessage", Arns.queue(rule.queue()), Arns.rule(rule.queue()));
        if (!admitted) {
            LOG.log(Level.WARNING, "an event for the queue {0} is lost: its key does not admit the rule", rule.queue());
        }
        return admitted;
    }

    private static boolean covers(Rule rule, ObjectCreated created) {
        return rule.bucket().equals(created.bucket()) && created.key().startsWith(rule.prefix());
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
                .put("requester", Arns.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", created.reason());
        String bucket = "arn:aws:s3:::" + created.bucket();
        return new BusEvent("aws.s3", "Object Created", bucket, detail)
                .json(place.clock().instant());
    }
}

package dev.larder.functions;

import dev.larder.aws.LandingBucket.Version;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Announces again what has landed and has no record or no receipt: events can be lost. An empty object counts when it is still its
 * key's newest version after ten minutes.
 */
public final class ReconcileLanding extends StepHandler<JsonNode, ReconcileLanding.Answer> {
    private static final Duration STAYS_EMPTY = Duration.ofMinutes(10);
    private static final int SHORT_ID = 8;

    private final Environment environment;

    /** As AWS Lambda makes it. */
    public ReconcileLanding() {
        this(System.getenv());
    }

    /** With these variables. */
    public ReconcileLanding(Map<String, String> variables) {
        super(JsonNode.class);
        environment = new Environment(variables);
    }

    /** How many versions were announced again. */
    public record Answer(int announced) {}

    @Override
    protected Answer step(JsonNode schedule) {
        // Listed before the versions: what lands meanwhile is announced once too often rather than not at all.
        Set<String> recorded = namesOf(LakeLayout.deliveryRecords(), ".json");
        Set<String> answered = namesOf("receipts/", ".txt");
        Instant now = Instant.now();
        List<Version> open = environment.landing().all("suppliers/").stream()
                .filter(version -> isDue(version, now))
                .filter(version -> !isAnswered(DeliveryId.of(version.landed()), recorded, answered))
                .toList();
        open.forEach(this::announce);
        return new Answer(open.size());
    }

    private static boolean isDue(Version version, Instant now) {
        return !LandingKey.isHalfWritten(version.landed().key())
                && (version.bytes() > 0
                        || (version.latest() && version.landed().at().plus(STAYS_EMPTY).isBefore(now)));
    }

    private static boolean isAnswered(String id, Set<String> recorded, Set<String> answered) {
        return recorded.contains(id) && answered.contains(id.substring(0, SHORT_ID));
    }

    /** What stands behind the last slash or hyphen of each key: ids of deliveries, or the short ids of receipts. */
    private Set<String> namesOf(String prefix, String ending) {
        Set<String> names = new HashSet<>();
        for (String key : environment.lake().objects().keys(prefix)) {
            if (key.endsWith(ending)) {
                int from = Math.max(key.lastIndexOf('/'), key.lastIndexOf('-')) + 1;
                names.add(key.substring(from, key.length() - ending.length()));
            }
        }
        return names;
    }

    private void announce(Version version) {
        String event = LandedObject.reconciled(
                environment.settings().landingBucket(), version.landed().key(), version.landed().versionId());
        environment.sqs().sendMessage(message ->
                message.queueUrl(environment.settings().landedQueue()).messageBody(event));
    }
}

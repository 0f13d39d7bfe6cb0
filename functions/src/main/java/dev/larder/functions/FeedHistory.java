package dev.larder.functions;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.lake.LakeLayout;
import java.util.Comparator;
import java.util.Optional;

/** What was delivered before, found without a look at every record. Thread-safe. */
public final class FeedHistory {
    /** Keys of a former version do not say when the delivery landed. */
    private static final Comparator<String> NEWEST_FIRST = Comparator.comparing(LakeLayout::saysWhenItLanded)
            .thenComparing(Comparator.naturalOrder())
            .reversed();

    private final Lake lake;

    /** The history in this lake. */
    public FeedHistory(Lake lake) {
        this.lake = lake;
    }

    /**
     * The newest delivery of the feed that was accepted, landed before this version and has these bytes; of some that landed in the same moment
     * any. Reads one record, however often they came before.
     */
    public Optional<DeliveryRecord> sameBytes(FeedId feed, String sha256, Landed before) {
        String own = DeliveryId.of(before);
        return lake.objects().keys(LakeLayout.digests(feed, sha256)).stream()
                .sorted(NEWEST_FIRST)
                .map(LakeLayout::deliveryOfDigest)
                .filter(other -> !other.equals(own))
                .map(other -> lake.find(LakeLayout.deliveryRecord(feed, other), DeliveryRecord.class))
                .flatMap(Optional::stream)
                .filter(other -> other.loads() && other.landed().compareTo(before) < 0)
                .findFirst();
    }

    /**
     * The delivery of the feed that was accepted last of those that landed before this version, and some before it. Of deliveries that are received at once,
     * each may be compared with the same one.
     */
    public Optional<LatestAccepted> latest(FeedId feed, Landed before) {
        return latest(feed).flatMap(latest -> latest.asOf(before));
    }

    /** Remembers an accepted delivery in its place among the latest; harmless when repeated. */
    public void remember(DeliveryRecord accepted) {
        Optional<LatestAccepted> known = latest(accepted.feed());
        LatestAccepted one = LatestAccepted.of(accepted);
        LatestAccepted now = known.map(latest -> latest.with(one)).orElse(one);
        if (!known.equals(Optional.of(now))) {
            lake.put(LakeLayout.latest(accepted.feed()), now);
        }
    }

    private Optional<LatestAccepted> latest(FeedId feed) {
        return lake.find(LakeLayout.latest(feed), LatestAccepted.class);
    }
}

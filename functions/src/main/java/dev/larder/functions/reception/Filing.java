package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.port.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a checked delivery into the lake and drafts its record. */
record Filing(Environment environment, FeedId feed, Version version, ConformedParts parts) {

    /** The record, not yet written; everything that it names is in the lake. */
    DeliveryRecord file(String id, Checked checked) {
        Landed landed = version.landed();
        String original =
                LakeLayout.original(feed, landed, id, checked.original().sha256());
        environment.landing().copyToLake(version, original);
        return new DeliveryDraft(
                        id,
                        feed,
                        landed,
                        original,
                        parts.parts(checked instanceof Accepted accepted ? accepted.parts() : List.of()),
                        checked instanceof Accepted
                                ? sameAs(id, checked.original().sha256())
                                : null,
                        null)
                .record(checked);
    }

    /** The newest earlier delivery of the feed that was accepted and has the same bytes. */
    private @Nullable String sameAs(String id, String sha256) {
        ObjectStore objects = environment.lake().objects();
        objects.write(LakeLayout.digest(feed, sha256, id), new byte[0], "application/octet-stream");
        return objects.keys(LakeLayout.digests(feed, sha256)).stream()
                .map(LakeLayout::deliveryOfDigest)
                .filter(other -> !other.equals(id))
                .map(other -> environment.lake().find(LakeLayout.deliveryRecord(feed, other), DeliveryRecord.class))
                .flatMap(Optional::stream)
                .filter(other -> other.accepted() && other.landed().compareTo(version.landed()) < 0)
                .max(Comparator.comparing(DeliveryRecord::landed))
                .map(DeliveryRecord::id)
                .orElse(null);
    }
}

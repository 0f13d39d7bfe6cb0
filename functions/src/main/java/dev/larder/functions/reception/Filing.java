package dev.larder.functions.reception;

import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.port.ObjectStore;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a checked delivery into the lake and drafts its record. */
record Filing(Environment environment, FeedId feed, Version version, ConformedParts parts) {

    /** The record, not yet written; everything that it names is in the lake. */
    DeliveryRecord file(String id, Checked checked) {
        Landed landed = version.landed();
        String original = LakeLayout.original(feed, landed, id, checked.sha256());
        environment.landing().copyToLake(version, original);
        Contract contract = checked.contract();
        boolean accepted = checked.verdict() == DeliveryRecord.Verdict.ACCEPTED;
        List<Part> written = parts.parts(checked.parts());
        return new DeliveryRecord(
                id, feed, landed, checked.verdict(),
                contract == null ? null : contract.version(), contract == null ? null : contract.coverage(),
                contract == null ? null : contract.redelivery(), checked.window(),
                accepted && contract != null ? contract.table() : null, checked.columns(), original, checked.sha256(), checked.bytes(),
                checked.rows(), checked.periods(), written, checked.problems(), checked.problemCounts(), checked.warnings(),
                accepted ? sameAs(id, checked.sha256()) : null);
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

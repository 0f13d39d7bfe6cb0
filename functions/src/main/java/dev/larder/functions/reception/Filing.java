package dev.larder.functions.reception;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.Checked.Original;
import dev.larder.core.delivery.Checked.Rejected;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.port.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
        return switch (checked) {
            case Accepted accepted -> accepted(id, original, accepted);
            case Rejected rejected -> rejected(id, original, rejected);
        };
    }

    private DeliveryRecord accepted(String id, String original, Accepted checked) {
        Contract contract = checked.contract();
        Original file = checked.original();
        return new DeliveryRecord(
                id,
                feed,
                version.landed(),
                checked.verdict(),
                contract.version(),
                contract.coverage(),
                contract.redelivery(),
                checked.window(),
                contract.table(),
                checked.columns(),
                original,
                file.sha256(),
                file.bytes(),
                file.rows(),
                checked.periods(),
                parts.parts(checked.parts()),
                List.of(),
                Map.of(),
                checked.warnings(),
                sameAs(id, file.sha256()));
    }

    private DeliveryRecord rejected(String id, String original, Rejected checked) {
        Contract contract = checked.contract();
        Original file = checked.original();
        return new DeliveryRecord(
                id,
                feed,
                version.landed(),
                checked.verdict(),
                contract == null ? null : contract.version(),
                contract == null ? null : contract.coverage(),
                contract == null ? null : contract.redelivery(),
                null,
                null,
                List.of(),
                original,
                file.sha256(),
                file.bytes(),
                file.rows(),
                Map.of(),
                List.of(),
                checked.problems(),
                checked.problemCounts(),
                checked.warnings(),
                null);
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

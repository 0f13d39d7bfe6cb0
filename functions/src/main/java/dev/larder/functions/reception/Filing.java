package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.Checked.Rejected;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.FeedHistory;
import dev.larder.functions.port.Landing.Version;
import java.util.List;

/** Puts a checked delivery into the lake and drafts its record. */
record Filing(Environment environment, FeedId feed, Version version, ConformedParts parts) {

    /** The record, not yet written; everything that it names is in the lake. */
    DeliveryRecord file(String id, Checked checked) {
        Landed landed = version.landed();
        String sha256 = checked.original().sha256();
        String original = LakeLayout.original(feed, landed, id, sha256);
        environment.landing().copyToLake(version, original);
        FeedHistory history = new FeedHistory(environment.lake());
        LatestAccepted latest = history.latest(feed, landed).orElse(null);
        return switch (checked) {
            case Accepted accepted -> {
                environment
                        .lake()
                        .objects()
                        .write(LakeLayout.digest(feed, sha256, id), new byte[0], "application/octet-stream");
                String sameAs = history.sameBytes(feed, sha256, landed)
                        .map(DeliveryRecord::id)
                        .orElse(null);
                yield new DeliveryDraft(id, feed, landed, original, parts.parts(accepted.parts()), sameAs, latest)
                        .record(checked);
            }
            case Rejected _ -> new DeliveryDraft(id, feed, landed, original, List.of(), null, latest).record(checked);
        };
    }
}

package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.Checked.Rejected;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.delivery.PartSink.Kind;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.FeedHistory;
import dev.larder.functions.Lake;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.set.Sets;
import java.util.List;

/** Drafts the record of a checked delivery, and commits it. */
record Filing(Environment environment, FeedId feed, Landed landed, ConformedParts parts) {

    /** The record, not yet written; everything that it names is in the lake, the original under its key too. */
    DeliveryRecord draft(Checked checked, String original) {
        String id = DeliveryId.of(landed);
        String sha256 = checked.original().sha256();
        FeedHistory history = new FeedHistory(environment.lake());
        LatestAccepted latest = history.latest(feed, landed).orElse(null);
        return switch (checked) {
            case Accepted accepted -> {
                environment
                        .lake()
                        .objects()
                        .write(LakeLayout.digest(feed, sha256, landed, id), new byte[0], "application/octet-stream");
                String sameAs = history.sameBytes(feed, sha256, landed)
                        .map(DeliveryRecord::id)
                        .orElse(null);
                DeliveryRecord record = new DeliveryDraft(
                                id,
                                feed,
                                landed,
                                original,
                                parts.parts(Kind.ROWS, accepted.parts()),
                                parts.parts(Kind.REJECTS, accepted.leftOut().parts()),
                                sameAs,
                                latest)
                        .record(checked);
                yield new Sets(environment)
                        .place(feed, accepted.periods().keySet(), landed)
                        .map(record::in)
                        .orElse(record);
            }
            case Rejected _ ->
                new DeliveryDraft(id, feed, landed, original, List.of(), List.of(), null, latest).record(checked);
        };
    }

    /** The record that stands: ours, or that of another call that was faster. */
    DeliveryRecord commit(DeliveryRecord record) {
        if (!record.accepted()) {
            parts.abort();
        } else {
            new Calendars(environment).expect(record.feed(), record.id());
            new Sets(environment).expect(record);
        }
        String key = LakeLayout.deliveryRecord(record.feed(), record.id());
        Lake lake = environment.lake();
        if (lake.putOnce(key, record)) {
            return record;
        }
        parts.abort();
        return lake.get(key, DeliveryRecord.class);
    }
}

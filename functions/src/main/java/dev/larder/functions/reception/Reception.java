package dev.larder.functions.reception;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.port.Landing.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Receives one landed version: check and conform in one pass, original, record, receipt, poke, in this order. The record is the commit
 * point; the next try repeats whatever was done before it, and whatever comes after it is harmless when repeated.
 */
final class Reception {
    private final Environment environment;
    private final Lake lake;
    private final Answers answers;
    private final Supplier<TemporaryFiles> scratch;

    /** Receives in this environment, with scratch files made anew for each version. */
    Reception(Environment environment, Supplier<TemporaryFiles> scratch) {
        this.environment = environment;
        this.scratch = scratch;
        this.lake = environment.lake();
        this.answers = new Answers(environment);
    }

    /** Answers the version, unless its name says that it is half-written, it is gone, or it is empty and may still be filled. */
    void receive(LandedObject announced) throws IOException {
        if (LandingKey.isHalfWritten(announced.key())) {
            return;
        }
        requireOurs(announced);
        Optional<Version> found = environment.landing().find(announced.key(), announced.versionId());
        if (found.isEmpty() || (found.get().bytes() == 0 && !announced.reconciled())) {
            return;
        }
        Version version = found.get();
        String id = DeliveryId.of(version.landed());
        Optional<DeliveryRecord> known = known(id, announced.key());
        answers.answer(known.isPresent() ? known.get() : check(id, version));
    }

    private void requireOurs(LandedObject announced) {
        String ours = environment.settings().landingBucket();
        if (!announced.bucket().equals(ours)) {
            throw new IllegalArgumentException(
                    "an object of bucket " + announced.bucket() + " was announced; this environment lands in " + ours);
        }
    }

    /** An earlier plan may have chosen another feed, so the record is looked for wherever the key can have been filed. */
    private Optional<DeliveryRecord> known(String id, String key) {
        Optional<LandingKey> parsed = LandingKey.parse(key);
        Stream<FeedId> possible = environment.plan().feeds().stream()
                .map(Plan.Feed::id)
                .filter(feed -> parsed.filter(landing -> mayBeOf(feed, landing)).isPresent());
        return Stream.concat(Stream.of(FeedChoice.UNMATCHED), possible)
                .map(feed -> lake.find(LakeLayout.deliveryRecord(feed, id), DeliveryRecord.class))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean mayBeOf(FeedId feed, LandingKey landing) {
        return feed.supplier().equals(landing.supplier())
                && (landing.feed() == null || landing.feed().equals(feed.name()));
    }

    private DeliveryRecord check(String id, Version version) throws IOException {
        List<Contract> contracts = environment.plan().feeds().stream()
                .flatMap(feed -> feed.versions().stream())
                .toList();
        FeedChoice choice = FeedChoice.of(version.landed().key(), contracts);
        FeedId feed = choice.filed();
        ConformedParts parts = new ConformedParts(environment, feed, version.landed(), id);
        try (InputStream file = environment.landing().open(version.landed())) {
            Checked checked = check(choice, version, id, parts, file);
            DeliveryRecord record = new Filing(environment, feed, version, parts).file(id, checked);
            if (!record.accepted()) {
                parts.abort();
            }
            return committed(record, parts);
        } catch (IOException | RuntimeException failed) {
            parts.abort();
            throw failed;
        }
    }

    private Checked check(FeedChoice choice, Version version, String id, ConformedParts parts, InputStream file)
            throws IOException {
        try (TemporaryFiles room = scratch.get()) {
            return choice.check(new FeedChoice.Arrived(version.landed(), id, file), parts, room);
        }
    }

    /** The record that stands: ours, or that of another call that was faster. */
    private DeliveryRecord committed(DeliveryRecord record, ConformedParts parts) {
        String key = LakeLayout.deliveryRecord(record.feed(), record.id());
        if (lake.putOnce(key, record)) {
            return record;
        }
        parts.abort();
        return lake.get(key, DeliveryRecord.class);
    }
}

package dev.larder.functions.reception;

import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.port.Landing.Version;
import java.io.IOException;
import java.io.InputStream;
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
        Optional<DeliveryRecord> known = known(DeliveryId.of(version.landed()), announced.key());
        answers.answer(known.isPresent() ? known.get() : received(version));
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
        Stream<FeedId> possible = environment.plan().folders().stream()
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

    private DeliveryRecord received(Version version) throws IOException {
        Plan plan = environment.plan();
        String key = version.landed().key();
        FeedChoice choice = FeedChoice.of(key, plan.contracts());
        Optional<Bundle> bundle =
                choice instanceof FeedChoice.NoFeed ? Bundle.of(key, plan.bundles()) : Optional.empty();
        return bundle.isPresent()
                ? new BundleReception(environment, this, version, bundle.get()).received()
                : received(choice, version);
    }

    private DeliveryRecord received(FeedChoice choice, Version version) throws IOException {
        Landed landed = version.landed();
        try (InputStream file = environment.landing().open(landed)) {
            Arrived arrived = check(choice, landed, file);
            return arrived.commit(original -> environment.landing().copyToLake(version, original));
        }
    }

    /** Checks a file and writes its parts, which are removed if that fails. */
    Arrived check(FeedChoice choice, Landed landed, InputStream file) throws IOException {
        String id = DeliveryId.of(landed);
        ConformedParts parts = new ConformedParts(environment, choice.filed(), landed, id);
        try (TemporaryFiles room = scratch.get()) {
            Checked checked = choice.check(new FeedChoice.Arrived(landed, id, file), parts, room);
            return new Arrived(new Filing(environment, choice.filed(), landed, parts), checked);
        } catch (IOException | RuntimeException failed) {
            parts.abort();
            throw failed;
        }
    }
}

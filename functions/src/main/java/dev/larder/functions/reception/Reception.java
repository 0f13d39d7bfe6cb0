package dev.larder.functions.reception;

import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.set.FeedSet;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.reception.Deadline.Watched;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receives one landed version: check and conform in one pass, original, record, receipt, poke, in this order. The record is the commit
 * point; the next try repeats whatever was done before it, and whatever comes after it is harmless when repeated.
 */
final class Reception {
    private static final Logger LOG = System.getLogger(Reception.class.getName());
    private static final String UNREADABLE =
            "the file could not be read, though it was tried for a day; nothing says that it is wrong";

    private final Environment environment;
    private final Lake lake;
    private final Answers answers;
    private final ControlFiles controls;
    private final Replies replies;
    private final Supplier<TemporaryFiles> scratch;

    /** Receives in this environment, with scratch files made anew for each version. */
    Reception(Environment environment, Supplier<TemporaryFiles> scratch) {
        this.environment = environment;
        this.scratch = scratch;
        this.lake = environment.lake();
        this.answers = new Answers(environment);
        this.controls = new ControlFiles(environment);
        this.replies = new Replies(environment);
    }

    /**
     * Answers the version, unless its name says that it is half-written, it is gone, or it is empty and may still be filled. A file that must
     * lie beside another has no answer of its own: that one is received. What answers a question is no delivery.
     */
    void receive(LandedObject announced, Deadline deadline) throws IOException {
        if (LandingKey.isHalfWritten(announced.key())) {
            return;
        }
        requireOurs(announced);
        Optional<Version> found = environment.landing().find(announced.key(), announced.versionId());
        if (found.isEmpty()) {
            return;
        }
        Version version = found.get();
        boolean isWhole = version.bytes() > 0 || announced.reconciled();
        if (Replies.isReply(version.landed())) {
            if (isWhole) {
                replies.receive(version);
            }
        } else if (controls.isControl(version.landed())) {
            receiveBeside(version, new Call(announced.last(), deadline));
        } else if (isWhole) {
            Optional<DeliveryRecord> known = known(version, announced.fresh());
            (known.isPresent() ? known : received(version, new Call(announced.last(), deadline)))
                    .ifPresent(answers::answer);
        }
    }

    /** Whether it is the last one for a version, and how long it may take. */
    private record Call(boolean last, Deadline deadline) {}

    private void receiveBeside(Version control, Call call) throws IOException {
        for (Version file : controls.filesBeside(control.landed())) {
            if (known(file, false).isEmpty()) {
                received(file, call).ifPresent(answers::answer);
            }
        }
    }

    private void requireOurs(LandedObject announced) {
        String ours = environment.settings().landingBucket();
        if (!announced.bucket().equals(ours)) {
            throw new IllegalArgumentException(
                    "an object of bucket " + announced.bucket() + " was announced; this environment lands in " + ours);
        }
    }

    /**
     * An earlier plan may have chosen another feed, so the record is looked for wherever the key can have been filed; of a fresh version not where it will be
     * filed now, since the record that is written there finds another that was faster.
     */
    private Optional<DeliveryRecord> known(Version version, boolean isFresh) {
        String id = DeliveryId.of(version.landed());
        String key = version.landed().key();
        Plan plan = environment.plan();
        Optional<LandingKey> parsed = LandingKey.parse(key);
        Stream<FeedId> possible = plan.folders().stream()
                .filter(feed -> parsed.filter(landing -> mayBeOf(feed, landing)).isPresent());
        FeedId own = plan.filed(key);
        return Stream.concat(Stream.of(FeedChoice.UNMATCHED), possible)
                .filter(feed -> !isFresh || !feed.equals(own))
                .map(feed -> lake.find(LakeLayout.deliveryRecord(feed, id), DeliveryRecord.class))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean mayBeOf(FeedId feed, LandingKey landing) {
        return feed.supplier().equals(landing.supplier())
                && (landing.feed() == null || landing.feed().equals(feed.name()));
    }

    /** The record; empty while the file waits for another beside it, which its supplier is told. */
    private Optional<DeliveryRecord> received(Version version, Call call) throws IOException {
        Landed landed = version.landed();
        Optional<String> asked = controls.keyFor(landed);
        if (asked.isEmpty()) {
            return Optional.of(received(version, null, call));
        }
        Optional<Version> control = controls.beside(landed, asked.get());
        if (control.isEmpty()) {
            answers.tellWaiting(landed, asked.get());
            return Optional.empty();
        }
        return Optional.of(received(version, controls.read(control.get()), call));
    }

    private DeliveryRecord received(Version version, @Nullable ControlFile control, Call call) throws IOException {
        Plan plan = environment.plan();
        String key = version.landed().key();
        FeedChoice choice = FeedChoice.of(key, plan.contracts());
        Optional<Bundle> bundle =
                choice instanceof FeedChoice.NoFeed ? Bundle.of(key, plan.bundles()) : Optional.empty();
        if (bundle.isPresent()) {
            BundleReception archive = new BundleReception(environment, this, version, bundle.get(), call.deadline());
            return call.last() ? archive.givenUp(ProblemType.UNREAD, UNREADABLE) : archive.received();
        }
        if (call.last()) {
            return unread(choice.filed(), version, ProblemType.UNREAD, UNREADABLE);
        }
        Landed landed = version.landed();
        try (Watched file = call.deadline().watched(environment.landing().open(landed))) {
            return received(
                    choice, version, new FeedChoice.Arrived(landed, DeliveryId.of(landed), file, control), file);
        }
    }

    /** What takes longer than a call may is answered at once: it would take as long the next time. */
    private DeliveryRecord received(FeedChoice choice, Version version, FeedChoice.Arrived arriving, Watched file)
            throws IOException {
        try {
            return check(choice, arriving)
                    .commit(original -> environment.landing().copyToLake(version, original));
        } catch (Deadline.Passed passed) {
            LOG.log(Level.WARNING, "delivery " + arriving.deliveryId() + " takes too long", passed);
            return unread(choice.filed(), version, ProblemType.TOO_LARGE, file.tooLarge(version.bytes()));
        }
    }

    /** Rejects the version, of which the lake keeps the original. */
    private DeliveryRecord unread(FeedId feed, Version version, ProblemType kind, String note) {
        Landed landed = version.landed();
        ConformedParts none = new ConformedParts(environment, feed, landed, DeliveryId.of(landed));
        Checked rejected = Checked.Rejected.unread(version.bytes(), kind, note);
        return new Arrived(new Filing(environment, feed, landed, none), rejected)
                .commit(original -> environment.landing().copyToLake(version, original));
    }

    /** Checks a file and writes its parts, which are removed if that fails. */
    Arrived check(FeedChoice choice, FeedChoice.Arrived file) throws IOException {
        Landed landed = file.landed();
        ConformedParts parts = new ConformedParts(environment, choice.filed(), landed, file.deliveryId());
        try (TemporaryFiles room = scratch.get()) {
            Checked checked =
                    FeedSet.keyed(choice.filed(), environment.plan().sets(), landed, choice.check(file, parts, room));
            return new Arrived(new Filing(environment, choice.filed(), landed, parts), checked);
        } catch (IOException | RuntimeException failed) {
            parts.abort();
            throw failed;
        }
    }
}

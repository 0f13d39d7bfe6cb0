package dev.larder.functions.reception;

import dev.larder.core.Sha256;
import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.bundle.BundleDraft;
import dev.larder.core.bundle.Opening;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Landing.Version;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Receives a bundle: original, then each member as a delivery of its own, then the bundle's record, then every receipt. A next try finds the
 * members that have a record and does not read them again. Of a bundle that is accepted whole or not at all, no member is recorded as
 * accepted before all are checked.
 */
final class BundleReception {
    private static final Logger LOG = System.getLogger(BundleReception.class.getName());
    private static final int BUFFER = 64 * 1024;

    private final Environment environment;
    private final Lake lake;
    private final Reception reception;
    private final Version version;
    private final Bundle bundle;
    private final Deadline deadline;
    /** Members that are right so far, of a bundle that is accepted whole or not at all. */
    private final List<Arrived> open = new ArrayList<>();

    /** Members that got a record in this call. */
    private int committed;

    /** Receives it within this time. */
    BundleReception(Environment environment, Reception reception, Version version, Bundle bundle, Deadline deadline) {
        this.environment = environment;
        this.lake = environment.lake();
        this.reception = reception;
        this.version = version;
        this.bundle = bundle;
        this.deadline = deadline;
    }

    /**
     * The bundle's record, which is committed; nothing is answered yet. When the time is over, the next try goes on behind the members that
     * got a record in this one; if none did, it would come no further, and the bundle is answered as it is.
     */
    DeliveryRecord received() throws IOException {
        try {
            String sha256 = digest(version.landed());
            Opening opening = opening();
            String original = kept(sha256);
            return committed(original, sha256, opening, members(opening, original));
        } catch (Deadline.Passed passed) {
            if (committed > 0) {
                throw passed;
            }
            LOG.log(Level.WARNING, "bundle " + DeliveryId.of(version.landed()) + " takes too long", passed);
            return givenUp(
                    ProblemType.TOO_LARGE,
                    "the bundle has %,d bytes, of which not enough could be checked within %s: it would have to come in at least 2 files"
                            .formatted(version.bytes(), deadline.minutes()));
        }
    }

    /**
     * Ends the bundle as a whole, with this reason, when it cannot be received: members that have a record are told, of the others nothing will
     * come. Of one that is accepted whole or not at all, no member is told that it is accepted, and none is in force.
     */
    DeliveryRecord givenUp(ProblemType kind, String reason) {
        Opening opening = openingIfItCan();
        List<DeliveryRecord> known = opening.members().stream()
                .map(this::known)
                .flatMap(Optional::stream)
                .toList();
        boolean isComplete = !opening.members().isEmpty()
                && known.size() == opening.members().size();
        List<DeliveryRecord> told = bundle.isAll() && !isComplete
                ? known.stream().filter(member -> !member.accepted()).toList()
                : known;
        return committed(kept(""), "", isComplete ? opening : Opening.refused(kind, reason), told);
    }

    /** Its directory is no more than its end; if even that cannot be read, no member is known. */
    private Opening openingIfItCan() {
        try {
            return opening();
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.WARNING, "bundle " + DeliveryId.of(version.landed()) + " cannot be opened", failed);
            return new Opening(List.of(), List.of());
        }
    }

    private Opening opening() throws IOException {
        return Opening.of(bundle, environment.plan().contracts(), version.landed(), new Bytes());
    }

    /** The key of the original, which the lake has then. */
    private String kept(String sha256) {
        Landed landed = version.landed();
        String original = LakeLayout.original(
                bundle.id(), landed, DeliveryId.of(landed), sha256.isEmpty() ? Arrived.UNREAD : sha256);
        environment.landing().copyToLake(version, original);
        return original;
    }

    private DeliveryRecord committed(String original, String sha256, Opening opening, List<DeliveryRecord> members) {
        String id = DeliveryId.of(version.landed());
        BundleDraft draft = new BundleDraft(bundle, id, version.landed(), original, sha256, version.bytes(), opening);
        DeliveryRecord record = draft.record(members);
        String key = LakeLayout.deliveryRecord(record.feed(), id);
        return lake.putOnce(key, record) ? record : lake.get(key, DeliveryRecord.class);
    }

    private String digest(Landed landed) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream file =
                new DigestInputStream(deadline.watched(environment.landing().open(landed)), digest)) {
            byte[] buffer = new byte[BUFFER];
            while (file.read(buffer) >= 0) {
                // What is read is digested on the way.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The members' records, in the order of the archive. */
    private List<DeliveryRecord> members(Opening opening, String original) throws IOException {
        List<DeliveryRecord> records = new ArrayList<>();
        try {
            for (Opening.Member member : opening.members()) {
                Optional<DeliveryRecord> known = known(member);
                if (known.isPresent()) {
                    records.add(known.get());
                } else {
                    receive(member, original).ifPresent(records::add);
                }
            }
            boolean isWhole = opening.problems().isEmpty() && records.stream().allMatch(DeliveryRecord::accepted);
            open.forEach(arrived -> records.add(decided(arrived, isWhole, original)));
        } catch (IOException | RuntimeException failed) {
            open.forEach(Arrived::abort);
            throw failed;
        }
        return records.stream()
                .sorted(Comparator.comparing(DeliveryRecord::landed))
                .toList();
    }

    private Optional<DeliveryRecord> known(Opening.Member member) {
        FeedId feed = member.feed().feed();
        return lake.find(LakeLayout.deliveryRecord(feed, DeliveryId.of(member.landed())), DeliveryRecord.class);
    }

    /** The record; empty while it depends on the other members. */
    private Optional<DeliveryRecord> receive(Opening.Member member, String original) throws IOException {
        try (InputStream file = deadline.watched(member.open())) {
            Arrived arrived = reception.check(
                    member.feed(), new FeedChoice.Arrived(member.landed(), DeliveryId.of(member.landed()), file));
            if (bundle.isAll() && arrived.checked() instanceof Checked.Accepted) {
                open.add(arrived);
                return Optional.empty();
            }
            DeliveryRecord record = arrived.commit(original);
            committed++;
            return Optional.of(record);
        }
    }

    private static DeliveryRecord decided(Arrived arrived, boolean isWhole, String original) {
        return isWhole || !(arrived.checked() instanceof Checked.Accepted accepted)
                ? arrived.commit(original)
                : new Arrived(arrived.filing(), BundleDraft.rejected(accepted)).commit(original);
    }

    private final class Bytes implements ArchiveBytes {
        @Override
        public long length() {
            return version.bytes();
        }

        @Override
        public InputStream open(long from, long until) {
            return environment.landing().open(version.landed(), from, until);
        }
    }
}

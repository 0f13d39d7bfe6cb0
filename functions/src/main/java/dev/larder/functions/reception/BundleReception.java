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
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Landing.Version;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int BUFFER = 64 * 1024;

    private final Environment environment;
    private final Lake lake;
    private final Reception reception;
    private final Version version;
    private final Bundle bundle;
    /** Members that are right so far, of a bundle that is accepted whole or not at all. */
    private final List<Arrived> open = new ArrayList<>();

    BundleReception(Environment environment, Reception reception, Version version, Bundle bundle) {
        this.environment = environment;
        this.lake = environment.lake();
        this.reception = reception;
        this.version = version;
        this.bundle = bundle;
    }

    /** The bundle's record, which is committed; nothing is answered yet. */
    DeliveryRecord received() throws IOException {
        Landed landed = version.landed();
        String id = DeliveryId.of(landed);
        String sha256 = digest(landed);
        String original = LakeLayout.original(bundle.id(), landed, id, sha256);
        environment.landing().copyToLake(version, original);
        Opening opening = Opening.of(bundle, environment.plan().contracts(), landed, new Bytes());
        BundleDraft draft = new BundleDraft(bundle, id, landed, original, sha256, version.bytes(), opening);
        DeliveryRecord record = draft.record(members(opening, original));
        String key = LakeLayout.deliveryRecord(record.feed(), id);
        return lake.putOnce(key, record) ? record : lake.get(key, DeliveryRecord.class);
    }

    private String digest(Landed landed) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream file = new DigestInputStream(environment.landing().open(landed), digest)) {
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
        try (InputStream file = member.open()) {
            Arrived arrived = reception.check(
                    member.feed(), new FeedChoice.Arrived(member.landed(), DeliveryId.of(member.landed()), file));
            if (bundle.isAll() && arrived.checked() instanceof Checked.Accepted) {
                open.add(arrived);
                return Optional.empty();
            }
            return Optional.of(arrived.commit(original));
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

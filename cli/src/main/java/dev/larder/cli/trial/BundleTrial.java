package dev.larder.cli.trial;

import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.bundle.BundleDraft;
import dev.larder.core.bundle.Opening;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.Receipt;
import dev.larder.core.set.FeedSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries a bundle and each of its members. */
record BundleTrial(Plan plan, Known known, Path file) {
    Trial of(Bundle bundle, Landed landed) throws IOException {
        Opening opening = Opening.of(bundle, plan.contracts(), landed, new Bytes(file));
        List<Checked> checked = new ArrayList<>();
        for (Opening.Member member : opening.members()) {
            try (InputStream bytes = member.open()) {
                checked.add(FeedSet.keyed(
                        member.feed().feed(),
                        plan.sets(),
                        member.landed(),
                        Trial.check(member.feed(), member.landed(), bytes, null)));
            }
        }
        boolean isWhole =
                opening.problems().isEmpty() && checked.stream().allMatch(each -> each instanceof Checked.Accepted);
        List<DeliveryRecord> records = new ArrayList<>();
        for (int i = 0; i < checked.size(); i++) {
            Opening.Member member = opening.members().get(i);
            Checked decided = bundle.isAll() && !isWhole && checked.get(i) instanceof Checked.Accepted accepted
                    ? BundleDraft.rejected(accepted)
                    : checked.get(i);
            records.add(Trial.draft(decided, member.feed().feed(), member.landed(), known));
        }
        DeliveryRecord record = new BundleDraft(
                        bundle, DeliveryId.of(landed), landed, "", "", Files.size(file), opening)
                .record(records);
        List<Receipt> receipts = records.stream()
                .map(each -> Trial.of(each, plan, known, List.of()).receipt())
                .toList();
        return Trial.of(record, plan, known, receipts);
    }

    private record Bytes(Path file) implements ArchiveBytes {
        @Override
        public long length() {
            return file.toFile().length();
        }

        @Override
        public InputStream open(long from, long until) throws IOException {
            RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r");
            bytes.seek(from);
            return Channels.newInputStream(bytes.getChannel());
        }
    }
}

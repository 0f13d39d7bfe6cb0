package dev.larder.cli.environment;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Count;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the delivery that a person means. */
public final class DeliveryChoice {
    private static final int SHOWN = 5;

    private DeliveryChoice() {}

    /**
     * The accepted delivery of this id.
     *
     * @param id the beginning of an id, long enough to mean one delivery
     * @throws CommandFailure if it means none or several, or one that was rejected
     */
    public static DeliveryRecord of(Environment environment, String id) {
        DeliveryRecord record = any(environment, id);
        List<BundleMember> members = record.members();
        if (members != null) {
            throw bundle(record, members);
        }
        if (!record.accepted()) {
            throw CommandFailure.usage(
                    "delivery " + record.id() + " was rejected, so it takes no part in any run and needs no hold",
                    null);
        }
        return record;
    }

    /**
     * The delivery of this id, whatever became of it.
     *
     * @param id the beginning of an id, long enough to mean one delivery
     * @throws CommandFailure if it means none or several
     */
    public static DeliveryRecord any(Environment environment, String id) {
        if (id.isBlank()) {
            throw CommandFailure.usage(
                    "DELIVERY is empty: expected a delivery's id, or its beginning", "larder status lists them");
        }
        List<String> keys = environment.lake().objects().keys(LakeLayout.deliveryRecords());
        List<String> meant = keys.stream()
                .filter(key -> LakeLayout.deliveryOfRecord(key).startsWith(id))
                .toList();
        if (meant.isEmpty()) {
            throw CommandFailure.usage("no delivery " + id, unknown(id, keys));
        }
        if (meant.size() > 1) {
            String named = meant.stream()
                    .limit(SHOWN)
                    .map(LakeLayout::deliveryOfRecord)
                    .collect(Collectors.joining(", "));
            throw CommandFailure.usage(
                    id + " means " + Count.of(meant.size(), "delivery"), "write more of it: " + named);
        }
        return environment.lake().get(meant.getFirst(), DeliveryRecord.class);
    }

    private static CommandFailure bundle(DeliveryRecord record, List<BundleMember> members) {
        String named = members.stream()
                .limit(SHOWN)
                .map(member -> LakeLayout.shortId(member.delivery()) + " " + member.name())
                .collect(Collectors.joining(", "));
        return CommandFailure.usage(
                "delivery " + record.id() + " is a bundle, which loads nothing itself",
                named.isEmpty() ? null : "name the member that is meant: " + named);
    }

    private static String unknown(String id, List<String> keys) {
        List<String> beginnings = keys.stream()
                .map(LakeLayout::deliveryOfRecord)
                .map(known -> known.substring(0, Math.min(known.length(), id.length())))
                .toList();
        return Spelling.nearest(id, beginnings)
                .filter(near -> !near.isEmpty())
                .map(near -> "did you mean " + near + "?")
                .orElse("larder status lists them");
    }
}

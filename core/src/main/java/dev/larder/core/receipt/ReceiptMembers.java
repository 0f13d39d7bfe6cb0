package dev.larder.core.receipt;

import static dev.larder.core.receipt.ReceiptWords.count;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.lake.LakeLayout;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the receipt of a bundle says of its members. */
final class ReceiptMembers {
    private ReceiptMembers() {}

    /** The members; none if the record is no bundle's. */
    static List<BundleMember> of(DeliveryRecord record) {
        return Objects.requireNonNullElse(record.members(), List.of());
    }

    /** How many there are and what became of them. */
    static String sentence(DeliveryRecord record) {
        List<BundleMember> members = of(record);
        long accepted = members.stream()
                .filter(member -> member.verdict() == Verdict.ACCEPTED)
                .count();
        if (members.isEmpty()) {
            return count(record.problemCount(), "problem") + ". No member was read.";
        }
        return accepted == 0
                ? "None of " + count(members.size(), "member") + " is accepted."
                : (accepted == members.size()
                                ? count(accepted, "member")
                                : ReceiptWords.number(accepted) + " of " + count(members.size(), "member"))
                        + " accepted, " + count(rows(members), "row") + ".";
    }

    private static long rows(List<BundleMember> members) {
        return members.stream()
                .filter(member -> member.verdict() == Verdict.ACCEPTED)
                .mapToLong(BundleMember::rows)
                .sum();
    }

    /** One member: verdict, name, feed, and how much or what is wrong. */
    static List<String> cells(BundleMember member) {
        boolean accepted = member.verdict() == Verdict.ACCEPTED;
        return List.of(
                member.verdict().name().toLowerCase(Locale.ROOT),
                Printable.text(member.name()),
                member.feed().name(),
                accepted ? count(member.rows(), "row") : count(member.problems(), "problem"),
                LakeLayout.shortId(member.delivery()));
    }

    /** The members as lines of a text. */
    static List<String> lines(DeliveryRecord record) {
        List<List<String>> all = of(record).stream().map(ReceiptMembers::cells).toList();
        int names = all.stream().mapToInt(cells -> cells.get(1).length()).max().orElse(0);
        return all.stream()
                .map(cells -> String.format(
                        Locale.ROOT,
                        "%s  %-" + Math.max(1, names) + "s  %s: %s, delivery %s",
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4)))
                .toList();
    }
}

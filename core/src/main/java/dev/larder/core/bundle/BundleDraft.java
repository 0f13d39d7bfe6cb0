package dev.larder.core.bundle;

import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a bundle besides what became of its members. Immutable.
 *
 * @param original where its bytes are kept; each member's record names it too
 */
public record BundleDraft(
        Bundle bundle, String id, Landed landed, String original, String sha256, long bytes, Opening opening) {

    /** A member that is right, and rejected because the bundle is accepted whole or not at all. */
    public static Checked.Rejected rejected(Checked.Accepted member) {
        return member.rejected("is right, but this bundle is accepted whole or not at all, and something else in it is"
                + " not right; see the bundle's receipt");
    }

    /** The bundle's record. It is accepted if any member is, and loads nothing itself. */
    public DeliveryRecord record(List<DeliveryRecord> members) {
        Map<String, Long> counts =
                opening.problems().stream().collect(Collectors.groupingBy(Problem::type, Collectors.counting()));
        boolean accepted = members.stream().anyMatch(DeliveryRecord::accepted);
        return new DeliveryRecord(
                id,
                bundle.id(),
                landed,
                accepted ? Verdict.ACCEPTED : Verdict.REJECTED,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                original,
                sha256,
                bytes,
                members.stream().mapToLong(DeliveryRecord::rows).sum(),
                new TreeMap<>(),
                List.of(),
                opening.problems(),
                counts,
                warnings(members),
                null,
                new Remarks(
                        null,
                        kinds(counts),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        members.stream().map(BundleMember::of).toList()),
                null,
                null);
    }

    private static List<ProblemKind> kinds(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(kind -> new ProblemKind(kind.getKey(), 0, null, kind.getValue(), List.of()))
                .toList();
    }

    private List<String> warnings(List<DeliveryRecord> members) {
        Set<String> there = members.stream().map(member -> member.feed().name()).collect(Collectors.toSet());
        List<String> absent =
                bundle.feeds().stream().filter(feed -> !there.contains(feed)).toList();
        return members.isEmpty() || absent.isEmpty()
                ? List.of()
                : List.of("no file of these feeds is in it: " + String.join(", ", absent));
    }
}

package dev.larder.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.problem.ProblemKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says about a delivery besides its verdict, kept with the record so that the receipt follows from it alone.
 *
 * @param zone the supplier's time zone, as the contract names it; null when no contract was chosen
 * @param problemKinds all problems by what is one mistake
 * @param parked the file's columns that the contract does not know and leaves out; of an accepted delivery
 * @param earlier the accepted delivery of the feed that this one follows: the last one of the same periods, or else of the same file, or else the
 *     last; null if there is none or none is known
 * @param differences from the earlier one; null if there is none, or this one was rejected
 * @param drift what has begun with this accepted delivery: columns that the contract does not know and that came or went, a sentence each without a
 *     full stop
 * @param agreed what was said of an accepted delivery (rows, sums) by its footer, name or control file, and is so
 * @param members what became of the members of a bundle, each a delivery of its own; null when this is no bundle
 */
public record Remarks(
        @Nullable String zone,
        List<ProblemKind> problemKinds,
        List<String> parked,
        @Nullable Earlier earlier,
        @Nullable Differences differences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> drift,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> agreed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BundleMember> members) {
    /** Copies the lists; what a document does not say is empty. */
    public Remarks {
        problemKinds = List.copyOf(Objects.requireNonNullElse(problemKinds, List.of()));
        parked = List.copyOf(Objects.requireNonNullElse(parked, List.of()));
        drift = List.copyOf(Objects.requireNonNullElse(drift, List.of()));
        agreed = List.copyOf(Objects.requireNonNullElse(agreed, List.of()));
        members = members == null ? null : List.copyOf(members);
    }

    /** Of what is no bundle. */
    public Remarks(
            @Nullable String zone,
            List<ProblemKind> problemKinds,
            List<String> parked,
            @Nullable Earlier earlier,
            @Nullable Differences differences) {
        this(zone, problemKinds, parked, earlier, differences, List.of(), List.of(), null);
    }

    /** An accepted delivery, as one that comes after it names it. */
    public record Earlier(
            String delivery,
            String fileName,
            int revision,
            Instant landed,
            @Nullable String contractVersion,
            long rows) {
        static Earlier of(LatestAccepted latest) {
            return new Earlier(
                    latest.delivery(),
                    latest.landed().fileName(),
                    latest.landed().revision(),
                    latest.landed().at(),
                    latest.contractVersion(),
                    latest.rows());
        }
    }

    /**
     * What a file has that the earlier one had not, and the other way round.
     *
     * @param newPeriods the first of them, by their labels
     * @param gonePeriods the first of those that only the earlier file had
     */
    public record Differences(Some newPeriods, Some gonePeriods) {}

    /** The first names of some, in their order, and how many they are. */
    public record Some(List<String> first, int count) {
        private static final int SHOWN = 12;

        /** Copies the list. */
        public Some {
            first = List.copyOf(first);
        }

        /** Those of the names that the others are not. */
        static Some of(Collection<String> names, Collection<String> without) {
            TreeSet<String> some = new TreeSet<>(names);
            some.removeAll(without);
            return new Some(some.stream().limit(SHOWN).toList(), some.size());
        }
    }
}

package dev.larder.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery: the commit point of receiving, written once by a conditional put.
 *
 * @param id 20 hexadecimal digits, a hash of bucket, key and version
 * @param feed where it was filed; {@code _unmatched/_unmatched} when its key matches no feed
 * @param contractVersion null when no contract was chosen
 * @param redelivery null when no contract was chosen
 * @param window what a {@code window} delivery covers, null for other coverages
 * @param table the table below {@code raw}; null when rejected
 * @param columns names of the conformed columns in the order of the parts, without lineage; empty when rejected
 * @param rows data rows of the file without its rejects; of a rejected one, as far as it was read
 * @param periods rows and content per period; empty when rejected
 * @param problems why it was rejected, or what is wrong with its rejects; capped
 * @param problemCounts all problems by type, including those beyond the cap
 * @param warnings what the supplier should know although it was accepted
 * @param sameAs id of an earlier accepted delivery of this feed with equal bytes, or null
 * @param remarks what else its receipt says; null in records that were written before there were any
 * @param rejects its bad records that were left out, as its contract allows; null when there are none
 * @param set the instance of a set that it belongs to; null when it is rejected, or its feed was in no set
 */
@InFormat(Format.DELIVERY)
public record DeliveryRecord(
        String id,
        FeedId feed,
        Landed landed,
        Verdict verdict,
        @Nullable String contractVersion,
        @Nullable Coverage coverage,
        @Nullable Redelivery redelivery,
        @Nullable DateRange window,
        @Nullable String table,
        List<String> columns,
        String original,
        String sha256,
        long bytes,
        long rows,
        Map<Period, PeriodContent> periods,
        List<Part> parts,
        List<Problem> problems,
        Map<String, Long> problemCounts,
        List<String> warnings,
        @Nullable String sameAs,
        @Nullable Remarks remarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rejects rejects,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InSet set) {
    /** Copies the collections; periods are kept in their order. */
    public DeliveryRecord {
        columns = List.copyOf(columns);
        periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
        problemCounts = Collections.unmodifiableSortedMap(new TreeMap<>(problemCounts));
        warnings = List.copyOf(warnings);
    }

    /** The same, as one of an instance of a set. */
    public DeliveryRecord in(InSet instance) {
        return new DeliveryRecord(
                id,
                feed,
                landed,
                verdict,
                contractVersion,
                coverage,
                redelivery,
                window,
                table,
                columns,
                original,
                sha256,
                bytes,
                rows,
                periods,
                parts,
                problems,
                problemCounts,
                warnings,
                sameAs,
                remarks,
                rejects,
                instance);
    }

    /** What became of the records of the file; null unless some were left out. */
    public @Nullable Balance balance() {
        return rejects == null ? null : new Balance(rows + rejects.rows(), rows, rejects.rows());
    }

    /** How many of the file's records were left out. */
    public long rejectedRows() {
        return rejects == null ? 0 : rejects.rows();
    }

    /** What became of the members of a bundle, each a delivery of its own; null when this is no bundle. */
    public @Nullable List<BundleMember> members() {
        return remarks == null ? null : remarks.members();
    }

    /** Whether all of it is right; of a bundle, whether any member is. */
    public boolean accepted() {
        return verdict == Verdict.ACCEPTED;
    }

    /** Whether the delivery takes part in the mapping unless it is on hold; a bundle never does, its members may. */
    public boolean loads() {
        return accepted() && members() == null;
    }

    /** How many problems there are, including those beyond the cap. */
    public long problemCount() {
        return problemCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The answer to a delivery. */
    public enum Verdict {
        ACCEPTED,
        REJECTED
    }

    /**
     * A member of a bundle and what became of it.
     *
     * @param name as it stands in the bundle, with folders
     * @param feed where its own record is filed
     * @param delivery id of that record
     * @param problems how many, including those beyond the cap
     */
    public record BundleMember(String name, FeedId feed, String delivery, Verdict verdict, long rows, long problems) {
        /** The member of this record, as its bundle lists it. */
        public static BundleMember of(DeliveryRecord record) {
            Landed.Member member = Objects.requireNonNull(record.landed().member());
            return new BundleMember(
                    member.name(), record.feed(), record.id(), record.verdict(), record.rows(), record.problemCount());
        }

        /** Whether it was accepted. */
        boolean isAccepted() {
            return verdict == Verdict.ACCEPTED;
        }
    }

    /** Whether some of a bundle was accepted, and not all. */
    public boolean partly() {
        List<BundleMember> members = members();
        return accepted()
                && members != null
                && (problemCount() > 0 || !members.stream().allMatch(BundleMember::isAccepted));
    }

    /**
     * A period's rows and an order-free sum of 64-bit row hashes (hexadecimal), which includes column names and types and no lineage.
     */
    public record PeriodContent(long rows, String hash) {}

    /** Bad records of an accepted delivery, and the parts that hold their texts. */
    public record Rejects(long rows, List<Part> parts) {
        /** Copies the list. */
        public Rejects {
            parts = List.copyOf(parts);
        }
    }

    /** What became of a file's records: each was accepted or left out. */
    public record Balance(long records, long accepted, long leftOut) {}

    /** A part in the lake, of conformed rows or of rejects: key below the lake bucket, ETag, rows, bytes. */
    public record Part(String key, String etag, long rows, long bytes) {}

    /**
     * Which instance of a set of feeds it belongs to, and what that lacked when this delivery was recorded.
     *
     * @param key a date, month or year
     * @param missing the required feeds, others than its own, of which nothing accepted was there
     * @param until until when those are waited for; null if none is missing
     */
    public record InSet(
            String set,
            String key,
            List<FeedId> missing,
            @Nullable Instant until) {
        /** Copies the list. */
        public InSet {
            missing = List.copyOf(missing);
        }
    }
}

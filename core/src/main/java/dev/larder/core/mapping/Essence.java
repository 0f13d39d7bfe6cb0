package dev.larder.core.mapping;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What the fold and the comparison of mappings read of an accepted delivery's record; some 200 bytes where a record has some
 * thousands. Written as a list of values. Immutable.
 *
 * @param member its place in a bundle
 * @param sha256 empty unless the delivery appends: nothing else asks for it
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonDeserialize(using = EssenceReader.class)
@JsonPropertyOrder({
    "id",
    "feed",
    "bucket",
    "key",
    "at",
    "revision",
    "member",
    "coverage",
    "redelivery",
    "window",
    "sha256",
    "periods"
})
public record Essence(
        String id,
        FeedId feed,
        String bucket,
        String key,
        Instant at,
        int revision,
        Landed.@Nullable Member member,
        @Nullable Coverage coverage,
        @Nullable Redelivery redelivery,
        @Nullable DateRange window,
        String sha256,
        SortedMap<Period, Content> periods) {

    /** As {@link InForce#LANDED} of their records. */
    static final Comparator<Essence> LANDED =
            Comparator.comparing(Essence::landed).thenComparing(Essence::id);

    /** Copies the map. */
    public Essence {
        periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
    }

    /** Rows and hash of a period, as a {@link PeriodContent} has them. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"rows", "hash"})
    public record Content(long rows, String hash) {}

    /** What this record says. */
    public static Essence of(DeliveryRecord record) {
        Landed landed = record.landed();
        SortedMap<Period, Content> periods = new TreeMap<>();
        record.periods().forEach((period, content) -> periods.put(period, new Content(content.rows(), content.hash())));
        return new Essence(
                record.id(),
                record.feed(),
                landed.bucket(),
                landed.key(),
                landed.at(),
                landed.revision(),
                landed.member(),
                record.coverage(),
                record.redelivery(),
                record.window(),
                record.coverage() == Coverage.APPEND ? record.sha256() : "",
                periods);
    }

    private Landed landed() {
        return new Landed(bucket, key, "", at, revision, member);
    }

    /** A record that is folded and compared as the whole one is; everything else in it is empty. */
    public DeliveryRecord record() {
        Map<Period, PeriodContent> contents = new TreeMap<>();
        periods.forEach((period, content) -> contents.put(period, new PeriodContent(content.rows, content.hash)));
        return new DeliveryRecord(
                id,
                feed,
                landed(),
                Verdict.ACCEPTED,
                null,
                coverage,
                redelivery,
                window,
                null,
                List.of(),
                "",
                sha256,
                0,
                0,
                contents,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** The same with these of its periods, and without a bundle. */
    Essence only(Collection<Period> some) {
        if (some.size() == periods.size() && (member == null || member.together() == 1)) {
            return this;
        }
        SortedMap<Period, Content> rest = new TreeMap<>(periods);
        rest.keySet().retainAll(Set.copyOf(some));
        Landed.Member alone = member == null ? null : new Landed.Member(member.name(), member.position(), 1);
        return new Essence(id, feed, bucket, key, at, revision, alone, coverage, redelivery, window, sha256, rest);
    }
}

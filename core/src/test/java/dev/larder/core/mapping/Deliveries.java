package dev.larder.core.mapping;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes delivery records that land one minute after another. */
public final class Deliveries {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final FeedId feed;
    private int landed;

    public Deliveries(String feed) {
        this.feed = FeedId.parse(feed);
    }

    public DeliveryRecord full(String id, String... periods) {
        return record(id, Coverage.FULL, null, contents(id, periods));
    }

    public DeliveryRecord window(String id, String from, String until, String... periods) {
        return record(
                id,
                Coverage.WINDOW,
                new DateRange(LocalDate.parse(from), LocalDate.parse(until)),
                contents(id, periods));
    }

    public DeliveryRecord period(String id, String... periods) {
        return record(id, Coverage.PERIOD, null, contents(id, periods));
    }

    public DeliveryRecord append(String id, String key, Redelivery redelivery, String... periods) {
        return record(id, key, Coverage.APPEND, redelivery, null, contents(id, periods));
    }

    public DeliveryRecord record(
            String id, Coverage coverage, @Nullable DateRange window, Map<Period, PeriodContent> contents) {
        return record(id, id + ".csv", coverage, Redelivery.ADDS, window, contents);
    }

    public DeliveryRecord record(
            String id,
            String key,
            Coverage coverage,
            Redelivery redelivery,
            @Nullable DateRange window,
            Map<Period, PeriodContent> contents) {
        landed++;
        Landed object = new Landed(
                "landing", "suppliers/" + feed + "/" + key, "v" + landed, START.plusSeconds(60L * landed), landed);
        return new DeliveryRecord(
                id,
                feed,
                object,
                Verdict.ACCEPTED,
                "1.0.0",
                coverage,
                redelivery,
                window,
                "rx",
                List.of("day", "key", "value"),
                "originals/" + id,
                "sha of " + id,
                1,
                1,
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

    /** The same delivery with the bytes of another. */
    public static DeliveryRecord sameBytes(DeliveryRecord record, DeliveryRecord as) {
        return new DeliveryRecord(
                record.id(),
                record.feed(),
                record.landed(),
                record.verdict(),
                record.contractVersion(),
                record.coverage(),
                record.redelivery(),
                record.window(),
                record.table(),
                record.columns(),
                record.original(),
                as.sha256(),
                as.bytes(),
                as.rows(),
                as.periods(),
                record.parts(),
                record.problems(),
                record.problemCounts(),
                record.warnings(),
                as.id(),
                null,
                null,
                null);
    }

    /** The same delivery with the other verdict. */
    public static DeliveryRecord rejected(DeliveryRecord record) {
        return new DeliveryRecord(
                record.id(),
                record.feed(),
                record.landed(),
                Verdict.REJECTED,
                record.contractVersion(),
                record.coverage(),
                record.redelivery(),
                record.window(),
                null,
                List.of(),
                record.original(),
                record.sha256(),
                record.bytes(),
                record.rows(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of("type-error", 1L),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static Map<Period, PeriodContent> contents(String id, String... periods) {
        Map<Period, PeriodContent> contents = new TreeMap<>();
        for (String period : periods) {
            contents.put(new Period(period), new PeriodContent(1, Integer.toHexString((id + period).hashCode())));
        }
        return contents;
    }
}

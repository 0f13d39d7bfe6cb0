package dev.larder.core.run;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every delivery with its rows. Answers twice what is in force: by mapping, and by replaying rows one delivery after another. */
final class Lake {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Planted planted;
    private final List<Delivery> deliveries = new ArrayList<>();

    Lake(Planted planted) {
        this.planted = planted;
    }

    /** Receives a delivery; its id says how many there were. */
    void receive(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** The deliveries of a feed in the order of landing. */
    List<Delivery> of(FeedId feed) {
        return deliveries.stream()
                .filter(delivery -> delivery.feed().equals(feed))
                .toList();
    }

    /** How many there are. */
    int size() {
        return deliveries.size();
    }

    List<DeliveryRecord> records() {
        List<DeliveryRecord> records = new ArrayList<>();
        for (int index = 0; index < deliveries.size(); index++) {
            records.add(record(index));
        }
        return records;
    }

    static String id(int index) {
        return "d%03d".formatted(index);
    }

    /** Rows of the feed that the mapping puts in force. */
    List<Row> inForce(Mapping mapping, FeedId feed) {
        List<Row> rows = new ArrayList<>();
        mapping.of(feed)
                .forEach((period, ids) -> ids.forEach(id -> {
                    Delivery delivery = deliveries.get(Integer.parseInt(id.substring(1)));
                    rows.addAll(delivery.rows().getOrDefault(period, List.of()));
                }));
        return rows;
    }

    /** The oracle: rows of the feed after each accepted delivery not on hold has said what it says, without any mapping. */
    List<Row> replayed(FeedId feed, Set<String> held) {
        List<Standing> standing = new ArrayList<>();
        for (int index = 0; index < deliveries.size(); index++) {
            Delivery delivery = deliveries.get(index);
            if (delivery.feed().equals(feed) && delivery.accepted() && !held.contains(id(index))) {
                standing.removeIf(row -> supersedes(delivery, row));
                delivery.rows()
                        .forEach((period, rows) ->
                                rows.forEach(row -> standing.add(new Standing(period, row, delivery))));
            }
        }
        return standing.stream().map(Standing::row).toList();
    }

    private static boolean supersedes(Delivery later, Standing earlier) {
        return switch (later.coverage()) {
            case FULL -> true;
            case WINDOW -> {
                DateRange window = later.window();
                yield window != null
                        && !earlier.row().day().isBefore(window.from())
                        && earlier.row().day().isBefore(window.until());
            }
            case PERIOD -> later.rows().containsKey(earlier.period());
            case APPEND ->
                (later.redelivery() == Redelivery.REPLACES
                                || later.rows().equals(earlier.from().rows()))
                        && earlier.from().coverage() == Coverage.APPEND
                        && earlier.from().key().equals(later.key());
        };
    }

    private DeliveryRecord record(int index) {
        Delivery delivery = deliveries.get(index);
        boolean kept = planted == Planted.VANISHED_PERIODS_KEPT && delivery.coverage() != Coverage.APPEND;
        Map<Period, PeriodContent> contents = new TreeMap<>();
        delivery.rows()
                .forEach((period, rows) -> contents.put(
                        period,
                        new PeriodContent(
                                rows.size(),
                                Long.toHexString(
                                        rows.stream().mapToLong(Row::hash).sum()))));
        Landed landed = new Landed("landing", delivery.key(), "v" + index, START.plusSeconds(3600L * index), index);
        return new DeliveryRecord(
                id(index),
                delivery.feed(),
                landed,
                delivery.accepted() ? Verdict.ACCEPTED : Verdict.REJECTED,
                "1.0.0",
                kept ? Coverage.PERIOD : delivery.coverage(),
                delivery.redelivery(),
                kept ? null : delivery.window(),
                delivery.feed().name(),
                List.of("day", "key", "value"),
                "",
                delivery.rows().toString(),
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

    /** A file: what it says it covers, and its rows by period; a named period may have none. */
    record Delivery(
            FeedId feed,
            String key,
            boolean accepted,
            Coverage coverage,
            Redelivery redelivery,
            @Nullable DateRange window,
            Map<Period, List<Row>> rows) {}

    private record Standing(Period period, Row row, Delivery from) {}
}

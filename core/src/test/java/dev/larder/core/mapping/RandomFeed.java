package dev.larder.core.mapping;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Histories of one feed whose contract changes coverage and length of its periods now and then; and the slow way to fold them. */
final class RandomFeed {
    private static final List<String> MONTHS = List.of("2025-12", "2026-01", "2026-02", "2026-03");

    private final Random random;
    private final Deliveries acme = new Deliveries("acme/rx");

    private RandomFeed(long seed) {
        this.random = new Random(seed);
    }

    /** 2 to 9 deliveries. */
    static List<DeliveryRecord> of(long seed) {
        RandomFeed feed = new RandomFeed(seed);
        return IntStream.range(0, 2 + feed.random.nextInt(8))
                .mapToObj(feed::delivery)
                .toList();
    }

    /** What is in force when every delivery is asked whether it covers each period; empty when one cannot answer. */
    static Optional<SortedMap<Period, List<String>>> askEachAboutEach(List<DeliveryRecord> history) {
        SortedMap<Period, List<DeliveryRecord>> periods = new TreeMap<>();
        try {
            for (DeliveryRecord delivery : history) {
                if (InForce.coverage(delivery) == Coverage.APPEND) {
                    periods.values().forEach(there -> there.removeIf(earlier -> InForce.replaces(delivery, earlier)));
                    periods.values().removeIf(List::isEmpty);
                } else {
                    periods.keySet().removeIf(period -> InForce.covers(delivery, period));
                }
                delivery.periods()
                        .keySet()
                        .forEach(period -> periods.computeIfAbsent(period, _ -> new ArrayList<>())
                                .add(delivery));
            }
        } catch (MappingConflict conflict) {
            return Optional.empty();
        }
        SortedMap<Period, List<String>> ids = new TreeMap<>();
        periods.forEach((period, there) ->
                ids.put(period, there.stream().map(DeliveryRecord::id).toList()));
        return Optional.of(ids);
    }

    private DeliveryRecord delivery(int number) {
        String id = "d" + number;
        return switch (random.nextInt(8)) {
            case 0 -> acme.full(id, periods());
            case 1, 2 -> window(id);
            case 3, 4, 5 -> acme.period(id, periods());
            default ->
                acme.append(
                        id,
                        "file_" + random.nextInt(2) + ".csv",
                        random.nextBoolean() ? Redelivery.REPLACES : Redelivery.ADDS,
                        periods());
        };
    }

    /** Whole months, with periods of the last one. */
    private DeliveryRecord window(String id) {
        int from = random.nextInt(MONTHS.size() - 1);
        int until = from + 1 + random.nextInt(MONTHS.size() - 1 - from);
        return acme.window(id, MONTHS.get(from) + "-01", MONTHS.get(until) + "-01", MONTHS.get(until - 1));
    }

    private String[] periods() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> period()).toArray(String[]::new);
    }

    private String period() {
        String month = MONTHS.get(random.nextInt(MONTHS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> month.substring(0, 4);
            case 1, 2 -> month + "-0" + (1 + random.nextInt(2));
            default -> month;
        };
    }
}

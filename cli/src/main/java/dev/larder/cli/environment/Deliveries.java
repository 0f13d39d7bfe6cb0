package dev.larder.cli.environment;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Finds deliveries as they are answered, from a moment on: those with a record and a receipt. Expected ones are looked for where they will be filed; any
 * others in a listing, which costs by all that was ever delivered. Not thread-safe.
 */
public final class Deliveries {
    /** How much longer than a listing the time between two is. */
    private static final int TIMES_A_LISTING = 10;

    private final Lake lake;
    private final Function<String, FeedId> filed;
    private final LongSupplier nanoTime;
    private final Set<String> seen;
    private final Map<String, DeliveryRecord> unanswered = new TreeMap<>();
    private final Map<String, Answered> early = new TreeMap<>();
    private final Deque<Expected> expected = new ArrayDeque<>();
    private long nextListing;

    private record Expected(String id, String record) {}

    /** A delivery, and its receipt as text. */
    record Answered(DeliveryRecord record, String receipt) {}

    /** Finds deliveries that are answered from now on. */
    Deliveries(Environment environment) {
        this(environment.lake(), key -> environment.plan().filed(key), System::nanoTime);
    }

    /** The same, where landing keys are filed so, by this clock of nanoseconds. */
    Deliveries(Lake lake, Function<String, FeedId> filed, LongSupplier nanoTime) {
        this.lake = lake;
        this.filed = filed;
        this.nanoTime = nanoTime;
        this.seen = new HashSet<>(listing());
    }

    /** Expects the deliveries of these ids by landing keys, to be told in this order. */
    void expect(SequencedMap<String, String> dropped) {
        dropped.forEach((key, id) -> expected.add(new Expected(id, LakeLayout.deliveryRecord(filed.apply(key), id))));
    }

    /** Whether every expected delivery was told. */
    boolean allAnswered() {
        return expected.isEmpty();
    }

    /** What was answered since the last look: the expected ones in their order; now and then others, in the order in which they landed. */
    List<Answered> look() {
        return nanoTime.getAsLong() - nextListing < 0 ? inTurn(List.of()) : lookForAll();
    }

    /** The same, and every other one. */
    List<Answered> lookForAll() {
        for (String key : listing()) {
            if (seen.add(key)) {
                DeliveryRecord record = lake.get(key, DeliveryRecord.class);
                unanswered.put(record.id(), record);
            }
        }
        List<Answered> answered = unanswered.values().stream()
                .sorted(Comparator.comparing(DeliveryRecord::landed))
                .flatMap(record -> answered(record).stream())
                .toList();
        answered.forEach(each -> unanswered.remove(each.record().id()));
        return inTurn(answered);
    }

    private List<String> listing() {
        long begin = nanoTime.getAsLong();
        List<String> keys = lake.objects().keys(LakeLayout.deliveryRecords());
        long end = nanoTime.getAsLong();
        nextListing = end + TIMES_A_LISTING * (end - begin);
        return keys;
    }

    private List<Answered> inTurn(List<Answered> answered) {
        List<Answered> told = new ArrayList<>();
        Set<String> awaited = expected.stream().map(Expected::id).collect(Collectors.toSet());
        for (Answered each : answered) {
            if (awaited.contains(each.record().id())) {
                early.put(each.record().id(), each);
            } else {
                told.add(each);
            }
        }
        while (!expected.isEmpty()) {
            Optional<Answered> next = answered(expected.peek());
            if (next.isEmpty()) {
                break;
            }
            told.add(next.get());
            expected.remove();
        }
        return told;
    }

    private Optional<Answered> answered(Expected next) {
        Answered listed = early.remove(next.id());
        if (listed != null || unanswered.containsKey(next.id())) {
            return Optional.ofNullable(listed);
        }
        Optional<Answered> filed =
                lake.find(next.record(), DeliveryRecord.class).flatMap(this::answered);
        filed.ifPresent(_ -> seen.add(next.record()));
        return filed;
    }

    private Optional<Answered> answered(DeliveryRecord record) {
        return lake.objects()
                .read(receipt(record, ReceiptForm.TXT))
                .map(text -> new Answered(record, new String(text, StandardCharsets.UTF_8)));
    }

    /** Where a delivery's receipt lies in the lake. */
    public static String receipt(DeliveryRecord record, ReceiptForm form) {
        return LakeLayout.receipt(record.feed(), record.landed(), record.id(), form);
    }
}

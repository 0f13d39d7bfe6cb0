package dev.larder.cli.environment;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds deliveries as they are answered, from a moment on: those with a record and a receipt. Not thread-safe. */
public final class Deliveries {
    private final Lake lake;
    private final Set<String> seen;
    private final Map<String, DeliveryRecord> unanswered = new TreeMap<>();
    private final Map<String, DeliveryRecord> early = new TreeMap<>();
    private final Deque<String> expected = new ArrayDeque<>();

    /** Finds deliveries that are answered from now on. */
    Deliveries(Environment environment) {
        this.lake = environment.lake();
        this.seen = new HashSet<>(lake.objects().keys(LakeLayout.deliveryRecords()));
    }

    /** Expects these deliveries, to be told in this order. */
    void expect(Collection<String> ids) {
        expected.addAll(ids);
    }

    /** Whether every expected delivery was told. */
    boolean allAnswered() {
        return expected.isEmpty();
    }

    /** What was answered since the last look: the expected ones in their order, others in the order in which they landed. */
    List<DeliveryRecord> look() {
        for (String key : lake.objects().keys(LakeLayout.deliveryRecords())) {
            if (seen.add(key)) {
                DeliveryRecord record = lake.get(key, DeliveryRecord.class);
                unanswered.put(record.id(), record);
            }
        }
        List<DeliveryRecord> answered = unanswered.values().stream()
                .filter(record ->
                        lake.objects().read(receipt(record, ReceiptForm.TXT)).isPresent())
                .sorted(Comparator.comparing(DeliveryRecord::landed))
                .toList();
        answered.forEach(record -> unanswered.remove(record.id()));
        return inTurn(answered);
    }

    private List<DeliveryRecord> inTurn(List<DeliveryRecord> answered) {
        List<DeliveryRecord> told = new ArrayList<>();
        for (DeliveryRecord record : answered) {
            if (expected.contains(record.id())) {
                early.put(record.id(), record);
            } else {
                told.add(record);
            }
        }
        while (!expected.isEmpty() && early.containsKey(expected.peek())) {
            told.add(early.remove(expected.remove()));
        }
        return told;
    }

    /** Where a delivery's receipt lies in the lake. */
    static String receipt(DeliveryRecord record, ReceiptForm form) {
        return LakeLayout.receipt(record.feed(), record.landed(), record.id(), form);
    }
}

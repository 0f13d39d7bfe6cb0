package dev.larder.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Lake;
import dev.larder.functions.port.ObjectStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final FeedId SALE = new FeedId("acme", "sale");
    private static final FeedId ELSEWHERE = new FeedId("acme", "stock");
    private static final Duration A_LISTING = Duration.ofMillis(10);

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Lake lake = new Lake(ObjectStore.class.cast(Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (_, method, arguments) -> answer(method.getName(), arguments))));
    private long now;
    private int listings;

    @Test
    void expected_ones_are_told_in_their_order_and_nothing_is_listed_for_them() {
        Deliveries deliveries = deliveries();
        deliveries.expect(dropped("a", "b", "c"));
        int before = listings;

        answered(SALE, "b");
        assertThat(told(deliveries)).isEmpty();
        answered(SALE, "a");
        assertThat(told(deliveries)).containsExactly("a", "b");
        answered(SALE, "c");
        assertThat(told(deliveries)).containsExactly("c");
        assertThat(deliveries.allAnswered()).isTrue();
        assertThat(listings).isEqualTo(before);
    }

    @Test
    void one_with_a_record_and_no_receipt_is_not_answered() {
        Deliveries deliveries = deliveries();
        deliveries.expect(dropped("a"));

        recorded(SALE, "a");
        assertThat(told(deliveries)).isEmpty();
        assertThat(deliveries.lookForAll()).isEmpty();
        answered(SALE, "a");
        assertThat(deliveries.lookForAll())
                .extracting(each -> each.record().id())
                .containsExactly("a");
        assertThat(deliveries.lookForAll()).isEmpty();
    }

    @Test
    void one_that_was_filed_elsewhere_is_found_by_a_listing_in_its_turn() {
        Deliveries deliveries = deliveries();
        deliveries.expect(dropped("a", "b"));

        answered(ELSEWHERE, "a");
        answered(SALE, "b");
        assertThat(told(deliveries)).isEmpty();
        now += 11 * A_LISTING.toNanos();
        assertThat(told(deliveries)).containsExactly("a", "b");
    }

    @Test
    void others_are_told_now_and_then_and_when_all_are_looked_for() {
        Deliveries deliveries = deliveries();

        answered(SALE, "x");
        assertThat(told(deliveries)).isEmpty();
        assertThat(deliveries.lookForAll())
                .extracting(each -> each.record().id())
                .containsExactly("x");
        answered(SALE, "y");
        now += 11 * A_LISTING.toNanos();
        assertThat(told(deliveries)).containsExactly("y");
    }

    private Deliveries deliveries() {
        return new Deliveries(lake, _ -> SALE, () -> now);
    }

    private static List<String> told(Deliveries deliveries) {
        return deliveries.look().stream().map(each -> each.record().id()).toList();
    }

    private static SequencedMap<String, String> dropped(String... ids) {
        SequencedMap<String, String> dropped = new LinkedHashMap<>();
        for (String id : ids) {
            dropped.put("suppliers/acme/sale/" + id + ".csv", id);
        }
        return dropped;
    }

    private void answered(FeedId feed, String id) {
        DeliveryRecord record = recorded(feed, id);
        objects.put(Deliveries.receipt(record, ReceiptForm.TXT), new byte[0]);
    }

    private DeliveryRecord recorded(FeedId feed, String id) {
        DeliveryRecord record = new DeliveryRecord(
                id,
                feed,
                new Landed("landing", "suppliers/acme/sale/" + id + ".csv", "v1", Instant.EPOCH, 1),
                Verdict.ACCEPTED,
                "1.0.0",
                Coverage.PERIOD,
                Redelivery.ADDS,
                null,
                "sale",
                List.of("sold_on"),
                "originals/" + id,
                "sha",
                1,
                1,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
        lake.put(LakeLayout.deliveryRecord(feed, id), record);
        return record;
    }

    private @Nullable Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "bucket" -> "lake";
            case "read" -> Optional.ofNullable(objects.get(arguments[0]));
            case "write" -> objects.put((String) arguments[0], (byte[]) arguments[1]);
            case "keys" -> listed((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private List<String> listed(String prefix) {
        listings++;
        now += A_LISTING.toNanos();
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }
}

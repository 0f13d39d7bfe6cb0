package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an accepted delivery is compared with: the last one of its feed, and any with its bytes. */
class ComparedDeliveriesTest {
    private static final String HEADER = "sold_on,shop,amount\n";
    private static final String GOOD = HEADER + "2026-03-14,north,3\n2026-03-15,south,4\n";
    private static final String BAD = HEADER + "2026-03-14,north,three\n";
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final Receiver receiver = new Receiver(furnished);
    private final MemoryPorts ports = furnished.ports();
    private final MemoryLanding supplier = ports.supplier();
    private final Lake lake = furnished.environment().lake();

    @Test
    void the_same_bytes_name_the_newest_earlier_delivery_that_was_accepted() {
        receiver.received("suppliers/acme/sale/sale_1.csv", GOOD);
        receiver.received("suppliers/acme/sale/sale_1.csv", BAD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord second = receiver.received("suppliers/acme/sale/sale_2.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord third = receiver.received("suppliers/acme/sale/sale_3.csv", GOOD);

        assertThat(third.sameAs()).isEqualTo(second.id());
        assertThat(receiver.received("suppliers/acme/sale/sale_4.csv", HEADER + "2026-03-15,south,4\n")
                        .sameAs())
                .isNull();
        assertThat(receiver.received("suppliers/acme/return/return_1.csv", GOOD).sameAs())
                .as("another feed")
                .isNull();
        assertThat(receiver.received("suppliers/acme/sale/sale_5.csv", BAD).sameAs())
                .as("rejected")
                .isNull();
    }

    @Test
    void an_accepted_file_is_compared_with_the_last_one_of_its_feed_and_a_rejected_one_is_none() {
        DeliveryRecord first = receiver.received("suppliers/acme/sale/sale_1.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        receiver.received("suppliers/acme/sale/sale_2.csv", BAD);
        receiver.received("suppliers/acme/return/return_1.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));

        DeliveryRecord third = receiver.received("suppliers/acme/sale/sale_3.csv", HEADER + "2026-03-15,south,4\n");

        assertThat(remarks(first).earlier()).isNull();
        assertThat(remarks(third).earlier())
                .isNotNull()
                .satisfies(earlier -> assertThat(earlier.delivery()).isEqualTo(first.id()));
        assertThat(receiver.receipt(third, ReceiptForm.TXT))
                .contains(" compared with sale_1.csv (revision 1, landed ")
                .contains("): 1 row fewer than its 2\n");
    }

    @Test
    void a_correction_is_compared_with_what_it_corrects_and_not_with_the_newest_file() {
        receiver.received("suppliers/acme/sale/sale_1.csv", HEADER + "2026-03-14,north,3\n2026-03-14,south,3\n");
        for (int day = 15; day < 20; day++) {
            ports.clock().advance(Duration.ofDays(1));
            receiver.received(
                    "suppliers/acme/sale/sale_%d.csv".formatted(day), HEADER + "2026-03-%d,north,3\n".formatted(day));
        }
        ports.clock().advance(Duration.ofDays(1));

        DeliveryRecord correction =
                receiver.received("suppliers/acme/sale/sale_20.csv", HEADER + "2026-03-14,north,3\n");

        assertThat(receiver.receipt(correction, ReceiptForm.TXT))
                .contains(" compared with sale_1.csv (revision 1, landed ")
                .contains("), the last one of the same period: 1 row fewer than its 2\n");
        ports.clock().advance(Duration.ofDays(1));
        DeliveryRecord moved = receiver.received("suppliers/acme/sale/sale_17.csv", HEADER + "2026-03-27,north,3\n");
        assertThat(receiver.receipt(moved, ReceiptForm.TXT))
                .contains(" compared with sale_17.csv (revision 1, landed ")
                .contains("): as many rows\n");
        ports.clock().advance(Duration.ofDays(1));
        DeliveryRecord next = receiver.received("suppliers/acme/sale/sale_28.csv", HEADER + "2026-03-28,north,3\n");
        assertThat(receiver.receipt(next, ReceiptForm.TXT)).contains(" compared with sale_17.csv (revision 2, landed ");
    }

    @Test
    void a_correction_of_many_days_is_compared_with_the_file_of_the_same_days_though_days_came_since() {
        String quarter = days(90, "north,3");
        receiver.received("suppliers/acme/sale/sale_q.csv", quarter + "2026-01-01,south,3\n");
        for (int day = 15; day < 18; day++) {
            ports.clock().advance(Duration.ofDays(1));
            receiver.received(
                    "suppliers/acme/sale/sale_%d.csv".formatted(day), HEADER + "2026-05-%d,north,3\n".formatted(day));
        }
        ports.clock().advance(Duration.ofDays(1));

        DeliveryRecord correction = receiver.received("suppliers/acme/sale/sale_corrected.csv", quarter);

        assertThat(receiver.receipt(correction, ReceiptForm.TXT))
                .contains(" compared with sale_q.csv (revision 1, landed ")
                .contains("), the last one of the same periods: 1 row fewer than its 91\n")
                .doesNotContain("#");
        ports.clock().advance(Duration.ofDays(1));
        DeliveryRecord other = receiver.received("suppliers/acme/sale/sale_q.csv", days(89, "north,3"));
        assertThat(receiver.receipt(other, ReceiptForm.TXT))
                .contains(" compared with sale_corrected.csv ")
                .doesNotContain("#");
    }

    private static String days(int days, String rest) {
        return HEADER
                + IntStream.range(0, days)
                        .mapToObj(day -> LocalDate.of(2026, 1, 1).plusDays(day) + "," + rest + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void a_file_that_is_received_late_does_not_become_the_latest() {
        String early = supplier.put(KEY, GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord newer = receiver.received("suppliers/acme/sale/sale_16.csv", HEADER + "2026-03-15,south,4\n");

        receiver.failures(Receiver.message("late", "landing", KEY, early, null));

        assertThat(remarks(receiver.record(SmallProject.SALE, KEY, early)).earlier())
                .isNull();
        assertThat(lake.get(LakeLayout.latest(SmallProject.SALE), LatestAccepted.class)
                        .delivery())
                .isEqualTo(newer.id());
    }

    @Test
    void a_repeated_message_remembers_an_accepted_delivery_that_was_forgotten() {
        DeliveryRecord record = receiver.received(KEY, GOOD);
        lake.objects().delete(List.of(LakeLayout.latest(SmallProject.SALE)));

        receiver.failures(
                Receiver.message("again", "landing", KEY, record.landed().versionId(), null));

        assertThat(lake.get(LakeLayout.latest(SmallProject.SALE), LatestAccepted.class)
                        .delivery())
                .isEqualTo(record.id());
    }

    @Test
    void bytes_that_came_again_later_are_not_named_by_an_earlier_delivery() {
        String early = supplier.put(KEY, GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        receiver.received("suppliers/acme/sale/sale_16.csv", GOOD);

        receiver.failures(Receiver.message("late", "landing", KEY, early, null));

        assertThat(receiver.record(SmallProject.SALE, KEY, early).sameAs()).isNull();
    }

    @Test
    void the_same_bytes_cost_no_more_the_more_often_they_came() {
        callsFor(1);
        int second = callsFor(2);
        IntStream.rangeClosed(3, 20).forEach(this::callsFor);

        assertThat(callsFor(21)).isEqualTo(second);
    }

    private int callsFor(int number) {
        ports.clock().advance(Duration.ofMinutes(1));
        ports.lake().calls();
        receiver.received("suppliers/acme/sale/sale_%d.csv".formatted(number), GOOD);
        return ports.lake().calls();
    }

    @Test
    void the_same_bytes_are_found_by_the_key_that_a_former_version_wrote() {
        DeliveryRecord first = receiver.received(KEY, GOOD);
        List<String> keys = lake.objects().keys("digests/");
        lake.objects().delete(keys);
        String sha256 = keys.getFirst().split("/")[3];
        lake.objects().write(LakeLayout.digests(SmallProject.SALE, sha256) + first.id(), new byte[0], "text/plain");
        ports.clock().advance(Duration.ofMinutes(1));

        assertThat(receiver.received("suppliers/acme/sale/sale_16.csv", GOOD).sameAs())
                .isEqualTo(first.id());
    }

    private static Remarks remarks(DeliveryRecord record) {
        return Objects.requireNonNull(record.remarks());
    }
}

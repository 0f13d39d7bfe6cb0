package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.lake.MarkLayout;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileLandingTest {
    private static final FeedId SALE = SmallProject.SALE;
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final MemoryPorts ports = furnished.ports();
    private final Lake lake = furnished.environment().lake();

    @Test
    void nothing_landed_is_nothing_to_announce() {
        assertThat(call()).isZero();
    }

    @Test
    void what_landed_and_has_no_record_is_announced_as_reconciled() {
        String version = ports.supplier().put(KEY, "x");
        ports.supplier().put("elsewhere/sale.csv", "x");

        assertThat(call()).isEqualTo(1);

        assertThat(ports.messages().landed())
                .singleElement()
                .satisfies(event ->
                        assertThat(LandedObject.of(event)).isEqualTo(new LandedObject("landing", KEY, version, true)));
    }

    @Test
    void what_was_answered_is_left_alone() {
        answered(KEY, ports.supplier().put(KEY, "x"));

        assertThat(call()).isZero();
        assertThat(ports.messages().landed()).isEmpty();
    }

    @Test
    void a_record_without_a_receipt_is_announced_again_and_so_is_a_receipt_without_a_record() {
        String recorded = ports.supplier().put(KEY, "x");
        answered(KEY, recorded);
        Landed landed = landed(KEY, recorded);
        lake.objects().delete(List.of(LakeLayout.receipt(SALE, landed, DeliveryId.of(landed), ReceiptForm.TXT)));
        String other = "suppliers/acme/sale/sale_16.csv";
        Landed second = landed(other, ports.supplier().put(other, "x"));
        receipt(second);

        assertThat(call()).isEqualTo(2);
    }

    @Test
    void every_version_of_a_key_is_answered() {
        answered(KEY, ports.supplier().put(KEY, "first"));
        String second = ports.supplier().put(KEY, "second");

        assertThat(call()).isEqualTo(1);
        assertThat(LandedObject.of(ports.messages().landed().getFirst()).versionId())
                .isEqualTo(second);
    }

    @Test
    void a_file_that_is_still_written_is_not_announced() {
        ports.supplier().put("suppliers/acme/sale/.sale.csv", "x");
        ports.supplier().put(KEY + ".filepart", "x");

        assertThat(call()).isZero();
    }

    @Test
    void an_empty_object_is_announced_when_it_has_stayed_the_newest_for_ten_minutes() {
        ports.supplier().put(KEY, "");
        ports.clock().advance(Duration.ofMinutes(10));
        assertThat(call()).isZero();

        ports.clock().advance(Duration.ofMillis(1));
        assertThat(call()).isEqualTo(1);

        answered(KEY, ports.supplier().put(KEY, "filled"));
        ports.clock().advance(Duration.ofDays(1));
        assertThat(call()).as("the empty version was filled").isZero();
    }

    @Test
    void a_key_that_a_message_cannot_carry_is_announced_in_ascii() {
        ports.supplier().put("suppliers/acme/sale/\u001b\u00e9\uffff.csv", "x");

        assertThat(call()).isEqualTo(1);
        assertThat(ports.messages().landed().getFirst()).matches("\\p{ASCII}+").contains("\\uFFFF");
    }

    @Test
    void what_can_never_be_received_is_announced_less_and_less_and_after_a_day_answered_unread() {
        String version = ports.supplier().put(KEY, "x");
        aDayPasses();
        assertThat(ports.messages().landed()).hasSize(9);
        assertThat(ports.messages().landed().subList(0, 8))
                .noneMatch(event -> LandedObject.of(event).last());
        String last = ports.messages().landed().getLast();
        assertThat(LandedObject.of(last)).isEqualTo(new LandedObject("landing", KEY, version, true, true));

        DeliveryRecord record = received(last, version, 2);

        assertThat(record.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(record.original()).endsWith("/unread.csv");
        assertThat(lake.objects().read(record.original())).isPresent();
        assertThat(new Receiver(furnished).receipt(record, ReceiptForm.TXT))
                .contains(
                        "REJECTED",
                        "the file could not be read, though it was tried for a day",
                        "ask whether to send it again");
        assertThat(call()).isZero();
        assertThat(lake.objects().read(MarkLayout.announced()).map(String::new).orElseThrow())
                .as("what was answered is forgotten")
                .doesNotContain(record.id());
    }

    /** The function may have stood still for a day, and a file that nobody tried is not to blame. */
    @Test
    void the_last_announcement_is_tried_before_it_is_answered_unread() {
        String version = ports.supplier().put(KEY, "x");
        aDayPasses();
        String last = ports.messages().landed().getLast();
        assertThat(LandedObject.of(last).last()).isTrue();

        DeliveryRecord record = received(last, version, 1);

        assertThat(record.original()).doesNotEndWith("/unread.csv");
        assertThat(new Receiver(furnished).receipt(record, ReceiptForm.TXT))
                .contains("REJECTED")
                .doesNotContain("could not be read");
    }

    private void aDayPasses() {
        for (int looks = 0; looks <= 24 * 20; looks++) {
            call();
            ports.clock().advance(Duration.ofMinutes(3));
        }
    }

    /** Receives a message that is handed out for this time. */
    private DeliveryRecord received(String event, String version, int times) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setBody(event);
        message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(times)));
        assertThat(new Receiver(furnished).failures(message)).isEmpty();
        return new Receiver(furnished).record(SALE, KEY, version);
    }

    @Test
    void when_what_was_announced_is_forgotten_it_begins_again() {
        ports.supplier().put(KEY, "x");
        assertThat(call()).isEqualTo(1);
        assertThat(call()).isZero();
        lake.objects().delete(List.of(MarkLayout.announced()));
        assertThat(call()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_being_received_is_not_announced() {
        ports.supplier().put(KEY, "x".repeat(50_000_000));
        ports.clock().advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(call()).isZero();
        ports.clock().advance(Duration.ofMillis(1));
        assertThat(call()).isEqualTo(1);
    }

    @Test
    void the_more_has_landed_the_rarer_all_of_it_is_listed_and_nothing_is_missed() {
        lake.put(
                MarkLayout.announced(),
                new Announced(new Announced.Look(ports.clock().instant(), 100_000), Announced.NOTHING.open()));
        ports.supplier().put(KEY, "x");
        ports.lake().calls();
        int announced = 0;
        int cheap = 0;
        for (int tick = 1; tick <= 9; tick++) {
            ports.clock().advance(Duration.ofMinutes(3));
            announced += call();
            cheap += ports.lake().calls() <= 2 ? 1 : 0;
        }
        assertThat(announced).isZero();
        assertThat(cheap).isEqualTo(9);
        ports.clock().advance(Duration.ofMinutes(3));
        assertThat(call()).as("half an hour later").isEqualTo(1);
        ports.clock().advance(Duration.ofMinutes(6));
        assertThat(call()).as("little has landed, so each call looks").isEqualTo(1);
    }

    private void answered(String key, String version) {
        Landed landed = landed(key, version);
        lake.put(LakeLayout.deliveryRecord(SALE, DeliveryId.of(landed)), SupplierPagesTest.rejected(SALE, landed));
        receipt(landed);
    }

    private void receipt(Landed landed) {
        for (ReceiptForm form : ReceiptForm.values()) {
            lake.objects()
                    .write(
                            LakeLayout.receipt(SALE, landed, DeliveryId.of(landed), form),
                            new byte[0],
                            "application/json");
        }
    }

    private Landed landed(String key, String version) {
        return ports.landing().find(key, version).orElseThrow().landed();
    }

    private int call() {
        return new ReconcileLanding(furnished.environment())
                .step(Lake.JSON.createObjectNode())
                .announced();
    }
}

package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.github.luben.zstd.Zstd;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveDeliveryTest {
    private static final String HEADER = "sold_on,shop,amount\n";
    private static final String GOOD = HEADER + "2026-03-14,north,3\n2026-03-15,south,4\n";
    private static final String BAD = HEADER + "2026-03-14,north,three\n";
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final MemoryPorts ports = furnished.ports();
    private final MemoryLanding supplier = ports.supplier();
    private final Lake lake = furnished.environment().lake();

    @Test
    void a_good_file_is_in_the_lake_as_it_came_and_conformed() {
        DeliveryRecord record = received(KEY, GOOD);

        assertThat(record.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(record.feed()).isEqualTo(SmallProject.SALE);
        assertThat(record.contractVersion()).isEqualTo("1.1.0");
        assertThat(record.table()).isEqualTo("sale");
        assertThat(record.columns()).containsExactly("sold_on", "shop", "amount");
        assertThat(record.rows()).isEqualTo(2);
        assertThat(record.bytes()).isEqualTo(GOOD.length());
        assertThat(record.periods().keySet())
                .extracting(period -> period.label())
                .containsExactly("2026-03-14", "2026-03-15");
        assertThat(text(record.original())).isEqualTo(GOOD);
        Part part = record.parts().getFirst();
        assertThat(part.rows()).isEqualTo(2);
        assertThat(part.bytes()).isEqualTo(bytes(part.key()).length);
        assertThat(part.etag()).startsWith("\"");
        assertThat(new String(Zstd.decompress(bytes(part.key()), 10_000), StandardCharsets.UTF_8))
                .contains("north")
                .contains(record.id());
    }

    @Test
    void a_good_file_is_answered_and_is_a_cause_of_the_next_run() {
        DeliveryRecord record = received(KEY, GOOD);

        for (ReceiptForm form : ReceiptForm.values()) {
            assertThat(receipt(record, form)).contains("ACCEPTED").contains("sale-1.1.0@example.com");
        }
        assertThat(lake.objects().keys(LakeLayout.pending())).containsExactly("pending/delivery-" + record.id());
        assertThat(ports.messages().pokes()).isEqualTo(1);
    }

    @Test
    void a_bad_file_leaves_its_original_and_every_problem_and_nothing_to_load() {
        DeliveryRecord record = received(KEY, BAD);

        assertThat(record.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(record.contractVersion()).isEqualTo("1.1.0");
        assertThat(record.coverage()).isNotNull();
        assertThat(record.redelivery()).isNotNull();
        assertThat(record.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
        assertThat(record.problemCount()).isEqualTo(1);
        assertThat(record.rows()).isEqualTo(1);
        assertThat(record.table()).isNull();
        assertThat(record.parts()).isEmpty();
        assertThat(text(record.original())).isEqualTo(BAD);
        assertThat(receipt(record, ReceiptForm.TXT))
                .contains("REJECTED")
                .contains("three")
                .contains("sale-1.1.0@example.com");
        assertThat(lake.objects().keys("conformed/")).isEmpty();
        assertThat(lake.objects().keys("digests/")).isEmpty();
        assertThat(lake.objects().keys(LakeLayout.pending())).isEmpty();
        assertThat(ports.messages().pokes()).isZero();
    }

    @Test
    void parts_of_a_large_file_that_turns_out_bad_are_removed() {
        DeliveryRecord record =
                received(KEY, GOOD + "2026-03-14,north,3\n".repeat(40_000) + "2026-03-14,north,three\n");

        assertThat(record.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(lake.objects().keys("conformed/")).isEmpty();
        assertThat(ports.lake().open()).isEmpty();
    }

    @Test
    void the_contract_of_the_landing_date_is_chosen_and_its_contact_answers() {
        ports.clock().advance(Duration.ofDays(-10));

        DeliveryRecord record = received(KEY, GOOD);

        assertThat(record.contractVersion()).isEqualTo("1.0.0");
        assertThat(receipt(record, ReceiptForm.TXT)).contains("sale-1.0.0@example.com");
    }

    @Test
    void a_file_of_no_feed_is_answered_by_somebody_who_knows_its_supplier() {
        DeliveryRecord strange = received("suppliers/zenith/visit/a.csv", GOOD);

        assertThat(strange.feed()).isEqualTo(FeedChoice.UNMATCHED);
        assertThat(strange.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(strange.contractVersion()).isNull();
        assertThat(strange.sha256()).hasSize(64);
        assertThat(receipt(strange, ReceiptForm.TXT))
                .contains("there is no feed \"visit\"")
                .contains("call-1.0.0@example.com");
        assertThat(receipt(received("suppliers/nobody/visit/a.csv", GOOD), ReceiptForm.TXT))
                .as("by anybody")
                .contains("return-1.0.0@example.com");
    }

    @Test
    void a_file_that_no_version_could_be_chosen_for_is_answered_by_the_feeds_contact() {
        assertThat(receipt(received("suppliers/acme/sale/other.csv", GOOD), ReceiptForm.TXT))
                .contains("sale-1.1.0@example.com");
    }

    @Test
    void a_project_without_a_contract_cannot_answer_and_says_what_to_do() {
        Furnished bare = new Furnished(SmallProject.withoutFeeds());
        String version = bare.ports().supplier().put(KEY, GOOD);

        assertThat(failures(bare, message("m", "landing", KEY, version, null))).containsExactly("m");
    }

    @Test
    void a_file_that_is_still_written_is_not_answered() {
        String version = supplier.put(KEY + ".partial", GOOD);

        assertThat(failures(furnished, message("m", "landing", KEY + ".partial", version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
    }

    @Test
    void a_version_that_is_gone_is_not_answered() {
        String version = supplier.put(KEY, GOOD);
        supplier.remove(KEY);

        assertThat(failures(furnished, message("m", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
    }

    @Test
    void an_empty_file_is_answered_only_when_it_is_known_to_stay_empty() {
        String version = supplier.put(KEY, "");

        assertThat(failures(furnished, message("m", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
        assertThat(failures(furnished, message("m", "landing", KEY, version, "ReconcileLanding")))
                .isEmpty();
        assertThat(record(SmallProject.SALE, KEY, version).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void a_message_that_fails_is_tried_again_alone() {
        String version = supplier.put(KEY, GOOD);

        List<String> failures = failures(
                furnished,
                message("foreign", "elsewhere", KEY, version, null),
                message("broken", "landing", KEY, "", null),
                message("good", "landing", KEY, version, null));

        assertThat(failures).containsExactly("foreign", "broken");
        assertThat(record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    @Test
    void a_repeated_message_finds_the_record_and_only_completes_the_answer() {
        DeliveryRecord record = received(KEY, GOOD);
        List<String> before = lake.objects().keys("");
        String missing = LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.HTML);
        lake.objects().delete(List.of(missing));

        assertThat(failures(
                        furnished,
                        message("again", "landing", KEY, record.landed().versionId(), null)))
                .isEmpty();

        assertThat(lake.objects().keys("")).isEqualTo(before);
        assertThat(ports.messages().pokes()).isEqualTo(2);
    }

    @Test
    void a_delivery_that_an_earlier_project_filed_elsewhere_is_not_answered_twice() {
        for (FeedId feed : List.of(FeedChoice.UNMATCHED, SmallProject.RETURN)) {
            String key = "suppliers/acme/sale_" + feed.name() + ".csv";
            String version = supplier.put(key, GOOD);
            filed(feed, key, version);

            assertThat(failures(furnished, message("m", "landing", key, version, null)))
                    .isEmpty();

            assertThat(lake.find(LakeLayout.deliveryRecord(SmallProject.SALE, id(key, version)), DeliveryRecord.class))
                    .isEmpty();
        }
    }

    @Test
    void a_record_of_another_folder_or_supplier_is_not_this_deliverys() {
        String version = supplier.put(KEY, GOOD);
        filed(SmallProject.RETURN, KEY, version);
        filed(SmallProject.CALL, KEY, version);

        failures(furnished, message("m", "landing", KEY, version, null));

        assertThat(record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    @Test
    void alarms_learn_what_was_accepted_and_what_was_rejected() {
        received("suppliers/acme/sale/sale_1.csv", GOOD);
        received("suppliers/acme/sale/sale_2.csv", BAD);

        assertThat(ports.counted()).containsExactly("DeliveriesAccepted:1", "DeliveriesRejected:1");
    }

    @Test
    void the_same_bytes_name_the_newest_earlier_delivery_that_was_accepted() {
        received("suppliers/acme/sale/sale_1.csv", GOOD);
        received("suppliers/acme/sale/sale_1.csv", BAD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord second = received("suppliers/acme/sale/sale_2.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord third = received("suppliers/acme/sale/sale_3.csv", GOOD);

        assertThat(third.sameAs()).isEqualTo(second.id());
        assertThat(received("suppliers/acme/sale/sale_4.csv", HEADER + "2026-03-15,south,4\n")
                        .sameAs())
                .isNull();
        assertThat(received("suppliers/acme/return/return_1.csv", GOOD).sameAs())
                .as("another feed")
                .isNull();
        assertThat(received("suppliers/acme/sale/sale_5.csv", BAD).sameAs())
                .as("rejected")
                .isNull();
    }

    @Test
    void an_accepted_file_is_compared_with_the_last_one_of_its_feed_and_a_rejected_one_is_none() {
        DeliveryRecord first = received("suppliers/acme/sale/sale_1.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        received("suppliers/acme/sale/sale_2.csv", BAD);
        received("suppliers/acme/return/return_1.csv", GOOD);
        ports.clock().advance(Duration.ofMinutes(1));

        DeliveryRecord third = received("suppliers/acme/sale/sale_3.csv", HEADER + "2026-03-15,south,4\n");

        assertThat(remarks(first).earlier()).isNull();
        assertThat(remarks(third).earlier())
                .isNotNull()
                .satisfies(earlier -> assertThat(earlier.delivery()).isEqualTo(first.id()));
        assertThat(receipt(third, ReceiptForm.TXT))
                .contains(" compared with sale_1.csv (revision 1, landed ")
                .contains("): 1 row fewer than its 2\n");
    }

    @Test
    void a_file_that_is_received_late_does_not_become_the_latest() {
        String early = supplier.put(KEY, GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        DeliveryRecord newer = received("suppliers/acme/sale/sale_16.csv", HEADER + "2026-03-15,south,4\n");

        failures(furnished, message("late", "landing", KEY, early, null));

        assertThat(remarks(record(SmallProject.SALE, KEY, early)).earlier()).isNull();
        assertThat(lake.get(LakeLayout.latest(SmallProject.SALE), LatestAccepted.class)
                        .delivery())
                .isEqualTo(newer.id());
    }

    @Test
    void a_repeated_message_remembers_an_accepted_delivery_that_was_forgotten() {
        DeliveryRecord record = received(KEY, GOOD);
        lake.objects().delete(List.of(LakeLayout.latest(SmallProject.SALE)));

        failures(furnished, message("again", "landing", KEY, record.landed().versionId(), null));

        assertThat(lake.get(LakeLayout.latest(SmallProject.SALE), LatestAccepted.class)
                        .delivery())
                .isEqualTo(record.id());
    }

    @Test
    void bytes_that_came_again_later_are_not_named_by_an_earlier_delivery() {
        String early = supplier.put(KEY, GOOD);
        ports.clock().advance(Duration.ofMinutes(1));
        received("suppliers/acme/sale/sale_16.csv", GOOD);

        failures(furnished, message("late", "landing", KEY, early, null));

        assertThat(record(SmallProject.SALE, KEY, early).sameAs()).isNull();
    }

    @Test
    void of_two_calls_at_once_one_record_stands_and_the_others_parts_are_removed() {
        String version = supplier.put(KEY, GOOD);
        supplier.beforeNextCopy(() -> failures(furnished, message("faster", "landing", KEY, version, null)));

        assertThat(failures(furnished, message("slower", "landing", KEY, version, null)))
                .isEmpty();

        DeliveryRecord record = record(SmallProject.SALE, KEY, version);
        assertThat(lake.objects().keys("conformed/"))
                .containsExactly(record.parts().getFirst().key());
    }

    @Test
    void a_call_that_breaks_off_leaves_no_part_and_the_next_one_succeeds() {
        String version = supplier.put(KEY, GOOD);
        supplier.beforeNextCopy(() -> {
            throw new IllegalStateException("the bucket does not answer");
        });

        assertThat(failures(furnished, message("first", "landing", KEY, version, null)))
                .containsExactly("first");
        assertThat(lake.objects().keys(""))
                .noneMatch(key -> key.startsWith("conformed/") || key.startsWith("deliveries/"));
        assertThat(failures(furnished, message("second", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    private DeliveryRecord received(String key, String content) {
        String version = supplier.put(key, content);
        assertThat(failures(furnished, message("m", "landing", key, version, null)))
                .isEmpty();
        return furnished.environment().deliveries().all().stream()
                .filter(record -> record.id().equals(id(key, version)))
                .findFirst()
                .orElseThrow();
    }

    private DeliveryRecord record(FeedId feed, String key, String version) {
        return lake.get(LakeLayout.deliveryRecord(feed, id(key, version)), DeliveryRecord.class);
    }

    /** Another delivery's record under this one's id. */
    private void filed(FeedId feed, String key, String version) {
        DeliveryRecord other = received("suppliers/acme/sale/sale_of_" + feed.name() + ".csv", BAD);
        DeliveryRecord record = new DeliveryRecord(
                id(key, version),
                feed,
                other.landed(),
                Verdict.REJECTED,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                other.original(),
                other.sha256(),
                other.bytes(),
                0,
                other.periods(),
                List.of(),
                other.problems(),
                other.problemCounts(),
                List.of(),
                null,
                null,
                null);
        lake.put(LakeLayout.deliveryRecord(feed, record.id()), record);
    }

    private static Remarks remarks(DeliveryRecord record) {
        return Objects.requireNonNull(record.remarks());
    }

    private static String id(String key, String version) {
        return DeliveryId.of("landing", key, version);
    }

    private String receipt(DeliveryRecord record, ReceiptForm form) {
        return text(LakeLayout.receipt(record.feed(), record.landed(), record.id(), form));
    }

    private String text(String key) {
        return new String(bytes(key), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String key) {
        return lake.objects().read(key).orElseThrow();
    }

    private static List<String> failures(Furnished furnished, SQSMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(new ArrayList<>(List.of(messages)));
        return new ReceiveDelivery(furnished.environment())
                .handle(event).getBatchItemFailures().stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .toList();
    }

    private static SQSMessage message(String id, String bucket, String key, String version, @Nullable String reason) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":\"%s\",\"version-id\":\"%s\"},\"reason\":\"%s\"}}"
                        .formatted(bucket, key, version, reason == null ? "PutObject" : reason));
        return message;
    }
}

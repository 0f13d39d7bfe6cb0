package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveDeliveryTest {
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
    void a_good_file_is_in_the_lake_as_it_came_and_conformed() {
        DeliveryRecord record = receiver.received(KEY, GOOD);

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
        assertThat(receiver.text(record.original())).isEqualTo(GOOD);
        Part part = record.parts().getFirst();
        assertThat(part.rows()).isEqualTo(2);
        assertThat(part.bytes()).isEqualTo(receiver.bytes(part.key()).length);
        assertThat(part.etag()).startsWith("\"");
        assertThat(new String(Zstd.decompress(receiver.bytes(part.key()), 10_000), StandardCharsets.UTF_8))
                .contains("north")
                .contains(record.id());
    }

    @Test
    void a_good_file_is_answered_and_is_a_cause_of_the_next_run() {
        DeliveryRecord record = receiver.received(KEY, GOOD);

        for (ReceiptForm form : ReceiptForm.values()) {
            assertThat(receiver.receipt(record, form)).contains("ACCEPTED").contains("sale-1.1.0@example.com");
        }
        assertThat(lake.objects().keys(LakeLayout.pending()))
                .containsExactly("pending/delivery/acme/sale/" + record.id());
        assertThat(ports.messages().pokes()).isEqualTo(1);
    }

    @Test
    void a_bad_file_leaves_its_original_and_every_problem_and_nothing_to_load() {
        DeliveryRecord record = receiver.received(KEY, BAD);

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
        assertThat(receiver.text(record.original())).isEqualTo(BAD);
        assertThat(receiver.receipt(record, ReceiptForm.TXT))
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
                receiver.received(KEY, GOOD + "2026-03-14,north,3\n".repeat(40_000) + "2026-03-14,north,three\n");

        assertThat(record.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(lake.objects().keys("conformed/")).isEmpty();
        assertThat(ports.lake().open()).isEmpty();
    }

    @Test
    void the_contract_of_the_landing_date_is_chosen_and_its_contact_answers() {
        ports.clock().advance(Duration.ofDays(-10));

        DeliveryRecord record = receiver.received(KEY, GOOD);

        assertThat(record.contractVersion()).isEqualTo("1.0.0");
        assertThat(receiver.receipt(record, ReceiptForm.TXT)).contains("sale-1.0.0@example.com");
    }

    @Test
    void a_file_of_no_feed_is_answered_by_somebody_who_knows_its_supplier() {
        DeliveryRecord strange = receiver.received("suppliers/zenith/visit/a.csv", GOOD);

        assertThat(strange.feed()).isEqualTo(FeedChoice.UNMATCHED);
        assertThat(strange.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(strange.contractVersion()).isNull();
        assertThat(strange.sha256()).hasSize(64);
        assertThat(receiver.receipt(strange, ReceiptForm.TXT))
                .contains("there is no feed \"visit\"")
                .contains("call-1.0.0@example.com");
        assertThat(receiver.receipt(receiver.received("suppliers/nobody/visit/a.csv", GOOD), ReceiptForm.TXT))
                .as("by anybody")
                .contains("return-1.0.0@example.com");
    }

    @Test
    void a_file_that_no_version_could_be_chosen_for_is_answered_by_the_feeds_contact() {
        assertThat(receiver.receipt(receiver.received("suppliers/acme/sale/other.csv", GOOD), ReceiptForm.TXT))
                .contains("sale-1.1.0@example.com");
    }

    @Test
    void a_project_without_a_contract_cannot_answer_and_says_what_to_do() {
        Furnished bare = new Furnished(SmallProject.withoutFeeds());
        String version = bare.ports().supplier().put(KEY, GOOD);

        assertThat(new Receiver(bare).failures(Receiver.message("m", "landing", KEY, version, null)))
                .containsExactly("m");
    }

    @Test
    void a_file_that_is_still_written_is_not_answered() {
        String version = supplier.put(KEY + ".partial", GOOD);

        assertThat(receiver.failures(Receiver.message("m", "landing", KEY + ".partial", version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
    }

    @Test
    void a_version_that_is_gone_is_not_answered() {
        String version = supplier.put(KEY, GOOD);
        supplier.remove(KEY);

        assertThat(receiver.failures(Receiver.message("m", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
    }

    @Test
    void an_empty_file_is_answered_only_when_it_is_known_to_stay_empty() {
        String version = supplier.put(KEY, "");

        assertThat(receiver.failures(Receiver.message("m", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(lake.objects().keys(LakeLayout.deliveryRecords())).isEmpty();
        assertThat(receiver.failures(Receiver.message("m", "landing", KEY, version, "ReconcileLanding")))
                .isEmpty();
        assertThat(receiver.record(SmallProject.SALE, KEY, version).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void a_message_that_fails_is_tried_again_alone() {
        String version = supplier.put(KEY, GOOD);

        List<String> failures = receiver.failures(
                Receiver.message("foreign", "elsewhere", KEY, version, null),
                Receiver.message("broken", "landing", KEY, "", null),
                Receiver.message("good", "landing", KEY, version, null));

        assertThat(failures).containsExactly("foreign", "broken");
        assertThat(receiver.record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    @Test
    void a_repeated_message_finds_the_record_and_only_completes_the_answer() {
        DeliveryRecord record = receiver.received(KEY, GOOD);
        List<String> before = lake.objects().keys("");
        String missing = LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.HTML);
        lake.objects().delete(List.of(missing));

        assertThat(receiver.failures(Receiver.message(
                        "again", "landing", KEY, record.landed().versionId(), null)))
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

            assertThat(receiver.failures(Receiver.message("m", "landing", key, version, null)))
                    .isEmpty();

            assertThat(lake.find(
                            LakeLayout.deliveryRecord(SmallProject.SALE, Receiver.id(key, version)),
                            DeliveryRecord.class))
                    .isEmpty();
        }
    }

    @Test
    void a_record_of_another_folder_or_supplier_is_not_this_deliverys() {
        String version = supplier.put(KEY, GOOD);
        filed(SmallProject.RETURN, KEY, version);
        filed(SmallProject.CALL, KEY, version);

        receiver.failures(Receiver.message("m", "landing", KEY, version, null));

        assertThat(receiver.record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    @Test
    void alarms_learn_what_was_accepted_and_what_was_rejected() {
        receiver.received("suppliers/acme/sale/sale_1.csv", GOOD);
        receiver.received("suppliers/acme/sale/sale_2.csv", BAD);

        assertThat(ports.counted()).containsExactly("DeliveriesAccepted:1", "DeliveriesRejected:1");
    }

    @Test
    void of_two_calls_at_once_one_record_stands_and_the_others_parts_are_removed() {
        String version = supplier.put(KEY, GOOD);
        supplier.beforeNextCopy(() -> receiver.failures(Receiver.message("faster", "landing", KEY, version, null)));

        assertThat(receiver.failures(Receiver.message("slower", "landing", KEY, version, null)))
                .isEmpty();

        DeliveryRecord record = receiver.record(SmallProject.SALE, KEY, version);
        assertThat(lake.objects().keys("conformed/"))
                .containsExactly(record.parts().getFirst().key());
    }

    @Test
    void a_call_that_breaks_off_leaves_no_part_and_the_next_one_succeeds() {
        String version = supplier.put(KEY, GOOD);
        supplier.beforeNextCopy(() -> {
            throw new IllegalStateException("the bucket does not answer");
        });

        assertThat(receiver.failures(Receiver.message("first", "landing", KEY, version, null)))
                .containsExactly("first");
        assertThat(lake.objects().keys(""))
                .noneMatch(key -> key.startsWith("conformed/") || key.startsWith("deliveries/"));
        assertThat(receiver.failures(Receiver.message("second", "landing", KEY, version, null)))
                .isEmpty();
        assertThat(receiver.record(SmallProject.SALE, KEY, version).accepted()).isTrue();
    }

    /** Another delivery's record under this one's id. */
    private void filed(FeedId feed, String key, String version) {
        DeliveryRecord other = receiver.received("suppliers/acme/sale/sale_of_" + feed.name() + ".csv", BAD);
        DeliveryRecord record = new DeliveryRecord(
                Receiver.id(key, version),
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
                null,
                null);
        lake.put(LakeLayout.deliveryRecord(feed, record.id()), record);
    }
}

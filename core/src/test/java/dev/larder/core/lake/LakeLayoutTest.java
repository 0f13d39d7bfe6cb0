package dev.larder.core.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.PartSink;
import dev.larder.core.lake.LakeLayout.ConformedPart;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LakeLayoutTest {
    private static final FeedId FEED = new FeedId("acme", "rx");
    private static final String ID = "0123456789abcdef0123";

    @Test
    void every_key_is_as_the_design_says() {
        Landed landed = landed("rx 1.csv.gz");

        assertThat(LakeLayout.original(FEED, landed, ID, "5a"))
                .isEqualTo("originals/acme/rx/dt=2026-03-22/" + ID + "/5a.csv.gz");
        assertThat(LakeLayout.conformedPart(FEED, landed, ID, new ConformedPart("1", PartSink.Kind.ROWS, 7)))
                .isEqualTo("conformed/acme/rx/dt=2026-03-22/" + ID + "/1/part-00007.csv.zst");
        assertThat(LakeLayout.deliveryRecord(FEED, ID)).isEqualTo("deliveries/acme/rx/" + ID + ".json");
        assertThat(LakeLayout.receipt(FEED, landed, ID, ReceiptForm.TXT))
                .isEqualTo("receipts/acme/rx/2026-03-22-rx-1.csv.gz-01234567.txt");
        assertThat(LakeLayout.pending("x")).isEqualTo("pending/x");
        assertThat(LakeLayout.blocked("a1", "b2")).isEqualTo("blocked/a1/b2.json");
        assertThat(LakeLayout.plan("h")).isEqualTo("plans/h.json");
        assertThat(LakeLayout.release(12)).isEqualTo("releases/12.json");
    }

    @Test
    void a_delivery_is_found_again_by_the_keys_of_what_it_left() {
        Landed landed = landed("2026-q1-rx.csv.gz");
        String digest = LakeLayout.digest(FEED, "5a7e", landed, ID);
        String receipt = LakeLayout.receipt(FEED, landed, ID, ReceiptForm.TXT);

        assertThat(digest)
                .isEqualTo("digests/acme/rx/5a7e/1774223999000-000000-" + ID)
                .startsWith(LakeLayout.digests(FEED, "5a7e"));
        assertThat(LakeLayout.deliveryOfDigest(digest)).isEqualTo(ID);
        assertThat(LakeLayout.deliveryOfDigest("digests/acme/rx/5a7e/" + ID)).isEqualTo(ID);
        assertThat(LakeLayout.latest(FEED)).isEqualTo("latest/acme/rx.json");
        assertThat(receipt).startsWith(LakeLayout.receipts());
        assertThat(LakeLayout.shortIdOfReceipt(receipt, ReceiptForm.TXT)).contains(LakeLayout.shortId(ID));
        assertThat(LakeLayout.shortIdOfReceipt(receipt, ReceiptForm.JSON)).isEmpty();
        assertThat(LakeLayout.deliveryOfRecord(LakeLayout.deliveryRecord(FEED, ID)))
                .isEqualTo(ID);
        assertThat(LakeLayout.feedOfRecord(LakeLayout.deliveryRecord(FEED, ID))).isEqualTo(FEED);
        assertThat(LakeLayout.planHash(LakeLayout.plan("0f"))).isEqualTo("0f");
    }

    @Test
    void a_folder_of_larders_own_is_no_suppliers() {
        Landed landed = new Landed(
                "landing", "suppliers/_answers/sales/sales.csv", "v", Instant.parse("2026-03-22T10:00:00Z"), 1);

        assertThat(LakeLayout.sender(landed)).isEmpty();
        assertThat(LakeLayout.receipt(FeedChoice.UNMATCHED, landed, ID, ReceiptForm.TXT))
                .startsWith("receipts/_unmatched/_unmatched/");
    }

    @Test
    void what_the_first_reading_leaves_is_told_from_the_history_of_a_supplier_of_that_name() {
        assertThat(HistoryLayout.isFirst(HistoryLayout.first("1a2b"))).isTrue();
        assertThat(HistoryLayout.isFirst(HistoryLayout.part("first/sales", 1, "1a2b")))
                .isFalse();
    }

    @Test
    void a_suppliers_file_name_cannot_leave_its_place() {
        Landed landed = landed("..\\..\u202e<b>é" + "x".repeat(100));

        assertThat(LakeLayout.receipt(FEED, landed, ID, ReceiptForm.JSON))
                .matches("receipts/acme/rx/2026-03-22-[A-Za-z0-9._-]{60}-01234567\\.json");
        assertThat(LakeLayout.original(FEED, landed(".csv"), ID, "5a")).endsWith("/5a");
    }

    private static Landed landed(String name) {
        return new Landed("landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T23:59:59Z"), 1);
    }
}

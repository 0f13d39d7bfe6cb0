package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands on suppliers' pages, and what it costs to keep them up to date. */
class SupplierPagesTest {
    private static final String GOOD = "sold_on,shop,amount\n2026-03-14,north,3\n2026-03-15,south,4\n";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final MemoryPorts ports = furnished.ports();
    private final Lake lake = furnished.environment().lake();

    static DeliveryRecord rejected(FeedId feed, Landed landed) {
        return new DeliveryRecord(
                DeliveryId.of(landed),
                feed,
                landed,
                Verdict.REJECTED,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "o",
                "5a",
                1,
                0,
                Map.of(),
                List.of(),
                List.of(new Problem("source-error", 0, 0, null, null, "no contract")),
                Map.of("source-error", 1L),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Test
    void what_arrived_was_refused_and_waits_stands_on_the_suppliers_page_alone() {
        received("suppliers/acme/sale/good_1.csv", GOOD);
        received("suppliers/acme/sale/sale_1.csv", GOOD);
        received("suppliers/acme/sale/sale_2.csv", GOOD.replace(",3", ",three"));
        received("suppliers/acme/sales/sale_3.csv", GOOD);
        ports.supplier().put("suppliers/acme/sale/sale_4.csv", GOOD);
        ports.supplier().put("suppliers/acme/sale/sale_5.csv.partial", GOOD);
        received("suppliers/zenith/call/call_1.csv", GOOD);

        reconcile();

        assertThat(page("acme"))
                .contains("3 TO MEND, 1 WAITING")
                .containsSubsequence("Waiting for an answer", "sale_4.csv", "Rejected, and not sent again since")
                .containsPattern("href=\"sale/[0-9-]+-sale_1.csv-[0-9a-f]{8}.html\">sale_1.csv<")
                .containsPattern("href=\"_unmatched/[0-9-]+-sale_3.csv-[0-9a-f]{8}.html\">sale_3.csv<")
                .doesNotContain("sale_5")
                .doesNotContain("call_1");
        assertThat(page("zenith")).contains("call_1.csv").doesNotContain("sale_");
    }

    @Test
    void every_link_leads_to_a_receipt() {
        received("suppliers/acme/sale/sale_1.csv", GOOD);
        received("suppliers/acme/nothing/sale_3.csv", GOOD);

        reconcile();

        List<String> links = Pattern.compile("href=\"([^\"]+)\"")
                .matcher(page("acme"))
                .results()
                .map(link -> "receipts/acme/" + link.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(2);
        assertThat(lake.objects().keys("receipts/acme/")).containsAll(links);
    }

    @Test
    void a_file_that_was_sent_again_is_no_longer_to_mend() {
        received("suppliers/acme/sale/sale_1.csv", GOOD.replace(",3", ",three"));
        reconcile();
        assertThat(page("acme")).contains("1 TO MEND");
        ports.clock().advance(Duration.ofMinutes(1));

        received("suppliers/acme/sale/sale_1.csv", GOOD);
        reconcile();

        assertThat(page("acme")).contains("ALL ANSWERED").contains("revision 2").doesNotContain("not sent again");
    }

    @Test
    void ten_thousand_files_at_once_cost_a_page_a_hundred_reads_and_one_write_and_then_one_read() {
        List<String> keys = IntStream.range(0, 10_000)
                .mapToObj("suppliers/acme/sale/sale_%05d.csv"::formatted)
                .toList();
        for (String key : keys) {
            Landed landed = landed(key, ports.supplier().put(key, "x"));
            lake.put(
                    LakeLayout.deliveryRecord(SmallProject.SALE, DeliveryId.of(landed)),
                    rejected(SmallProject.SALE, landed));
        }
        assertThat(furnished.environment().plan()).as("read once").isNotNull();
        ports.lake().calls();

        reconcile();
        assertThat(ports.lake().calls())
                .as("and what was announced is read and written")
                .isEqualTo(1 + 100 + 1 + 2);
        assertThat(page("acme"))
                .contains("The newest 100 of 10,000")
                .contains("sale_09999.csv")
                .doesNotContain("sale_09899.csv");
        ports.lake().calls();

        reconcile();
        assertThat(ports.lake().calls()).as("and what was announced is read").isEqualTo(1 + 1);
    }

    @Test
    void a_folder_that_can_be_no_suppliers_has_no_page() {
        ports.supplier().put("suppliers/..\u0001/sale/a.csv", GOOD);
        ports.supplier().put("suppliers/Ac me/a.csv", GOOD);

        reconcile();

        assertThat(lake.objects().keys("receipts/")).isEmpty();
    }

    private void reconcile() {
        new ReconcileLanding(furnished.environment()).step(Lake.JSON.createObjectNode());
    }

    private void received(String key, String content) {
        String version = ports.supplier().put(key, content);
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"landing\"},\"object\":{\"key\":\"%s\",\"version-id\":\"%s\"},\"reason\":\"PutObject\"}}"
                        .formatted(key, version));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        assertThat(new ReceiveDelivery(furnished.environment())
                        .handle(event, Receiver.time(furnished.ports()))
                        .getBatchItemFailures())
                .isEmpty();
    }

    private Landed landed(String key, String version) {
        return new Landed("landing", key, version, ports.clock().instant(), 1);
    }

    private String page(String supplier) {
        return new String(lake.objects().read(LakeLayout.supplierPage(supplier)).orElseThrow(), StandardCharsets.UTF_8);
    }
}

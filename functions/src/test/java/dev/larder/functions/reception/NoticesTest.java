package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.receipt.Notice;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.memory.SmallProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told of deliveries: the keys of notices. {@code CompletionTest} and {@code CalendarsTest} have what waits and is late. */
final class NoticesTest {
    private static final String HEADER = "sold_on,shop,amount\n";
    private static final String GOOD = HEADER + "2026-03-14,north,3\n2026-03-15,south,4\n";
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final MemoryLanding supplier = furnished.ports().supplier();
    private final Lake lake = furnished.environment().lake();

    @Test
    void a_notice_names_supplier_feed_verdict_and_file_and_is_opened_at_its_receipt() {
        DeliveryRecord record = received(KEY, GOOD);

        assertThat(notices()).containsExactly("notices/acme/sale/accepted/2026-03-15-sale_15.csv-" + shortId(record));
        assertThat(text(lake.objects().keys(LakeLayout.notices()).getFirst()))
                .startsWith("ACCEPTED sale_15.csv (revision 1)")
                .endsWith("The receipt: "
                        + LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.TXT) + "\n");
    }

    @Test
    void a_rejected_file_the_same_bytes_again_and_a_file_of_no_feed_are_told_by_other_words() {
        received(KEY, GOOD);
        furnished.ports().clock().advance(Duration.ofMinutes(1));
        DeliveryRecord again = received(KEY, GOOD);
        DeliveryRecord bad = received("suppliers/acme/sale/sale_16.csv", HEADER + "2026-03-16,north,three\n");
        DeliveryRecord strange = received("suppliers/acme/visit/a b.csv", GOOD);
        DeliveryRecord stranger = received("suppliers/No body/visit/a.csv", GOOD);

        assertThat(notices())
                .hasSize(5)
                .contains(
                        "notices/acme/sale/accepted-duplicate/2026-03-15-sale_15.csv-" + shortId(again),
                        "notices/acme/sale/rejected/2026-03-15-sale_16.csv-" + shortId(bad),
                        "notices/acme/_unmatched/rejected-unknown-feed/2026-03-15-a-b.csv-" + shortId(strange),
                        "notices/_unmatched/_unmatched/rejected-unknown-feed/2026-03-15-a.csv-" + shortId(stranger));
    }

    @Test
    void a_file_that_is_wrong_in_its_totals_alone_is_told_as_incomplete() {
        DeliveryRecord bad = received(KEY, HEADER + "2026-03-16,north,three\n");

        assertThat(Notice.of(with(bad, Map.of(ProblemType.ROW_COUNT.code(), 1L)), "ann")
                        .key())
                .contains("/rejected-incomplete/");
        assertThat(Notice.of(with(bad, Map.of(ProblemType.ROW_COUNT.code(), 1L, ProblemType.TYPE.code(), 1L)), "ann")
                        .key())
                .contains("/rejected/");
    }

    @Test
    void a_repeated_event_tells_nothing_again_and_one_that_was_cut_off_before_the_receipt_tells() {
        String version = supplier.put(KEY, GOOD);
        receive(KEY, version);
        DeliveryRecord record = furnished.environment().deliveries().all().getFirst();
        String notice = lake.objects().keys(LakeLayout.notices()).getFirst();
        byte[] marked = "told".getBytes(StandardCharsets.UTF_8);
        lake.objects().write(notice, marked, "text/plain");
        receive(KEY, version);
        assertThat(lake.objects().read(notice)).contains(marked);

        lake.objects().delete(List.of(notice, receipt(record)));
        furnished.ports().clock().advance(Duration.ofHours(1));
        assertThat(new ReconcileLanding(furnished.environment())
                        .step(Lake.JSON.createObjectNode())
                        .announced())
                .as("no text receipt, so it is announced again")
                .isEqualTo(1);
        receive(KEY, version);
        assertThat(lake.objects().keys(LakeLayout.notices())).containsExactly(notice);
    }

    private static String receipt(DeliveryRecord record) {
        return LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.TXT);
    }

    private static DeliveryRecord with(DeliveryRecord record, Map<String, Long> problemCounts) {
        return new DeliveryRecord(
                record.id(),
                record.feed(),
                record.landed(),
                record.verdict(),
                record.contractVersion(),
                record.coverage(),
                record.redelivery(),
                record.window(),
                record.table(),
                record.columns(),
                record.original(),
                record.sha256(),
                record.bytes(),
                record.rows(),
                record.periods(),
                record.parts(),
                record.problems(),
                problemCounts,
                record.warnings(),
                record.sameAs(),
                record.remarks(),
                record.rejects(),
                null);
    }

    private List<String> notices() {
        return lake.objects().keys(LakeLayout.notices()).stream()
                .map(key -> key.substring(0, key.length() - ".txt".length()))
                .toList();
    }

    private String text(String key) {
        return new String(lake.objects().read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String shortId(DeliveryRecord record) {
        return LakeLayout.shortId(record.id());
    }

    private DeliveryRecord received(String key, String content) {
        String version = supplier.put(key, content);
        receive(key, version);
        return furnished.environment().deliveries().all().stream()
                .filter(record -> record.landed().key().equals(key)
                        && record.landed().versionId().equals(version))
                .peek(record -> assertThat(record.id()).isEqualTo(DeliveryId.of(record.landed())))
                .findFirst()
                .orElseThrow();
    }

    private void receive(String key, String version) {
        try {
            new Reception(furnished.environment(), TemporaryFiles::new)
                    .receive(new LandedObject("landing", key, version, false), Receiver.time(furnished.ports()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

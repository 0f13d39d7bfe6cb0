package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemKind;
import dev.larder.core.receipt.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Records stay in the lake for ever: what was written before a word was known is read as if it were not known. */
class OldDeliveryRecordTest {
    private static final DeliveryRecord RECORD = new DeliveryRecord(
            "0123456789abcdef0123",
            new FeedId("acme", "sale"),
            new Landed("landing", "suppliers/acme/sale/sale.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1),
            Verdict.REJECTED,
            "1.0.0",
            null,
            null,
            null,
            null,
            List.of(),
            "originals/x",
            "5a",
            12,
            2,
            Map.of(),
            List.of(),
            List.of(
                    new Problem("type-error", 2, 3, "amount", "one", "is not a whole number", "1234"),
                    new Problem("type-error", 3, 3, "amount", "two", "is not a whole number", "1234")),
            Map.of("type-error", 2L),
            List.of(),
            null,
            new Remarks(
                    "Europe/Rome",
                    List.of(new ProblemKind("type-error", 3, "is not a whole number", 2, List.of())),
                    List.of(),
                    null,
                    null),
            null,
            null);

    @Test
    void a_record_is_read_as_it_was_written() {
        assertThat(Lake.JSON.readValue(Lake.JSON.writeValueAsBytes(RECORD), DeliveryRecord.class))
                .isEqualTo(RECORD);
    }

    @Test
    void a_record_of_before_there_were_remarks_is_answered_all_the_same() {
        ObjectNode old = Lake.JSON.valueToTree(RECORD);
        old.remove("remarks");
        old.get("problems").forEach(problem -> ((ObjectNode) problem).remove("example"));

        DeliveryRecord read = Lake.JSON.treeToValue(old, DeliveryRecord.class);

        assertThat(read.remarks()).isNull();
        assertThat(Receipt.of(read, "desk").text()).isEqualTo("""
                        REJECTED sale.csv (revision 1) - 2 problems. Nothing was loaded.
                         acme/sale, landed 2026-03-22 08:00:00 UTC, delivery 0123456789abcdef0123
                         column 3 "amount", 2 times: is not a whole number
                           line 2  "one"
                           line 3  "two"
                        Fix and send again under the same name. Contract 1.0.0. Help: desk
                        """);
    }

    @Test
    void remarks_without_a_word_that_came_later_are_read() {
        ObjectNode old = Lake.JSON.valueToTree(RECORD);
        ((ObjectNode) old.get("remarks")).remove(List.of("problemKinds", "parked", "earlier", "differences"));

        Remarks remarks = Lake.JSON.treeToValue(old, DeliveryRecord.class).remarks();

        assertThat(remarks).isEqualTo(new Remarks("Europe/Rome", List.of(), List.of(), null, null));
    }
}

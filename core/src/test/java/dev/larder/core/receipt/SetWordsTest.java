package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.mapping.Deliveries;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SetWordsTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T14:00:00Z");

    private final DeliveryRecord none = new Deliveries("acme/sale").full("0123456789abcdef0123", "2026-03");
    private final DeliveryRecord waits = none.in(new InSet(
            "day",
            "2026-03-01",
            List.of(FeedId.parse("acme/return"), FeedId.parse("zenith/call"), FeedId.parse("zenith/visit")),
            UNTIL));
    private final DeliveryRecord last = none.in(new InSet("day", "2026-03-01", List.of(), null));

    @Test
    void a_supplier_is_told_which_own_files_are_missing_and_how_many_of_others() {
        Receipt receipt = Receipt.of(waits, "desk@example.com");

        assertThat(receipt.text())
                .contains(" it is loaded together with others of the set day, 2026-03-01, which are waited for until"
                        + " 2026-03-01 14:00:00 UTC; missing when it came: return, 2 feeds of other suppliers\n")
                .doesNotContain("zenith");
        assertThat(receipt.html()).contains("2 feeds of other suppliers").doesNotContain("zenith");
        assertThat(receipt.json()).doesNotContain("zenith");
        assertThat(set(receipt).toString())
                .isEqualTo("{\"name\":\"day\",\"key\":\"2026-03-01\",\"missing\":[\"return\"],\"missingOfOthers\":2,"
                        + "\"until\":\"2026-03-01T14:00:00Z\"}");
        assertThat(Notice.of(waits, "desk@example.com").text())
                .contains("missing when it came: return, 2 feeds of other suppliers\n")
                .doesNotContain("zenith");
    }

    @Test
    void people_here_are_told_of_all_feeds() {
        assertThat(SetWords.toOperator(waits))
                .hasValueSatisfying(text ->
                        assertThat(text).endsWith("missing when it came: acme/return, zenith/call, zenith/visit"));
        assertThat(SetWords.toOperator(last)).isEmpty();
        assertThat(SetWords.toOperator(none)).isEmpty();
    }

    @Test
    void with_the_last_file_nothing_is_missing_and_of_no_set_nothing_is_said() {
        assertThat(Receipt.of(last, "desk@example.com").text())
                .contains("with it nothing is missing of the set day, 2026-03-01");
        assertThat(set(Receipt.of(last, "desk@example.com")).path("until").isNull())
                .isTrue();
        Receipt receipt = Receipt.of(none, "desk@example.com");
        assertThat(receipt.text()).doesNotContain("set day");
        assertThat(set(receipt).isMissingNode()).isTrue();
    }

    private static JsonNode set(Receipt receipt) {
        return JsonMapper.shared().readTree(receipt.json()).path("set");
    }
}

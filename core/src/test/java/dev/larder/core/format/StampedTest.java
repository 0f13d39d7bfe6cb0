package dev.larder.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Essence;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StampedTest {
    private static final String HEAD = "{\"format\":2,\"since\":\"0.1.0\",";

    record Document(Instant at, BigDecimal amount, List<Essence> deliveries) {}

    record Nothing() {}

    private static final Essence WHOLE = new Essence(
            "0123456789abcdef0123",
            new FeedId("acme", "sale"),
            "landing",
            "suppliers/acme/sale/ä\".csv",
            Instant.parse("2026-03-15T08:00:00Z"),
            2,
            new Landed.Member("a/b.csv", 3, 4),
            Coverage.WINDOW,
            Redelivery.REPLACES,
            new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)),
            "ab",
            new TreeMap<>(Map.of(
                    new Period("2026-03-15"),
                    new Essence.Content(7, "ff"),
                    Period.UNDATED,
                    new Essence.Content(1, ""))));

    private static final Essence BARE = new Essence(
            "x",
            new FeedId("acme", "sale"),
            "",
            "",
            Instant.parse("2026-03-15T08:00:00.123Z"),
            1,
            new Landed.Member("", 1, 1),
            null,
            null,
            null,
            "",
            new TreeMap<>());

    @Test
    void a_document_is_read_as_it_was_written() {
        Document document = new Document(Instant.EPOCH, new BigDecimal("1.50"), List.of(WHOLE, BARE));

        byte[] written = Stamped.bytes(Format.HISTORY, document);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .startsWith(HEAD)
                .isEqualTo(Stamped.write(Format.HISTORY, document).toString());
        assertThat(Stamped.read(Format.HISTORY, "it", written, Document.class)).isEqualTo(document);
        assertThat(Stamped.read(Format.HISTORY, "it", Stamped.bytes(Format.HISTORY, new Nothing()), Nothing.class))
                .isEqualTo(new Nothing());
    }

    @Test
    void a_stamp_that_stands_elsewhere_is_found() {
        assertThat(
                        read("{\"at\":\"1970-01-01T00:00:00Z\",\"amount\":1,\"deliveries\":[],\"since\":\"0.1.0\",\"format\":2}")
                                .at())
                .isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> read("{\"amount\":1,\"format\":99,\"since\":\"9.0.0\"}"))
                .isInstanceOf(UnknownFormat.class)
                .hasMessageContaining("9.0.0");
        assertThatThrownBy(() -> read("{\"format\":99,\"since\":\"9.0.0\",\"amount\":1}"))
                .isInstanceOf(UnknownFormat.class)
                .hasMessageContaining("9.0.0");
        assertThatThrownBy(() -> read(HEAD + "\"later\":1}"))
                .isInstanceOf(UnknownFormat.class)
                .hasMessageContaining("\"later\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-15T08:00:00Z",
                "2024-02-29T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "2026-03-15T08:00:00.000001Z",
                "2026-03-15T08:00:00.5Z",
                "2026-03-15T08:00:00.123Z",
                "2026-03-15T23:59:59.999999999Z",
                "2026-03-15T08:00:00+01:00",
                "+12026-03-15T08:00:00Z"
            })
    void a_moment_is_read_in_whatever_form_it_stands(String text) {
        assertThat(read(HEAD + "\"at\":\"" + text + "\",\"amount\":1,\"deliveries\":[]}")
                        .at())
                .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T08:00:00Z",
                "2026-13-15T08:00:00Z",
                "2026-00-15T08:00:00Z",
                "2026-03-15T25:00:00Z",
                "2026-03-15T08:60:00Z",
                "2026-03-15T08:00:61Z",
                "2026-03-00T08:00:00Z",
                "2026-03-15 08:00:00Z",
                "2026-03-15T08:00:00.12a4Z",
                "2026-03-15T08:00:00.1234567891Z"
            })
    void what_is_no_moment_is_refused(String text) {
        assertThatThrownBy(() -> read(HEAD + "\"at\":\"" + text + "\",\"amount\":1,\"deliveries\":[]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it: expected the history of deliveries, found: ");
    }

    @Test
    void what_is_no_delivery_of_the_history_is_refused() {
        String right = new String(
                Stamped.bytes(Format.HISTORY, new Document(Instant.EPOCH, BigDecimal.ONE, List.of(BARE))),
                StandardCharsets.UTF_8);
        assertThat(right).contains("\"\",{}]]");
        for (String wrong :
                List.of("\"\",{},1]]", "\"\"]]", "\"\",[]]]", "1,{}]]", "\"\",{\"2026\":[1]}]]", "\"\",{}")) {
            assertThatThrownBy(() -> read(right.replace("\"\",{}]]", wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("it: expected the history of deliveries, found: ");
        }
    }

    private static Document read(String text) {
        return Stamped.read(Format.HISTORY, "it", text.getBytes(StandardCharsets.UTF_8), Document.class);
    }
}

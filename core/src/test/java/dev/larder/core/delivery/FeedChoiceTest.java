package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FeedId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedChoiceTest {
    private static final String SLOW = "a*a*a*a*a*a*a*a*b";
    private static final Contract RX =
            ContractBuilder.rx(text("a")).fileName("rx_.*").build();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"suppliers/acme/rx/anything.csv", "suppliers/acme/rx_1.csv"})
    void the_folder_or_the_only_matching_name_chooses_the_feed(String key) {
        assertThat(FeedChoice.of(key, List.of(RX)))
                .isEqualTo(new FeedChoice.Chosen(new FeedId("acme", "rx"), List.of(RX)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rx.csv|the key is not suppliers/<supplier>/<feed>/<file name>",
                "suppliers/acme/rx/2026/rx.csv|the key is not suppliers/<supplier>/<feed>/<file name>",
                "suppliers/other/rx/rx.csv|no contract has a supplier \"other\"",
                "suppliers/acme/rxx/rx.csv|there is no feed \"rxx\", only rx; did you mean \"rx\"?",
                "suppliers/acme/sales.csv|the file name matches no feed; put the file into the folder of one: rx",
            })
    void a_key_of_no_feed_is_answered_with_what_to_do(String key, String note) {
        assertThat(FeedChoice.of(key, List.of(RX)))
                .isInstanceOfSatisfying(
                        FeedChoice.NoFeed.class,
                        none -> assertThat(none.problem().note()).isEqualTo(note));
    }

    @Test
    void no_file_name_pattern_holds_up_a_delivery() {
        String evil = "a".repeat(900) + "!";
        Contract slow = ContractBuilder.rx(text("a")).fileName(SLOW).build();

        assertThat(FeedChoice.of("suppliers/acme/" + evil, List.of(slow, RX)))
                .isInstanceOfSatisfying(
                        FeedChoice.NoFeed.class,
                        none -> assertThat(none.problem().note()).startsWith("the file name matches no feed"));
        assertThat(ContractChoice.candidates(List.of(slow, RX), LocalDate.EPOCH, evil)
                        .problem())
                .isNotNull()
                .satisfies(problem ->
                        assertThat(problem.note()).isEqualTo("the file name takes too long to compare with " + SLOW));
        assertThat(Checks.checkNamed(slow, evil, "a\nx\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.type()).isEqualTo("file-name-error"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "suppliers/a/b/x.csv.partial,true",
        "suppliers/a/b/x.TMP,true",
        "suppliers/a/b/x.filepart,true",
        "suppliers/a/b/.x.csv,true",
        "suppliers/a/b/,true",
        "suppliers/a/b/x.csv,false",
        "suppliers/a/b.tmp/x.csv,false"
    })
    void half_written_names_are_known(String key, boolean halfWritten) {
        assertThat(LandingKey.isHalfWritten(key)).isEqualTo(halfWritten);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\nb.tmp", "a\r\nb.partial", ".a\nb.csv", "\n.filepart", "a\u2028b.Tmp", "a\u0085b.tmp"})
    void a_line_end_in_a_half_written_name_hides_nothing(String name) {
        assertThat(LandingKey.isHalfWritten("suppliers/a/b/" + name)).isTrue();
        assertThat(LandingKey.isHalfWritten("suppliers/a/b/x" + name + "x")).isFalse();
    }

    @Test
    void a_delivery_is_named_after_bucket_key_and_version() {
        String id = DeliveryId.of("landing", "suppliers/acme/rx/rx.csv", "v1");

        assertThat(id).matches("[0-9a-f]{20}").isEqualTo(DeliveryId.of("landing", "suppliers/acme/rx/rx.csv", "v1"));
        assertThat(DeliveryId.of("landings", "uppliers/acme/rx/rx.csv", "v1")).isNotEqualTo(id);
    }
}

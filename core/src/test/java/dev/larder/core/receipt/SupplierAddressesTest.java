package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplierAddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"desk@meridian.example", "data.desk+files@mail.meridian-data.example", "o'neil@x.ie"})
    void an_address_of_a_named_host_is_one(String text) {
        assertThat(SupplierAddresses.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "desk@localhost",
                "desk@10.0.0.1",
                "desk@meridian..example",
                ".desk@meridian.example",
                "desk.@meridian.example",
                "de..sk@meridian.example",
                "desk@-meridian.example",
                "desk@meridian.example.",
                "desk@meridian.e",
                "Desk <desk@meridian.example>",
                "desk@meridian.example,ann@example.com",
                "dèsk@meridian.example",
                "desk@meridian.example\n",
            })
    void what_no_mail_would_reach_is_none(String text) {
        assertThat(SupplierAddresses.isAddress(text)).isFalse();
    }

    @Test
    void an_address_that_is_too_long_is_none_and_is_refused_at_once() {
        String host = "@" + "a.".repeat(60) + "example";
        assertThat(SupplierAddresses.isAddress("a".repeat(64) + host)).isTrue();
        assertThat(SupplierAddresses.isAddress("a".repeat(65) + host)).isFalse();
        assertThat(SupplierAddresses.isAddress("a".repeat(60) + "@" + "a.".repeat(100) + "example"))
                .isFalse();
    }

    @Test
    void the_compiled_file_is_read_as_it_was_written() {
        List<SupplierAddresses> declared =
                List.of(new SupplierAddresses("meridian", List.of("desk@meridian.example", "ann@meridian.example")));
        assertThat(SupplierAddresses.read(SupplierAddresses.write(declared))).isEqualTo(declared);
        assertThatThrownBy(() -> SupplierAddresses.read("{}")).hasMessageStartingWith("no list of addresses: ");
    }
}

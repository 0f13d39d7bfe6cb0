package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.SupplierPull.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SupplierPullTest {
    private static final String EXPECTED = "SHA256:NcT/M/GFcWzT/S74GFgShqQS5qjy3PwtW3NPtqSsJZE";
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJbHgZkOCzwJdGtLPqDkSfoHvRNDVxYk8nBXVVGfVnGB";
    private static final String ECDSA = "ecdsa-sha2-nistp256 "
            + "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHwxJTkAXBwEwFYAk4wGXnYYZx2pMqRHzF4GXLFtYjPyVUXgxUnGSnWnPCkVzFOLCVpYOCOBkBiG2bAbOkTBkXc=";
    private static final String FINGERPRINT = "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDCVGhQIy0gSdXhmaw";

    private static SupplierPull pull(String... hostKeys) {
        return new SupplierPull(
                FeedId.parse("acme/sale"),
                new Server("files.acme.example", 2222),
                "larder",
                "/out",
                ".*",
                List.of(hostKeys),
                "acme-server",
                Duration.ofMinutes(15));
    }

    /** The fingerprint is what {@code ssh-keygen -lf} says of that key. */
    @Test
    void a_public_key_has_a_fingerprint_and_a_connector_is_told_those_of_its_kinds() {
        SupplierPull pull = pull(ED25519, ECDSA, FINGERPRINT);
        assertThat(pull.fingerprints())
                .containsExactly(EXPECTED, pull(ECDSA).fingerprints().getFirst(), FINGERPRINT);
        assertThat(pull.connectorKeys()).containsExactly(ECDSA);
    }

    @Test
    void a_host_key_is_a_fingerprint_or_a_public_key() {
        assertThat(List.of(ED25519, ECDSA, FINGERPRINT)).allMatch(SupplierPull::isHostKey);
        assertThat(List.of("SHA256:short", "ssh-dss " + "A".repeat(80), ED25519 + "=", "x"))
                .noneMatch(SupplierPull::isHostKey);
    }

    @Test
    void what_is_written_for_cdk_is_read_back() {
        List<SupplierPull> pulls = List.of(pull(ECDSA));
        assertThat(SupplierPull.read(SupplierPull.write(pulls))).isEqualTo(pulls);
        assertThatThrownBy(() -> SupplierPull.read("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no list of pulls");
    }
}

package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.SupplierAccess.Folder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SupplierAccessTest {
    private final SupplierAccess access = new SupplierAccess("acme", List.of("rx", "master"));

    @Test
    void a_supplier_sees_a_drop_for_each_feed_and_its_receipts() {
        assertThat(access.folders())
                .containsExactly(
                        new Folder("/drop/master", "landing", "suppliers/acme/master"),
                        new Folder("/drop/rx", "landing", "suppliers/acme/rx"),
                        new Folder("/receipts", "lake", "receipts/acme"));
    }

    @Test
    void nothing_of_another_suppliers_is_reached() {
        assertThat(access.byS3())
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(grant.toString()).contains("acme/"));
        assertThat(access.bySftp(new Names("main", RegionCode.of("eu-central-1")), true))
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(grant.toString()).contains("acme/"));
    }

    @Test
    void by_sftp_a_delivery_is_written_by_renaming_alone_unless_that_is_asked_for() {
        Names names = new Names("main", RegionCode.of("eu-central-1"));

        assertThat(access.bySftp(names, false))
                .filteredOn(grant ->
                        grant.action().equals("s3:PutObject") && grant.on().endsWith("/acme/*"))
                .singleElement()
                .satisfies(grant -> assertThat(grant.conditions()).hasSize(1));
        assertThat(access.bySftp(names, true))
                .filteredOn(grant ->
                        grant.action().equals("s3:PutObject") && grant.on().endsWith("/acme/*"))
                .singleElement()
                .satisfies(grant -> assertThat(grant.conditions()).isEmpty());
    }
}

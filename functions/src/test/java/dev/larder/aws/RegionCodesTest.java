package dev.larder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.RegionCode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** Over every region that the SDK knows, the partitions of governments and the made-up global ones too. */
final class RegionCodesTest {
    private static final List<String> REGIONS =
            Region.regions().stream().map(Region::id).toList();

    @Test
    void no_two_regions_share_a_code() {
        assertThat(REGIONS).hasSizeGreaterThan(40);
        assertThat(REGIONS.stream().map(RegionCode::of)).doesNotHaveDuplicates();
    }

    @Test
    void every_code_is_short_and_every_real_region_has_a_readable_one() {
        Set<String> global = Set.copyOf(
                REGIONS.stream().filter(region -> region.endsWith("-global")).toList());
        assertThat(REGIONS).allMatch(region -> RegionCode.of(region).text().matches("[a-z][a-z0-9]{1,6}"));
        assertThat(REGIONS.stream().filter(region -> !global.contains(region)))
                .noneMatch(region -> RegionCode.of(region).text().matches("r[0-9a-f]{6}"));
    }
}

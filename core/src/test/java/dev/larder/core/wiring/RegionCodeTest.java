package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over all published regions: {@code RegionCodesTest} of {@code functions}, where the SDK lists them. */
final class RegionCodeTest {
    private static final String LONGEST_SLUG = "a".repeat(27);

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, euc1",
        "us-east-1, use1",
        "ap-southeast-2, apse2",
        "cn-northwest-1, cnnw1",
        "us-gov-west-1, usgw1",
        "us-iso-east-1, usie1",
        "us-isob-east-1, usibe1",
        "eusc-de-east-1, eusdee1"
    })
    void a_region_is_shortened_part_by_part(String region, String code) {
        assertThat(RegionCode.of(region)).hasToString(code);
    }

    @Test
    void a_name_of_another_form_is_hashed() {
        assertThat(RegionCode.of("moon-crater-1").text()).matches("r[0-9a-f]{6}");
        assertThat(RegionCode.of("eu-central-10").text()).matches("r[0-9a-f]{6}");
        assertThat(RegionCode.of("eu-centre-1")).isNotEqualTo(RegionCode.of("eu-centre-2"));
    }

    @Test
    void what_is_no_region_is_refused() {
        assertThatThrownBy(() -> RegionCode.of("${Token[AWS.Region.9]}"))
                .hasMessage("'${Token[AWS.Region.9]}' is no region; expected a name like eu-central-1, of a-z, 0-9 and"
                        + " dashes");
    }

    @Test
    void the_longest_names_keep_within_what_aws_takes() {
        Names names = new Names(LONGEST_SLUG, RegionCode.of("eusc-de-east-1"), "-123456789012");
        Wiring wiring = LarderWiring.wiring();
        assertThat(wiring.buckets())
                .extracting(bucket -> names.bucket(bucket.name()))
                .allMatch(bucket -> bucket.length() <= 63);
        assertThat(wiring.functions())
                .extracting(Wiring.Function::name)
                .allMatch(function -> names.function(function).length() <= 64)
                .allMatch(function -> names.role(function).length() <= 64);
        assertThat(wiring.machines())
                .allMatch(machine -> names.role(machine.name()).length() <= 64);
        assertThat(wiring.roles()).allMatch(role -> names.role(role.name()).length() <= 64);
        assertThat(Names.namespaceRole("larder-base-" + "b".repeat(16), names.region()))
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void no_role_of_a_branch_is_one_of_a_longer_branch() {
        RegionCode region = RegionCode.of("eu-central-1");
        assertThat(new Names("x", region).role("warehouse-copy"))
                .isNotEqualTo(new Names("x-warehouse", region).role("copy"));
    }

    @Test
    void what_is_of_the_account_or_the_world_differs_between_regions_and_what_is_of_a_region_does_not() {
        Names here = new Names("x", RegionCode.of("eu-central-1"));
        Names there = new Names("x", RegionCode.of("eu-west-1"));
        assertThat(List.of(here.bucket("lake"), here.role("copy"), here.dashboard()))
                .doesNotContainAnyElementsOf(List.of(there.bucket("lake"), there.role("copy"), there.dashboard()));
        assertThat(here.queue("landed")).isEqualTo(there.queue("landed"));
        assertThat(here.database()).isEqualTo(there.database());
    }
}

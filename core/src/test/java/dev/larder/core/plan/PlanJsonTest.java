package dev.larder.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.format.UnknownFormat;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Plans of other versions. {@code plans/first-format.json} is never rewritten: lakes have such plans, and a run that is open
 * while a new version is deployed goes on with it, so it must be read as long as such a run may exist.
 */
class PlanJsonTest {
    private static String sample() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PlanJsonTest.class.getResourceAsStream("/plans/first-format.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void a_plan_of_the_first_format_is_read_under_its_own_hash_and_written_with_a_number() throws IOException {
        Plan plan = PlanJson.read(sample());

        String written = PlanJson.write(plan);
        assertThat(written).isEqualTo(sample().replaceFirst("\\{", "{\"format\":2,\"since\":\"0.1.0\","));
        assertThat(PlanJson.read(written)).isEqualTo(plan);
    }

    @Test
    void the_number_is_no_part_of_the_hash() throws IOException {
        Plan plan = PlanJson.read(sample());

        assertThat(PlanJson.hashed(plan).hash()).isEqualTo(plan.hash());
    }

    @Test
    void a_plan_of_a_later_format_is_refused_with_a_way_on() throws IOException {
        String later = sample().replaceFirst("\\{", "{\"format\":3,\"since\":\"0.7.0\",\"approvals\":[],");

        assertThatThrownBy(() -> PlanJson.read(later))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage(
                        "the plan has format 3, expected one from 1 to 2: deploy Larder 0.7.0 or later, which reads it");
    }

    @Test
    void a_plan_with_something_that_this_version_does_not_know_is_refused_with_a_way_on() throws IOException {
        String later = sample().replaceFirst("\\{", "{\"approvals\":[],");

        assertThatThrownBy(() -> PlanJson.read(later))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage(
                        "the plan has \"approvals\", which this version of Larder does not know in a plan: deploy the"
                                + " version of Larder that wrote it or later, which reads it");
    }

    @Test
    void a_number_of_a_tolerance_keeps_its_digits_and_so_its_hash() throws IOException {
        Plan plan = PlanJson.read(sample());
        DataTest test = plan.tests().getFirst();
        DataTest tolerant = new DataTest(
                test.name(),
                test.description(),
                test.gate(),
                test.severity(),
                test.owner(),
                test.sql(),
                new Tolerance(new BigDecimal("5.00"), new BigDecimal("1E+3")),
                test.inputs(),
                test.knobs());
        Plan changed = PlanJson.hashed(new Plan(
                plan.project(), "", plan.feeds(), plan.views(), plan.models(), List.of(tolerant), plan.knobs()));

        assertThat(PlanJson.read(PlanJson.write(changed))).isEqualTo(changed);
    }
}

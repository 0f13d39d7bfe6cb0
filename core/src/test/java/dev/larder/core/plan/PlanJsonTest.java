package dev.larder.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    void a_plan_of_this_format_is_read_and_written_as_it_was() throws IOException {
        assertThat(PlanJson.write(PlanJson.read(sample()))).isEqualTo(sample());
    }

    @Test
    void a_plan_with_something_that_this_version_does_not_know_is_refused_with_a_way_on() throws IOException {
        String newer = sample().replaceFirst("\\{", "{\"approvals\":[],");

        assertThatThrownBy(() -> PlanJson.read(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the plan has \"approvals\", which this version of the functions does not know: a newer"
                        + " version compiled it; deploy functions and plan of one version, or compile the project"
                        + " again");
    }
}

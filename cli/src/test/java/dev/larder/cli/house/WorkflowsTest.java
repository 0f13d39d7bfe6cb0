package dev.larder.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which job of a workflow may reach an AWS account, and what starts it. */
final class WorkflowsTest {
    private static final Path WORKFLOWS = Path.of(System.getProperty("larder.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve(".github/workflows");
    private static final String NO_FORK = "github.event.pull_request.head.repo.full_name == github.repository";

    @Test
    void a_job_with_credentials_names_the_environment_that_its_role_trusts() {
        List<String> environments = new ArrayList<>();
        for (Map.Entry<String, JsonNode> job : jobs("environments.yml").properties()) {
            JsonNode definition = job.getValue();
            boolean credentials = definition.toString().contains("aws-actions/configure-aws-credentials@");
            assertThat(definition.at("/permissions/id-token").asString(""))
                    .as(job.getKey())
                    .isEqualTo(credentials ? "write" : "");
            if (credentials) {
                environments.add(
                        job.getKey() + " in " + definition.path("environment").asString(""));
            }
        }
        assertThat(environments)
                .containsExactly(
                        "pull-request in larder-pull-request",
                        "test in larder-test",
                        "preview in larder-preview",
                        "production in larder-production",
                        "removed in larder-pull-request");
    }

    @Test
    void a_fork_starts_nothing_that_has_credentials() {
        JsonNode jobs = jobs("environments.yml");
        for (String started : List.of("pack", "removed")) {
            assertThat(jobs.path(started).path("if").asString()).contains(NO_FORK);
        }
        assertThat(jobs.path("pull-request").path("needs").asString()).isEqualTo("pack");
        for (String pushed : List.of("test", "preview")) {
            assertThat(jobs.path(pushed).path("needs").asString()).isEqualTo("pack");
            assertThat(jobs.path(pushed).path("if").asString()).contains("refs/");
        }
    }

    @Test
    void production_gets_what_preview_got() {
        JsonNode production = jobs("environments.yml").path("production");
        assertThat(production.path("needs").asString()).isEqualTo("preview");
        assertThat(production.path("if").asString()).isEqualTo("startsWith(github.ref, 'refs/tags/v')");
        assertThat(production.toString())
                .contains("actions/download-artifact@", "-c stage=production")
                .doesNotContain("mvn ");
    }

    @Test
    void no_text_of_a_pull_request_is_pasted_into_a_script() {
        for (String workflow : List.of("build.yml", "environments.yml", "vulnerabilities.yml")) {
            for (JsonNode job : jobs(workflow)) {
                for (JsonNode step : job.path("steps")) {
                    assertThat(step.path("run").asString("")).doesNotContain("${{");
                    assertThat(step.at("/with/script").asString("")).doesNotContain("${{");
                }
            }
        }
    }

    private static JsonNode jobs(String workflow) {
        JsonNode jobs = new YAMLMapper().readTree(WORKFLOWS.resolve(workflow)).path("jobs");
        assertThat(jobs.isEmpty()).isFalse();
        return jobs;
    }
}

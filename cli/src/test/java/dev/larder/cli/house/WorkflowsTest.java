package dev.larder.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
                        "removed in larder-pull-request",
                        "sweep in larder-pull-request");
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
    void every_night_the_command_that_spares_production_sweeps_and_what_a_pull_request_made_has_a_last_day() {
        JsonNode jobs = jobs("environments.yml");
        assertThat(jobs.path("sweep").path("if").asString()).isEqualTo("github.event_name == 'schedule'");
        assertThat(jobs.path("sweep").toString()).contains("./larder environments --sweep --yes");
        assertThat(jobs.path("pull-request").toString()).contains("-c \\\"expires=$(date -u -d '+14 days' +%F)\\\"");
        for (String other : List.of("pack", "test", "preview", "removed")) {
            assertThat(jobs.path(other).path("if").asString()).matches(".*(event_name == '(push|delete)'|refs/tags).*");
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

    /** What the build proves beside the tests; a proof that no job runs is none. */
    @Test
    void every_push_is_built_compared_with_localstack_deployed_to_an_emulator_linted_and_simulated()
            throws IOException {
        JsonNode jobs = jobs("build.yml");
        assertThat(jobs.propertyNames()).containsExactly("build", "localstack", "emulator", "lint", "simulate");
        assertThat(commands(jobs.path("build"))).contains(".ci/run");
        assertThat(commands(jobs.path("emulator"))).containsExactly("infra-cdk/emulator/run");
        assertThat(commands(jobs.path("lint"))).containsExactly("infra-cdk/lint");
        assertThat(commands(jobs.path("simulate"))).containsExactly("infra-cdk/simulate/run");
        for (JsonNode job : jobs) {
            assertThat(job.path("continue-on-error").asBoolean(false)).isFalse();
            assertThat(job.has("if")).isFalse();
        }
    }

    @Test
    void every_suite_for_localstack_is_counted_and_a_skip_is_red() throws IOException {
        String script = String.join("\n", commands(jobs("build.yml").path("localstack")));
        try (Stream<Path> files = Files.walk(WORKFLOWS.resolve("../../aws-local/src/test"))) {
            long suites = files.filter(file -> file.getFileName().toString().matches("LocalStack.*Test\\.java"))
                    .count();
            assertThat(script).contains("-eq " + suites + " ]", "! grep -l '<skipped'", "-Dtest='LocalStack*Test'");
        }
    }

    private static List<String> commands(JsonNode job) {
        return job.path("steps")
                .valueStream()
                .map(step -> step.path("run").asString(""))
                .filter(run -> !run.isEmpty())
                .toList();
    }

    private static JsonNode jobs(String workflow) {
        JsonNode jobs = new YAMLMapper().readTree(WORKFLOWS.resolve(workflow)).path("jobs");
        assertThat(jobs.isEmpty()).isFalse();
        return jobs;
    }
}

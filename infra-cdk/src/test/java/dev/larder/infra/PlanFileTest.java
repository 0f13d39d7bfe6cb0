package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.TableColumn;
import dev.larder.core.wiring.Stage;
import dev.larder.infra.given.SetUpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled project is the one that is meant, or the message says which command makes it. */
final class PlanFileTest {
    /** Of {@code {"feeds":[],"views":[],"models":[],"tests":[],"knobs":[]}}, by sha256sum. */
    private static final String HASH = "2eb8aafc7fbde49554fd895b52bbfd88c3dbc9a656ead49c1e5661d337b5e862";

    private static final String PLAN = """
        {"project":"empty","hash":"%s","feeds":[],"views":[],"models":[],"tests":[],"knobs":[]}\
        """;
    private static final Instant COMPILED = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path project;

    private Path plan(String text) throws IOException {
        Path file = Files.createDirectories(project.resolve(".larder")).resolve("plan.json");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(COMPILED));
        return file;
    }

    private void source(String name, Instant changed) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(project.resolve(name.substring(0, Math.max(0, name.lastIndexOf('/')))));
        Files.setLastModifiedTime(Files.writeString(file, "text"), FileTime.from(changed));
    }

    @Test
    void a_plan_that_is_newer_than_its_project_is_taken_with_its_hash() throws IOException {
        Path file = plan(PLAN.formatted(HASH));
        source("sql/star/a.sql", COMPILED.minusSeconds(1));
        source("README.md", COMPILED.plusSeconds(1));
        assertThat(PlanFile.read(file, Stage.DEV))
                .satisfies(read -> assertThat(read.hash()).isEqualTo(HASH));
    }

    @Test
    void a_plan_that_is_older_than_a_source_is_refused_with_the_command() throws IOException {
        Path file = plan(PLAN.formatted(HASH));
        source("contracts/a.yaml", COMPILED.plusSeconds(1));
        assertThatThrownBy(() -> PlanFile.read(file, Stage.DEV))
                .isInstanceOf(SetUpProblem.class)
                .hasMessage(
                        "%s is older than %s; compile the project: ./larder check --project \"%s\"",
                        file, project.resolve("contracts/a.yaml"), project);
    }

    @Test
    void a_scrappy_table_is_refused_by_production_and_taken_by_preview() throws IOException {
        Model model = new Model(
                "a",
                "Rows",
                "sales",
                "scrappy",
                List.of(new TableColumn("n", "integer", true)),
                "",
                new AuthoredSql("select 1 as n", List.of()),
                List.of("n"),
                null,
                List.of(),
                List.of(),
                List.of(),
                "1");
        Path file = plan(PlanJson.write(
                PlanJson.hashed(new Plan("project", "", List.of(), List.of(), List.of(model), List.of(), List.of()))));

        assertThatThrownBy(() -> PlanFile.read(file, Stage.PRODUCTION))
                .isInstanceOf(SetUpProblem.class)
                .hasMessageStartingWith("production takes no scrappy table, and the project has star.a; make it solid");
        assertThat(PlanFile.read(file, Stage.PREVIEW).suppliers()).isEmpty();
    }

    @Test
    void the_bundled_project_needs_no_option() throws IOException {
        Files.createDirectory(project.resolve("infra-cdk"));
        Path file = project.resolve(".larder/plan.json");
        assertThatThrownBy(() -> PlanFile.read(file, Stage.DEV))
                .isInstanceOf(SetUpProblem.class)
                .hasMessage("%s is missing; compile the project: ./larder check", file);
    }

    @Test
    void a_plan_that_was_changed_by_hand_is_refused() throws IOException {
        Path file = plan(PLAN.formatted("0".repeat(64)));
        assertThatThrownBy(() -> PlanFile.read(file, Stage.DEV))
                .isInstanceOf(SetUpProblem.class)
                .hasMessageContaining("is no plan of this version; compile the project: ./larder check");
    }
}

package dev.larder.cli.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.larder.compiler.Compiled;
import dev.larder.compiler.ProjectCompiler;
import dev.larder.compiler.ProjectFiles;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.local.EngineBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class BundledProjectsTest {
    @Test
    void the_launch_project_compiles_on_the_local_warehouse() throws Exception {
        Plan plan = compiled(Repository.PROJECTS.getFirst());

        assertEquals(8, plan.feeds().size());
        assertEquals(8, plan.models().size());
        assertEquals(Set.of(DataTest.Gate.values()), gates(plan));
    }

    @Test
    void the_vaccine_project_compiles_on_the_local_warehouse() throws Exception {
        Plan plan = compiled(Repository.PROJECTS.getLast());

        assertEquals(6, plan.feeds().size());
        assertEquals(
                15,
                plan.feeds().stream().mapToInt(feed -> feed.versions().size()).sum());
        assertEquals(Set.of(DataTest.Gate.values()), gates(plan));
    }

    /** The hash of the feeds when each of the fifteen versions was a whole document. */
    @Test
    void nine_versions_as_differences_are_the_feeds_that_their_full_copies_were() throws Exception {
        Plan plan = compiled(Repository.PROJECTS.getLast());

        assertEquals("939e09454cc9697d6e798ee7b82fecdfc6abdb66500c75ea946bcac2379b09d5", PlanJson.sha256(plan.feeds()));
    }

    @Test
    void no_model_of_the_vaccine_project_reads_the_published_totals() throws Exception {
        Plan plan = compiled(Repository.PROJECTS.getLast());

        assertEquals(
                Set.of(),
                plan.models().stream()
                        .filter(model -> model.inputs().contains("qa.published_total"))
                        .collect(Collectors.toSet()));
    }

    private static Set<DataTest.Gate> gates(Plan plan) {
        return plan.tests().stream().map(DataTest::gate).collect(Collectors.toSet());
    }

    private static Plan compiled(Path project) throws Exception {
        try (EngineBinder warehouse = EngineBinder.open(Clock.systemUTC())) {
            return switch (ProjectCompiler.compile(files(project), warehouse)) {
                case Compiled.Ready ready -> ready.plan();
                case Compiled.Refused(var problems) ->
                    fail(problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
            };
        }
    }

    private static ProjectFiles files(Path project) throws IOException {
        SortedMap<String, String> sql = new TreeMap<>();
        for (Path file : Repository.files(project.resolve("sql"), ".sql")) {
            sql.put(project.relativize(file).toString(), Files.readString(file));
        }
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (Path file : Repository.files(project.resolve("contracts"), ".yaml")) {
            documents.put(project.relativize(file).toString(), Repository.yaml(file));
        }
        documents.put("knobs.yaml", Repository.yaml(project.resolve("knobs.yaml")));
        return new ProjectFiles(project.getFileName().toString(), sql, documents);
    }
}

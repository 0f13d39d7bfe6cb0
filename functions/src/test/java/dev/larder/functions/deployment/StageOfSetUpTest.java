package dev.larder.functions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.PublishStatements;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is scrappy never leaves preview. */
final class StageOfSetUpTest {
    private static final Plan SCRAPPY = scrappy(SmallProject.plan());

    @TempDir
    private Path folder = Path.of("");

    private final MemoryPorts ports = new MemoryPorts();
    private final List<String> asked = new ArrayList<>();

    @Test
    void production_is_not_set_up_with_a_scrappy_table_and_nothing_is_asked_or_written() throws IOException {
        Environment environment = environment(SCRAPPY);

        assertThatThrownBy(() -> setUp(environment, SCRAPPY, Stage.PRODUCTION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("production takes no scrappy table, and the project has star.")
                .hasMessageEndingWith("nothing was changed, and the environment goes on as it is");
        assertThat(asked).isEmpty();
        assertThat(environment.lake().objects().keys("")).isEmpty();
    }

    @Test
    void preview_is_and_production_is_with_solid_tables() throws IOException {
        assertThat(setUp(environment(SCRAPPY), SCRAPPY, Stage.PREVIEW).plan()).isEqualTo(SCRAPPY.hash());
        Plan solid = SmallProject.plan();
        assertThat(setUp(environment(solid), solid, Stage.PRODUCTION).plan()).isEqualTo(solid.hash());
    }

    private static Plan scrappy(Plan plan) {
        List<Model> models = plan.models().stream()
                .map(model -> new Model(
                        model.name(),
                        model.description(),
                        model.owner(),
                        "scrappy",
                        model.columns(),
                        model.attributes(),
                        model.select(),
                        model.grain(),
                        model.period(),
                        model.inputs(),
                        model.reads(),
                        model.knobs(),
                        model.logicHash()))
                .toList();
        return PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), models, plan.tests(), plan.knobs()));
    }

    private Environment environment(Plan plan) {
        ports.scripted().answers(sql -> {
            asked.add(sql);
            return sql.equals(PublishStatements.liveRelease().sql())
                    ? new Rows(List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("0", "")))
                    : new Rows(List.of(), List.of(), List.of());
        });
        return ports.environment(plan.hash());
    }

    private SetUp.Answer setUp(Environment environment, Plan plan, Stage stage) throws IOException {
        Path file = Files.writeString(folder.resolve(plan.hash()), PlanJson.write(plan));
        return new SetUp(environment, Optional.of(file), Optional.of(stage), Propagation.real())
                .step(Lake.JSON.createObjectNode());
    }
}

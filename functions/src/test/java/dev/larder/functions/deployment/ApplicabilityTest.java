package dev.larder.functions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Tables;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.TableColumn;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.port.Warehouse.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** A deployment on AWS brings its plan as a file; it is held against the tables that are there before anything is written. */
class ApplicabilityTest {
    private static final Plan BEFORE = plan(new TableColumn("npi", "varchar(10)", true));

    @TempDir
    private Path folder = Path.of("");

    private final Furnished furnished = new Furnished(BEFORE);
    private final Lake lake = furnished.environment().lake();

    @Test
    void a_plan_that_cannot_be_applied_fails_the_deployment_and_is_not_brought() throws IOException {
        Plan plan = plan(new TableColumn("npi", "integer", true));
        publish();

        assertThatThrownBy(() -> deploy(plan))
                .hasMessageStartingWith(
                        "the project cannot be applied to what is live; nothing was changed, and the environment goes"
                                + " on")
                .hasMessageContaining("star.fct_rx.npi is varchar(10) and is declared integer");
        assertThat(lake.objects().read(LakeLayout.plan(plan.hash()))).isEmpty();
        assertThat(lake.objects().keys(LakeLayout.pending())).isEmpty();
    }

    @Test
    void a_plan_that_can_be_applied_is_brought_and_is_a_cause_of_a_run() throws IOException {
        Plan plan = plan(new TableColumn("npi", "varchar(20)", true));
        publish();

        assertThat(deploy(plan).plan()).isEqualTo(plan.hash());

        assertThat(lake.objects().read(LakeLayout.plan(plan.hash()))).isPresent();
        assertThat(lake.objects().keys(LakeLayout.pending()))
                .containsExactly(LakeLayout.pending("plan-" + plan.hash()));
    }

    /** Release 1 is of the plan before, and its table is there. */
    private void publish() {
        Release empty = lake.get(LakeLayout.release(0), Release.class);
        lake.put(
                LakeLayout.release(1),
                new Release(
                        1,
                        1,
                        "0123456789ab",
                        "run",
                        furnished.environment().settings().plan(),
                        empty.mapping(),
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        empty.publishedAt(),
                        new TreeMap<>(),
                        empty.measures()));
        furnished
                .ports()
                .scripted()
                .answers(sql -> sql.equals(Tables.QUERY.sql())
                        ? new Rows(
                                List.of(),
                                List.of(),
                                List.of(Arrays.asList(
                                        "star", "fct_rx", "npi", "NO", "character varying", "10", null, null)))
                        : new Rows(
                                List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("1", "run"))));
    }

    private SetUp.Answer deploy(Plan plan) throws IOException {
        Path file =
                Files.write(folder.resolve("plan.json"), PlanJson.write(plan).getBytes(StandardCharsets.UTF_8));
        Environment deployed = furnished.ports().environment(plan.hash());
        return new SetUp(deployed, Optional.of(file)).step(JsonNodeFactory.instance.objectNode());
    }

    private static Plan plan(TableColumn column) {
        Model model = new Model(
                "fct_rx",
                "d",
                "launch",
                "solid",
                List.of(column),
                "",
                new AuthoredSql("select 1", List.of()),
                List.of("npi"),
                null,
                List.of(),
                List.of(),
                List.of(),
                "hash");
        return PlanJson.hashed(new Plan("p", "", List.of(), List.of(), List.of(model), List.of(), List.of()));
    }
}

package dev.larder.functions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Foundation;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.format.UnknownFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.AccessRefused;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SetUpTest {
    private static final Plan PLAN = SmallProject.plan();
    private static final Foundation FOUNDATION = new Foundation("database_reader", "IAMR:larder-test-use1-operator");
    private static final List<String> LAID = FOUNDATION.batches(Set.of()).stream()
            .flatMap(batch -> batch.statements().stream())
            .map(Pattern.compile("insert into ops\\.foundation \\(laid\\) values \\('(.*)'\\)")::matcher)
            .filter(Matcher::matches)
            .map(insert -> insert.group(1))
            .toList();
    private static final String RUN = "2026-03-15-0123456789ab-1";
    private static final Pattern TABLE = Pattern.compile("^create (?:table if not exists|view) ops\\.([a-z0-9_]+)");

    private final MemoryPorts ports = new MemoryPorts();
    private final Environment environment = ports.environment(PLAN.hash());
    private final Lake lake = environment.lake();

    @TempDir
    private Path folder;

    private int live;

    @BeforeEach
    void without_a_table() {
        answers(_ -> new Rows(List.of(), List.of(), List.of()));
    }

    @Test
    void an_environment_gets_the_engines_tables_release_0_and_a_cause_of_its_first_run() {
        assertThat(setUp(Optional.empty())).isEqualTo(new SetUp.Answer(PLAN.hash(), 0));

        assertThat(written()).isEqualTo(FOUNDATION.batches(Set.of()));
        assertThat(lake.get(LakeLayout.release(0), Release.class))
                .isEqualTo(Release.empty(ports.clock().instant()));
        assertThat(lake.objects().keys("pending/")).containsExactly("pending/plan-" + PLAN.hash());
        assertThat(ports.messages().pokes()).isEqualTo(1);
    }

    @Test
    void statements_go_out_as_many_a_batch_as_it_may_hold() {
        setUp(Optional.empty());

        assertThat(ports.scripted().sent())
                .allSatisfy(batch -> assertThat(batch.statements()).hasSizeBetween(1, Batch.MOST_STATEMENTS));
        assertThat(written().getFirst().name()).isEqualTo("set up from statement 0");
    }

    @Test
    void a_set_up_that_broke_off_anywhere_is_completed_by_the_next() {
        ports.scripted().refuses("", "ERROR: the warehouse is being patched");
        assertThatThrownBy(() -> setUp(Optional.empty())).isInstanceOf(StatementFailed.class);
        assertThat(lake.objects().keys(""))
                .as("nothing is said to be there before its tables are")
                .isEmpty();

        setUp(Optional.empty());

        assertThat(written().getLast()).isEqualTo(FOUNDATION.batches(Set.of()).getLast());
        assertThat(lake.objects().keys(""))
                .containsExactly("pending/plan-" + PLAN.hash(), "releases/0.json", "releases/newest.json");
    }

    @Test
    void a_second_deployment_of_the_same_version_writes_nothing() {
        answers(sql -> laid(sql, LAID));

        setUp(Optional.empty());

        assertThat(ports.scripted().sent().stream().flatMap(batch -> batch.statements().stream()))
                .containsExactly(
                        Foundation.present().sql(),
                        Foundation.laid().sql(),
                        PublishStatements.liveRelease().sql());
    }

    @Test
    void another_version_lays_its_own_and_takes_the_fences_row_first() {
        answers(sql -> laid(sql, List.of("of another version")));

        setUp(Optional.empty());

        assertThat(written())
                .isNotEmpty()
                .allSatisfy(batch -> assertThat(batch.statements().getFirst())
                        .isEqualTo("update ops.current_run set batch = batch + 1"));
        assertThat(written().stream().flatMap(batch -> batch.statements().stream()))
                .containsAll(WarehouseSchema.foundation())
                .containsAll(LAID.stream()
                        .map(row -> "insert into ops.foundation (laid) values ('" + row + "')")
                        .toList());
    }

    @Test
    void what_a_later_version_laid_stays_when_it_works_with_this_one() {
        answers(sql -> sql.contains("ops.foundation")
                ? rows(List.of("of a later version", "format 3, works from 2, since 0.7.0"))
                : laid(sql, LAID));

        setUp(Optional.empty());

        assertThat(written()).isEmpty();
        assertThat(lake.objects().keys("pending/")).containsExactly("pending/plan-" + PLAN.hash());
    }

    @Test
    void what_a_later_version_laid_and_this_one_would_misread_refuses_the_deployment_and_nothing_is_changed() {
        answers(sql -> sql.contains("ops.foundation")
                ? rows(List.of("of a later version", "format 4, works from 3, since 0.7.0"))
                : laid(sql, LAID));

        assertThatThrownBy(() -> setUp(Optional.empty()))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage("the schema ops of the database %s has format 4, expected one from 1 to 2: deploy Larder"
                                .formatted(environment.settings().database())
                        + " 0.7.0 or later, which reads it");
        assertThat(written()).isEmpty();
        assertThat(lake.objects().keys("")).isEmpty();
    }

    @Test
    void a_release_of_a_later_version_refuses_the_deployment_and_nothing_is_changed() {
        lake.objects()
                .write(
                        LakeLayout.release(7),
                        "{\"format\":3,\"since\":\"0.7.0\",\"number\":7}".getBytes(StandardCharsets.UTF_8),
                        "application/json");

        assertThatThrownBy(() -> setUp(Optional.empty()))
                .isInstanceOf(UnknownFormat.class)
                .hasMessageContaining("releases/7.json has format 3, expected one from 1 to 2: deploy Larder 0.7.0");
        assertThat(written()).isEmpty();
        assertThat(lake.objects().keys("")).containsExactly("releases/7.json");
    }

    @Test
    void a_table_that_is_missing_is_made_though_the_version_is_the_same() {
        answers(sql -> sql.contains("svv_tables") ? rows(List.of("current_run", "foundation")) : laid(sql, LAID));

        setUp(Optional.empty());

        assertThat(written()).isEqualTo(FOUNDATION.batches(Set.of("current_run", "foundation")));
    }

    @Test
    void when_another_transaction_was_in_the_way_it_tries_again() {
        ports.scripted().refuses("", "ERROR: deadlock detected");

        setUp(Optional.empty());

        List<Batch> again = new ArrayList<>(FOUNDATION.batches(Set.of()));
        again.addFirst(again.getFirst());
        assertThat(written()).isEqualTo(again);
    }

    @Test
    void a_deployment_waits_for_grants_that_iam_does_not_know_yet() {
        ports.scripted().denies(3);
        Propagation propagation = new Propagation(ports.clock(), ports.clock()::advance, new Random(1));

        assertThat(new SetUp(environment, Optional.empty(), propagation)
                        .step(JsonMapper.shared().createObjectNode()))
                .isEqualTo(new SetUp.Answer(PLAN.hash(), 0));

        ports.scripted().denies(1_000);
        assertThatThrownBy(() -> new SetUp(environment, Optional.empty(), propagation)
                        .step(JsonMapper.shared().createObjectNode()))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void repeated_it_changes_nothing_in_the_lake() {
        setUp(Optional.of(planFile(PlanJson.write(PLAN))));
        Release first = lake.get(LakeLayout.release(0), Release.class);
        List<String> keys = lake.objects().keys("");
        ports.clock().advance(Duration.ofDays(1));

        setUp(Optional.of(planFile(PlanJson.write(PLAN))));

        assertThat(lake.objects().keys("")).isEqualTo(keys);
        assertThat(lake.get(LakeLayout.release(0), Release.class)).isEqualTo(first);
    }

    @Test
    void the_plan_that_the_deployment_brings_lies_in_the_lake() {
        setUp(Optional.of(planFile(PlanJson.write(PLAN))));

        assertThat(environment.plan()).isEqualTo(PLAN);
    }

    @Test
    void a_plan_of_another_hash_fails_the_deployment_before_it_is_a_cause() {
        Path other = planFile(PlanJson.write(SmallProject.withoutFeeds()));

        assertThatThrownBy(() -> setUp(Optional.of(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining(SmallProject.withoutFeeds().hash())
                .hasMessageContaining("this deployment is of " + PLAN.hash());
        assertThat(lake.objects().keys("")).isEmpty();
    }

    @Test
    void a_plan_that_cannot_be_read_fails_the_deployment_by_its_name() {
        assertThatThrownBy(() -> setUp(Optional.of(folder.resolve("missing.json"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.json");
    }

    @Test
    void a_plan_that_is_live_is_no_cause_of_a_run() {
        lake.put(LakeLayout.release(0), Release.empty(Instant.EPOCH));
        lake.put(LakeLayout.release(7), Furnished.release(7, PLAN.hash(), Mapping.EMPTY));
        live(7);

        assertThat(setUp(Optional.empty())).isEqualTo(new SetUp.Answer(PLAN.hash(), 7));
        assertThat(lake.objects().keys("pending/")).isEmpty();
    }

    @Test
    void a_new_plan_is_a_cause_of_a_run() {
        Plan before = SmallProject.withoutFeeds();
        List.of(before, PLAN)
                .forEach(plan -> lake.objects()
                        .write(
                                LakeLayout.plan(plan.hash()),
                                PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                                "application/json"));
        lake.put(LakeLayout.release(7), Furnished.release(7, before.hash(), Mapping.EMPTY));
        live(7);

        setUp(Optional.empty());

        assertThat(lake.objects().keys("pending/")).hasSize(1);
    }

    @Test
    void a_database_that_was_made_anew_begins_empty_under_the_next_number_and_is_built_again() {
        lake.put(LakeLayout.release(0), Release.empty(Instant.EPOCH));
        lake.put(LakeLayout.release(7), Furnished.release(7, PLAN.hash(), Mapping.EMPTY));

        assertThat(setUp(Optional.of(planFile(PlanJson.write(PLAN))))).isEqualTo(new SetUp.Answer(PLAN.hash(), 8));

        assertThat(lake.get(LakeLayout.release(8), Release.class).isEmpty()).isTrue();
        assertThat(ports.scripted().sent()).contains(PublishStatements.again(0, 8));
        assertThat(lake.objects().keys("pending/")).hasSize(1);
    }

    @Test
    void a_database_that_was_put_back_goes_on_with_the_content_that_it_holds() {
        lake.put(LakeLayout.release(5), Furnished.release(5, PLAN.hash(), Mapping.EMPTY));
        lake.put(
                LakeLayout.release(7),
                Furnished.release(7, SmallProject.withoutFeeds().hash(), Mapping.EMPTY));
        live(5);

        setUp(Optional.of(planFile(PlanJson.write(PLAN))));

        Release again = lake.get(LakeLayout.release(8), Release.class);
        assertThat(again.contentOf()).isEqualTo(5);
        assertThat(again.planHash()).isEqualTo(PLAN.hash());
        assertThat(lake.objects().keys("pending/")).as("a run builds the rest").hasSize(1);
    }

    @Test
    void a_database_without_its_lake_fails_the_deployment_and_nothing_is_written() {
        live(7);

        assertThatThrownBy(() -> setUp(Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the database database holds release 7, and s3://lake has neither its record")
                .hasMessageContaining("destroy the environment and deploy it again");
        assertThat(lake.objects().keys("")).isEmpty();
    }

    @Test
    void a_release_whose_record_is_still_to_be_written_is_no_lost_lake() {
        lake.put(LakeLayout.release(0), Release.empty(Instant.EPOCH));
        lake.objects().write(RunFolder.of(RUN).order(), new byte[0], "application/json");
        live(1);

        assertThat(setUp(Optional.of(planFile(PlanJson.write(PLAN))))).isEqualTo(new SetUp.Answer(PLAN.hash(), 0));
    }

    private void live(int release) {
        live = release;
    }

    private void answers(Function<String, Rows> others) {
        ports.scripted()
                .answers(sql -> sql.equals(PublishStatements.liveRelease().sql())
                        ? new Rows(
                                List.of("release", "run"),
                                List.of("bigint", "varchar"),
                                List.of(List.of(String.valueOf(live), live == 0 ? "" : RUN)))
                        : others.apply(sql));
    }

    private Path planFile(String content) {
        try {
            return Files.writeString(folder.resolve("plan.json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The batches that change something. */
    private List<Batch> written() {
        return ports.scripted().sent().stream()
                .filter(batch -> batch.name().startsWith("set up"))
                .toList();
    }

    /** What the warehouse says when everything is there. */
    private static Rows laid(String sql, List<String> laid) {
        return sql.contains("svv_tables") ? rows(tables()) : rows(laid);
    }

    private static List<String> tables() {
        return FOUNDATION.batches(Set.of()).stream()
                .flatMap(batch -> batch.statements().stream())
                .map(TABLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Rows rows(List<String> values) {
        return new Rows(
                List.of("value"),
                List.of("varchar"),
                values.stream().<List<@Nullable String>>map(List::of).toList());
    }

    private SetUp.Answer setUp(Optional<Path> plan) {
        return new SetUp(environment, plan).step(Lake.JSON.createObjectNode());
    }
}

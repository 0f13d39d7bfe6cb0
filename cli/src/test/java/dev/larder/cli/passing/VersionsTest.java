package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.TestProject;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Another version is deployed while an execution is open: it keeps its definition, the lake keeps its documents, and only the functions
 * move. The former version is that of {@code test-data/versions/1}; the later one has the numbers of this one and one more.
 */
class VersionsTest {
    private static final Path FORMER = TestProject.BUNDLED.resolve("test-data/versions/1/build-warehouse.asl.json");
    /** Transactions that a run has written when it is stopped: it is planned, or its candidate is built. */
    private static final List<Integer> STOPS = List.of(1, 4);

    private static final Pattern FUNCTION = Pattern.compile("\"FunctionName\": ?\"([^\"]*?)plan-run([^\"]*)\"");
    private static final Pattern STAMP = Pattern.compile("\"format\": ?2,\\s*\"since\": ?\"0\\.1\\.0\",");

    private final HeldCommit commit = new HeldCommit();
    private final AtomicReference<Rollout> functions = new AtomicReference<>();
    private final AtomicReference<String> ours = new AtomicReference<>();

    @TempDir
    private Path folder = Path.of("");

    private Workshop shop;
    private Plan first;
    private Plan second;

    @BeforeEach
    void open() throws IOException {
        LocalAws.FunctionHosts hosts = (deployed, callers) -> {
            functions.set(new Rollout(deployed, callers));
            return Objects.requireNonNull(functions.get());
        };
        shop = Workshop.open(folder, new LocalAws.Watch(commit, commit::saw, hosts), Clock.systemUTC());
        first = TestProject.plan(folder.resolve("project"));
        Path model = folder.resolve("project/sql/star/sales_by_day.sql");
        Files.writeString(model, Files.readString(model).replace("sum(amount)", "sum(2 * amount)"));
        second = TestProject.plan(folder.resolve("project"));
        shop.drop("2026-01-01", 1);
        shop.awaitRelease(1);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void an_execution_that_is_open_when_the_next_version_comes_ends_as_it_began() throws IOException {
        int number = 1;
        Plan live = first;
        for (int stop : STOPS) {
            String definition = deployFormer();
            commit.stopAfter(stop);
            shop.drop(LocalDate.of(2026, 1, 1).plusDays(number).toString(), 1 + number);
            until(commit::stands);
            rewriteAsFormer();

            Plan next = live.equals(first) ? second : first;
            assertThat(deployNext(next)).isInstanceOf(Outcome.Returned.class);

            shop.awaitRelease(number + 2);
            Release open = Releases.find(shop.environment().lake(), number + 1).orElseThrow();
            assertThat(open.planHash()).as("stopped after " + stop).isEqualTo(live.hash());
            assertThat(definitionOf(open.run())).isEqualTo(definition);
            Release after = Releases.find(shop.environment().lake(), number + 2).orElseThrow();
            assertThat(after.planHash()).isEqualTo(next.hash());
            assertThat(after.mapping()).isEqualTo(open.mapping());
            assertThat(definitionOf(after.run())).isNotEqualTo(definition).contains("\"format\": 2");
            number += 2;
            live = next;
        }
        assertThat(shop.badEnds()).isEmpty();
    }

    @Test
    void an_execution_of_a_later_version_is_refused_in_a_sentence_and_its_next_attempt_publishes() {
        String own = machine();
        define(STAMP.matcher(own).replaceAll("\"format\": 3, \"since\": \"0.7.0\","));
        shop.drop("2026-01-02", 2);
        until(() -> !shop.badEnds().isEmpty());
        String refused = shop.badEnds().getFirst().name();
        until(() -> report(refused) != null);

        assertThat(Objects.requireNonNull(report(refused)).sentence())
                .isEqualTo(
                        "In \"Plan the run\": a call of PlanRun has format 3, expected one from 1 to 2: deploy Larder"
                                + " 0.7.0 or later, which reads it");
        define(own);
        assertThat(Attempts.takeUp(shop.environment())).isTrue();
        assertThat(shop.awaitRelease(2).run()).isEqualTo(refused.replaceFirst("-1$", "-2"));
    }

    @Test
    void what_a_later_version_recorded_stops_runs_in_a_sentence_and_is_not_misread() {
        Release live = shop.awaitRelease(1);
        ObjectStore lake = shop.environment().lake().objects();
        String key = HistoryLayout.index();
        String record = new String(lake.read(key).orElseThrow(), StandardCharsets.UTF_8);
        lake.write(
                key,
                STAMP.matcher(record)
                        .replaceFirst("\"format\":3,\"since\":\"0.7.0\",")
                        .getBytes(StandardCharsets.UTF_8),
                "application/json");
        Objects.requireNonNull(functions.get()).deploy(second.hash());
        shop.bring(second);

        assertThat(shop.setUp()).as("set-up adds a cause").isInstanceOf(Outcome.Returned.class);
        assertThat(shop.aws().invoke("start-run", "{}").toString())
                .contains(key + " has format 3, expected one from 1 to 2: deploy Larder 0.7.0 or later");
        assertThat(Releases.newest(shop.environment().lake())).contains(live);
    }

    /** The former version's machine and foundation, as if nothing newer had ever been here. */
    private String deployFormer() throws IOException {
        Matcher function = FUNCTION.matcher(machine());
        assertThat(function.find()).isTrue();
        String former = Files.readString(FORMER)
                .replaceAll(
                        "\\$\\{([a-z-]+)}",
                        Matcher.quoteReplacement(function.group(1)) + "$1"
                                + Matcher.quoteReplacement(function.group(2)));
        define(former);
        shop.sql("delete from ops.foundation where laid like 'format%'");
        return former;
    }

    /** The same documents without what the former version did not write. */
    private void rewriteAsFormer() {
        ObjectStore lake = shop.environment().lake().objects();
        for (String key : lake.keys("")) {
            if (key.matches("(blocked|deliveries|holds|plans|releases|runs)/.*\\.json")) {
                String text = new String(lake.read(key).orElseThrow(), StandardCharsets.UTF_8);
                lake.write(
                        key, STAMP.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8), "application/json");
            }
        }
    }

    /** As CloudFormation does: set-up first, which waits for the run, then functions and machine. */
    private Outcome deployNext(Plan next) {
        shop.bring(next);
        Objects.requireNonNull(functions.get()).deploy(next.hash());
        commit.watch();
        CompletableFuture<Outcome> deployment = CompletableFuture.supplyAsync(shop::setUp);
        until(() -> deployment.isDone() || commit.somebodyWaits());
        define(current());
        commit.goOn();
        return deployment.join();
    }

    private String current() {
        return Objects.requireNonNull(ours.get());
    }

    private String machine() {
        String now = states().describeStateMachine(describe ->
                        describe.stateMachineArn(shop.environment().settings().machine()))
                .definition();
        ours.compareAndSet(null, now);
        return now;
    }

    private void define(String definition) {
        states().updateStateMachine(update ->
                update.stateMachineArn(shop.environment().settings().machine()).definition(definition));
    }

    private String definitionOf(String run) {
        return states().describeStateMachineForExecution(describe ->
                        describe.executionArn(shop.environment().settings().execution(run)))
                .definition();
    }

    private @Nullable RunRecord report(String run) {
        return shop.environment()
                .lake()
                .find(RunFolder.of(run).end(), RunRecord.class)
                .orElse(null);
    }

    private SfnClient states() {
        return shop.clients().stepFunctions();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}

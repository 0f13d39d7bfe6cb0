package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.aws.AwsClients;
import dev.larder.core.engine.Query;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import dev.larder.local.LocalLarder;
import dev.standin.aws.Callers;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.lambda.process.NativeRuntime;
import dev.standin.aws.lambda.process.ProcessFunctionHost;
import dev.standin.aws.local.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A delivery becomes a release when every function is what AWS would run: the packaged zip, below AWS's own runtime. */
final class WholeRunInProcessesTest {
    private static final String ENVIRONMENT = "processes";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path ZIP =
            Path.of(System.getProperty("larder.root", "..")).resolve("functions/target/functions.zip");

    private static final String PRODUCTS = """
        product_code,product_name,molecule,manufacturer,is_ours,launch_date
        A,Alpha,alphamab,We,true,
        B,Beta,betamab,They,false,
        """;

    private static final String PRESCRIPTIONS = """
        npi;product_code;week_ending;trx;nrx
        1234567890;A;01/03/2026;10.0;1.0
        1234567890;B;01/03/2026;20.0;2.0
        1234567891;A;01/03/2026;0.1;0.0
        """;

    @TempDir
    private Path folder;

    private final List<ProcessFunctionHost> hosts = new CopyOnWriteArrayList<>();

    @BeforeEach
    void canRun() {
        assumeTrue(Files.exists(ZIP), ZIP + " is missing; make it with mvn package");
        assumeTrue(NativeRuntime.isSupported(), "AWS's runtime interface client runs on Linux only");
    }

    @Test
    void what_is_delivered_is_published_by_functions_in_processes_of_their_own() throws IOException {
        Plan plan = SampleProject.plan();
        Path planFile = Files.writeString(folder.resolve("plan.json"), PlanJson.write(plan));
        LocalAws.Watch watch = new LocalAws.Watch(
                LocalAws.Watch.NOTHING.writes(),
                LocalAws.Watch.NOTHING.accesses(),
                (functions, callers) -> processes(functions, callers, planFile));
        try (LocalLarder aws = LocalLarder.open(
                        new LocalLarder.Options(folder.resolve("state"), ENVIRONMENT, plan.hash(), 0), watch);
                AwsClients clients = new AwsClients(aws.variables());
                Environment environment = new Environment(Settings.of(aws.variables()), clients)) {
            assertThat(aws.invoke(LarderWiring.SET_UP, "{}")).isInstanceOf(Outcome.Returned.class);
            deliver(aws, environment, clients);
            aws.start();
            until(() -> Releases.newest(environment.lake())
                    .filter(release -> release.number() == 1)
                    .isPresent());
            assertThat(star(environment))
                    .containsExactly(
                            List.of("1234567890", "A", "2026-03-01", "true", "10.0"),
                            List.of("1234567890", "B", "2026-03-01", "false", "20.0"));
            fail(clients, environment);
            // Nothing blocked a run, so nobody called it.
            assertThat(aws.invoke("find-culprit", "{}")).isInstanceOf(Outcome.Failed.class);
            assertThatEachFunctionHasAProcess();
        }
    }

    private FunctionRunner processes(List<Function> functions, Callers callers, Path planFile) {
        ProcessFunctionHost made = new ProcessFunctionHost(
                functions.stream().map(function -> with(planFile, function)).toList(),
                callers,
                ZIP,
                folder,
                Path.of("target/lambda-runtime").toAbsolutePath());
        hosts.add(made);
        return made;
    }

    /** Every function as a deployment on AWS makes it, which brings the plan as a file; only set-up looks at it. */
    private static Function with(Path planFile, Function function) {
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.put(FunctionVariables.PLAN_FILE, planFile.toString());
        return function.withEnvironment(variables);
    }

    /** No run begins before both files are accepted, so that the first release holds both. */
    private static void deliver(LocalLarder aws, Environment environment, AwsClients clients) {
        put(clients, environment, "internal/products/products_20260301.csv", PRODUCTS);
        put(clients, environment, "meridian/rx/rx_20260301.csv", PRESCRIPTIONS);
        aws.receive();
        until(() ->
                environment.lake().objects().keys(LakeLayout.deliveryRecords()).size() == 2);
    }

    /** An execution that somebody starts by hand without its input; the change of its status calls who reports it. */
    private static void fail(AwsClients clients, Environment environment) {
        String name = NextRun.of(environment).firstExecution().next().toString();
        clients.stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(environment.settings().machine())
                                .name(name)
                                .input("{}"));
        until(() -> environment
                .lake()
                .find(RunFolder.of(name).end(), RunRecord.class)
                .isPresent());
        assertThat(environment
                        .lake()
                        .get(RunFolder.of(name).end(), RunRecord.class)
                        .verdict())
                .isEqualTo(RunVerdict.FAILED);
    }

    private static void put(AwsClients clients, Environment environment, String key, String text) {
        clients.s3()
                .putObject(
                        put -> put.bucket(environment.settings().landingBucket())
                                .key("suppliers/" + key),
                        RequestBody.fromString(text));
    }

    private static List<List<@Nullable String>> star(Environment environment) {
        String sql = "select npi, product_code, week_ending, is_ours, trx from star.fct_rx order by 1, 2";
        Query query = new Query("star", sql, new TreeMap<>());
        return environment
                .warehouse()
                .read("star", List.of(query), PATIENCE)
                .getFirst()
                .rows();
    }

    /** The schedule calls the one that looks for lost files. */
    private void assertThatEachFunctionHasAProcess() {
        Names names = new Names(ENVIRONMENT, RegionCode.of(Callers.REGION));
        List<String> expected = LarderWiring.wiring().functions().stream()
                .map(function -> names.function(function.name()))
                .toList();
        until(() -> hosts.getFirst().pids().size() >= expected.size());
        SortedMap<String, Long> pids = hosts.getFirst().pids();
        assertThat(pids.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(pids.values())
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        System.out.println("run published with " + pids.size() + " functions in JVMs of their own: " + pids.keySet());
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition::getAsBoolean);
    }
}

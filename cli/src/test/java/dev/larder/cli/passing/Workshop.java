package dev.larder.cli.passing;

import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.cli.TestProject;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.engine.Batch;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.Release;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.functions.run.Releases;
import dev.larder.local.LocalLarder;
import dev.standin.aws.Access;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An environment with the small project, set up and at work. */
public final class Workshop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalLarder aws;
    private final AwsClients clients;
    private final Environment environment;

    private Workshop(LocalLarder aws) {
        this.aws = aws;
        this.clients = new AwsClients(aws.variables());
        this.environment = new Environment(Settings.of(aws.variables()), clients);
    }

    /** Opens it below an empty folder. */
    public static Workshop open(Path folder, DurableWrites writes, Clock clock) throws IOException {
        return open(folder, writes, access -> {}, clock);
    }

    /** The same, and tells of every permission that a call needs. */
    static Workshop open(Path folder, DurableWrites writes, Consumer<Access> accesses, Clock clock) throws IOException {
        return open(folder, new LocalAws.Watch(writes, accesses, FunctionHost::new), clock);
    }

    /** The same, watched in every way. */
    static Workshop open(Path folder, LocalAws.Watch watch, Clock clock) throws IOException {
        Plan plan = TestProject.plan(SmallProject.in(folder.resolve("project")));
        LocalLarder.Options options = new LocalLarder.Options(folder.resolve("state"), "workshop", plan.hash(), 0);
        Workshop shop = new Workshop(LocalLarder.open(options, watch, LarderWiring.wiring(), clock));
        shop.bring(plan);
        shop.setUp();
        shop.aws.start();
        return shop;
    }

    /** Writes a plan into the lake, as a deployment does. */
    void bring(Plan plan) {
        environment
                .lake()
                .objects()
                .write(
                        LakeLayout.plan(plan.hash()),
                        PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                        "application/json");
    }

    /** The environment as the local AWS has it. */
    public LocalLarder aws() {
        return aws;
    }

    public Environment environment() {
        return environment;
    }

    public AwsClients clients() {
        return clients;
    }

    /** Deploys it once more. */
    public Outcome setUp() {
        return aws.invoke("set-up", "{}");
    }

    /** Drops a day's file. */
    public void drop(String day, int amount) {
        clients.s3()
                .putObject(
                        put -> put.bucket(environment.settings().landingBucket())
                                .key("suppliers/acme/sale/sale_" + day + ".csv"),
                        RequestBody.fromString(SmallProject.day(day, amount)));
    }

    /** Waits for the release of this number, and until nothing is pending. */
    public Release awaitRelease(int number) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Releases.newest(environment.lake())
                                .filter(release -> release.number() == number)
                                .isPresent()
                        && environment
                                .lake()
                                .objects()
                                .keys(LakeLayout.pending())
                                .isEmpty());
        return Releases.newest(environment.lake()).orElseThrow();
    }

    /** Runs statements as the admin. */
    public void sql(String... statements) {
        environment.warehouse().run(Batch.of("by hand", List.of(statements)), PATIENCE);
    }

    /** Runs that did not succeed. */
    public List<ExecutionListItem> badEnds() {
        return clients
                .stepFunctions()
                .listExecutionsPaginator(
                        list -> list.stateMachineArn(environment.settings().machine()))
                .executions()
                .stream()
                .filter(run -> run.status() != ExecutionStatus.SUCCEEDED && run.status() != ExecutionStatus.RUNNING)
                .toList();
    }

    @Override
    public void close() {
        environment.close();
        clients.close();
        aws.close();
    }
}

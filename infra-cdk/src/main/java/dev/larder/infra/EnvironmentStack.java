package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.EnvironmentAlarms;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.given.Shared;
import dev.larder.infra.life.BucketEmptier;
import dev.larder.infra.life.Database;
import dev.larder.infra.life.Facts;
import dev.larder.infra.life.TriggerLogs;
import dev.larder.infra.watch.Alarms;
import dev.larder.infra.watch.Board;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/**
 * Everything that one branch owns on AWS, from the same wiring that the local AWS enforces. What it shares with others
 * (workgroup, key, provider of databases, topic of alarms) it knows by parameters of the base stack.
 */
public final class EnvironmentStack extends Stack {
    private EnvironmentStack(Construct scope, StackInputs inputs) {
        super(
                scope,
                "larder-" + inputs.slug(),
                inputs.options()
                        .target()
                        .props()
                        .stackName("larder-" + inputs.slug())
                        .description("Larder: the environment of a branch")
                        .terminationProtection(inputs.stage() == Stage.PRODUCTION)
                        .build());
    }

    /** Adds the stack {@code larder-<slug>} to an app. */
    public static EnvironmentStack in(Construct scope, StackInputs inputs) {
        EnvironmentStack stack = new EnvironmentStack(scope, inputs);
        stack.fill(inputs, LarderWiring.of(!inputs.pulls().isEmpty()));
        return stack;
    }

    private void fill(StackInputs inputs, Wiring wiring) {
        Names names = new Names(
                inputs.slug().text(),
                RegionCode.of(inputs.options().target().region()),
                "-" + inputs.options().target().accountId());
        Shared shared = Shared.of(this, inputs.options().base());
        Arns arns = new Arns(
                Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, shared.workgroupArn(), shared.namespaceRoleArn(), names);
        Place place = new Place(arns, inputs, shared);
        Buckets buckets = new Buckets(this, place, wiring);
        new AssumedRoles(this, place, wiring.roles());
        Queues queues = new Queues(this, place, wiring);
        Functions functions = new Functions(this, place, wiring);
        new Landings(this, place, queues, wiring.landings());
        new Notices(this, place, wiring.notices());
        new EventSources(this, place, wiring.queues()).getNode().addDependency(queues, functions);
        Pulls pulls = new Pulls(this, place);
        pulls.getNode().addDependency(buckets);
        new Machines(this, place, wiring.machines(), pulls.connectors())
                .getNode()
                .addDependency(functions);
        new Schedules(this, place, wiring.schedules()).getNode().addDependency(functions);
        // Queues too: set-up wakes the first run.
        new Deployment(this, place, functions).getNode().addDependency(buckets, queues);
        TriggerLogs.in(this, place);
        new Suppliers(this, place).getNode().addDependency(buckets);
        new BucketEmptier(this, place, buckets.byName());
        new Facts(this, place, Functions.variables(place));
        watch(place, wiring);
        databaseFirst(place);
        tag(inputs);
    }

    private void watch(Place place, Wiring wiring) {
        Alarms alarms = new Alarms(
                this, EnvironmentAlarms.prefix(place.names()), place.shared().alarmTopicArn());
        int silentHours = place.inputs().options().silentHours();
        EnvironmentAlarms.of(wiring, place.arns(), silentHours).forEach(alarms::add);
        Board board = new Board(this, place.names().dashboard(), alarms);
        output("Bucket", "Files are dropped here", place.names().bucket("landing"));
        output("Machine", "Runs are executions of it", place.arns().machine(LarderWiring.BUILD_WAREHOUSE));
        output("DashboardName", "In CloudWatch", board.name());
        output(
                "HowToDrop",
                "A file of a supplier's feed",
                "aws s3 cp FILE s3://" + place.names().bucket("landing") + "/suppliers/SUPPLIER/FEED/");
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }

    /** The provider refuses a lower stage: nothing may have changed before it was asked, and nothing may be left that sends statements. */
    private void databaseFirst(Place place) {
        Database database = new Database(this, place);
        getNode().getChildren().stream()
                .filter(child ->
                        !child.equals(database) && child instanceof Construct && !(child instanceof CfnElement))
                .filter(child -> !child.getNode().getId().equals("Key"))
                .forEach(child -> child.getNode().addDependency(database));
    }

    private void tag(StackInputs inputs) {
        Tags.of(this).add("app", "larder");
        Tags.of(this).add("branch", inputs.branch().replaceAll("[^A-Za-z0-9 +=._:/@-]", "-"));
        Tags.of(this).add("environment", inputs.slug().text());
        Tags.of(this).add("stage", inputs.stage().text());
        Tags.of(this).add("owner", inputs.options().owner());
        Tags.of(this).add("expires", inputs.options().expires().text());
    }
}

package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Wiring;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * Everything that one branch owns on AWS, from the same wiring that the local AWS enforces. What it shares with others
 * (workgroup, namespace role) it knows by two parameters of the base stack.
 */
public final class EnvironmentStack extends Stack {
    private static final String WORKGROUP_ARN = "/larder/base/workgroup-arn";
    private static final String NAMESPACE_ROLE_ARN = "/larder/base/namespace-role-arn";

    private EnvironmentStack(Construct scope, StackInputs inputs) {
        super(
                scope,
                "larder-" + inputs.slug(),
                StackProps.builder()
                        .stackName("larder-" + inputs.slug())
                        .description("Larder: the environment of a branch")
                        .build());
    }

    /** Adds the stack {@code larder-<slug>} to an app. */
    public static EnvironmentStack in(Construct scope, StackInputs inputs) {
        EnvironmentStack stack = new EnvironmentStack(scope, inputs);
        stack.fill(inputs, LarderWiring.wiring());
        return stack;
    }

    private void fill(StackInputs inputs, Wiring wiring) {
        Names names = new Names(inputs.slug().text(), "-" + Aws.ACCOUNT_ID);
        String workgroup = StringParameter.valueForStringParameter(this, WORKGROUP_ARN);
        Arns arns = new Arns(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, workgroup, names);
        Place place = new Place(arns, inputs);
        Buckets buckets = new Buckets(this, place, wiring);
        new CopyRole(this, place, StringParameter.valueForStringParameter(this, NAMESPACE_ROLE_ARN));
        Queues queues = new Queues(this, place, wiring);
        Functions functions = new Functions(this, place, wiring);
        new Landings(this, place, queues, wiring.landings());
        new EventSources(this, place, wiring.queues()).getNode().addDependency(queues, functions);
        new Machines(this, place, wiring.machines()).getNode().addDependency(functions);
        new Schedules(this, place, wiring.schedules()).getNode().addDependency(functions);
        // Queues too: set-up wakes the first run.
        new Deployment(this, place, functions).getNode().addDependency(buckets, queues);
        tag(inputs);
    }

    private void tag(StackInputs inputs) {
        Tags.of(this).add("app", "larder");
        Tags.of(this).add("branch", inputs.branch().replaceAll("[^A-Za-z0-9 +=._:/@-]", "-"));
        Tags.of(this).add("environment", inputs.slug().text());
        Tags.of(this).add("stage", inputs.stage().text());
    }
}

package dev.larder.infra;

import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.IgnoreMode;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.triggers.Trigger;
import software.constructs.Construct;

/**
 * What happens at the end of a deployment: {@code set-up} is called, and brings the plan, which lies beside its code, into the lake.
 * It is called again whenever its code, its settings or the plan have changed, and a deployment fails when it fails.
 *
 * <p>A layer and not CDK's bucket deployment, whose function may delete what is in the bucket. The trigger's function may call
 * {@code set-up} and nothing else.
 */
final class Deployment extends Construct {
    private static final String LAYER_FOLDER = "/opt/";

    Deployment(Construct scope, Place place, Functions functions) {
        super(scope, "Deployment");
        Path plan = place.inputs().plan().file().toAbsolutePath().normalize();
        Function setUp = functions.function(LarderWiring.SET_UP);
        setUp.addLayers(planLayer(plan));
        setUp.addEnvironment(FunctionVariables.PLAN_FILE, LAYER_FOLDER + plan.getFileName());
        Trigger trigger = Trigger.Builder.create(this, "SetUp")
                .handler(setUp)
                .timeout(Duration.minutes(5))
                .build();
        // A function that knew of a plan before it is in the lake would fail until it is.
        functions.all().filter(function -> !function.equals(setUp)).forEach(trigger::executeBefore);
    }

    private LayerVersion planLayer(Path plan) {
        AssetOptions onlyThePlan = AssetOptions.builder()
                .exclude(List.of("*", "!" + plan.getFileName()))
                .ignoreMode(IgnoreMode.GIT)
                .build();
        return LayerVersion.Builder.create(this, "Plan")
                .code(Code.fromAsset(String.valueOf(plan.getParent()), onlyThePlan))
                .description("The compiled warehouse project")
                .build();
    }
}

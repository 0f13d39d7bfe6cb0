package dev.larder.infra;

import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
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
        setUp.addLayers(planLayer(place, plan));
        setUp.addEnvironment(FunctionVariables.PLAN_FILE, LAYER_FOLDER + plan.getFileName());
        setUp.addEnvironment(FunctionVariables.STAGE, place.stage().text());
        Trigger trigger = Trigger.Builder.create(this, "SetUp")
                .handler(setUp)
                .timeout(Duration.minutes(5))
                .build();
        // A function that knew of a plan before it is in the lake would fail until it is.
        functions.all().filter(function -> !function.equals(setUp)).forEach(trigger::executeBefore);
    }

    private LayerVersion planLayer(Place place, Path plan) {
        Path copy = readableByAll(plan);
        try {
            return LayerVersion.Builder.create(this, "Plan")
                    .layerVersionName(place.names().function("plan"))
                    .code(Code.fromAsset(String.valueOf(copy.getParent())))
                    .description("The compiled warehouse project")
                    .build();
        } finally {
            delete(copy);
        }
    }

    /** CDK packs the modes it finds, and Lambda reads as another user; a plan is its owner's only. The copy is in a folder of its own. */
    private static Path readableByAll(Path plan) {
        try {
            Path folder = Files.createTempDirectory("larder-plan");
            Path copy = Files.copy(plan, folder.resolve(plan.getFileName()));
            if (copy.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
            }
            return copy;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot copy " + plan, unreadable);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.delete(copy);
            Files.delete(Objects.requireNonNull(copy.getParent()));
        } catch (IOException undeletable) {
            throw new UncheckedIOException("cannot delete " + copy, undeletable);
        }
    }
}

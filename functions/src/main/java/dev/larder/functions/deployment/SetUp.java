package dev.larder.functions.deployment;

import dev.larder.core.engine.Foundation;
import dev.larder.core.format.Laid;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.Release;
import dev.larder.core.run.ReleaseHeading;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Releases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Makes an environment ready for its first run, at every deployment: the engine's schemas and tables, the plan in the lake when the
 * deployment brings it as a file, release 0, and the plan as a cause of the next run. Repeated, it changes nothing.
 */
public final class SetUp extends StepHandler<JsonNode, SetUp.Answer> {
    private final Environment environment;
    private final Optional<Path> planFile;
    private final Optional<Stage> stage;
    private final Propagation propagation;

    /** As AWS Lambda makes it. */
    public SetUp() {
        this(System.getenv());
    }

    /** With these variables. */
    public SetUp(Map<String, String> variables) {
        this(
                new Environment(variables),
                Optional.ofNullable(variables.get(FunctionVariables.PLAN_FILE)).map(Path::of),
                Optional.ofNullable(variables.get(FunctionVariables.STAGE)).map(SetUp::stage),
                Propagation.real());
    }

    /** In this environment of no known stage; empty when the plan is brought in another way. */
    public SetUp(Environment environment, Optional<Path> planFile) {
        this(environment, planFile, Propagation.real());
    }

    /** The same, waiting in another way for what IAM was told just before. */
    SetUp(Environment environment, Optional<Path> planFile, Propagation propagation) {
        this(environment, planFile, Optional.empty(), propagation);
    }

    /** In an environment of this stage. */
    SetUp(Environment environment, Optional<Path> planFile, Optional<Stage> stage, Propagation propagation) {
        super(JsonNode.class);
        this.stage = stage;
        this.propagation = propagation;
        this.environment = environment;
        this.planFile = planFile;
    }

    /** What a deployment is told. */
    public record Answer(String plan, int liveRelease) {}

    @Override
    protected Answer step(JsonNode request) {
        Optional<String> brought = planFile.map(this::read);
        stage.filter(Stage.PRODUCTION::equals).ifPresent(production -> requireTaken(plan(brought), production));
        Patience patience = propagation.await(this::foundation);
        boolean wasBehind = new LakeAndDatabase(environment, patience).agree();
        Lake lake = environment.lake();
        if (isChange(lake)) {
            requireApplicable(plan(brought), patience);
        }
        brought.ifPresent(text -> bring(text, lake));
        Releases.begin(lake, Release.empty(environment.clock().instant()));
        Optional<ReleaseHeading> live = Releases.newestHeading(lake);
        String plan = environment.settings().plan();
        if (wasBehind || live.filter(release -> release.planHash().equals(plan)).isEmpty()) {
            environment.pokes().pending("plan-" + plan);
        }
        return new Answer(plan, live.map(ReleaseHeading::number).orElse(0));
    }

    private static Stage stage(String name) {
        return Stage.of(name)
                .orElseThrow(() -> new IllegalStateException("environment variable " + FunctionVariables.STAGE
                        + ": expected one of " + Stage.names() + ", found \"" + name + "\""));
    }

    private Plan plan(Optional<String> brought) {
        return brought.map(PlanJson::read).orElseGet(environment::plan);
    }

    private static void requireTaken(Plan plan, Stage stage) {
        plan.refusal(stage).ifPresent(why -> {
            throw new IllegalStateException(why + "; nothing was changed, and the environment goes on as it is");
        });
    }

    private boolean isChange(Lake lake) {
        return Releases.newestHeading(lake)
                .filter(live -> !live.planHash().equals(environment.settings().plan()))
                .isPresent();
    }

    /** The deployment fails, and the functions keep the plan that they have. */
    private void requireApplicable(Plan plan, Patience patience) {
        List<String> refusals = Applicability.refusals(environment, plan, patience.left());
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(
                    "the project cannot be applied to what is live; nothing was changed, and the environment goes on"
                            + " with the project of its last release:\n" + String.join("\n", refusals));
        }
    }

    private String read(Path file) {
        String text = text(file);
        String expected = environment.settings().plan();
        String found = PlanJson.read(text).hash();
        if (!found.equals(expected)) {
            throw new IllegalStateException(
                    "%s holds the plan %s, this deployment is of %s; compile the project and deploy it again"
                            .formatted(file, found, expected));
        }
        return text;
    }

    /** Plans are named by their content, so the first one written under a name is as good as any other. */
    private void bring(String text, Lake lake) {
        lake.objects()
                .writeOnce(
                        LakeLayout.plan(environment.settings().plan()),
                        text.getBytes(StandardCharsets.UTF_8),
                        "application/json");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the plan " + file + "; it is part of every deployment", unreadable);
        }
    }

    /** Asks first, and writes only what is not there: most deployments change nothing of it. A later version's stays as it is. */
    private Patience foundation() {
        Patience patience = Patience.begin(environment.warehouse());
        String database = environment.settings().database();
        Foundation foundation = new Foundation(
                Names.readerRole(database),
                "IAMR:" + environment.settings().names().operatorRole());
        List<String> present = texts(patience.read(Foundation.present()));
        Laid laid = Foundation.isTold(present) ? Laid.read(texts(patience.read(Foundation.laid()))) : Laid.NOTHING;
        laid.requireUsable(database);
        // One of a later version is refused before anything is changed.
        var _ = Releases.newestHeading(environment.lake());
        boolean isLaid = Foundation.isWhole(present) && laid.equals(foundation.lays());
        if (!isLaid && !laid.isLater()) {
            foundation.batches(present).forEach(patience::run);
        }
        return patience;
    }

    private static List<String> texts(Rows rows) {
        return rows.rows().stream().map(row -> String.valueOf(row.getFirst())).toList();
    }
}

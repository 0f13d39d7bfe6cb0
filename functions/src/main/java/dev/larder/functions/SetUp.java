package dev.larder.functions;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Makes an environment ready for its first run, at every deployment: the engine's schemas and tables, release 0, and the plan as a
 * cause of the next run. Repeated, it changes nothing.
 */
public final class SetUp extends StepHandler<JsonNode, SetUp.Answer> {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Environment environment;

    /** As AWS Lambda makes it. */
    public SetUp() {
        this(System.getenv());
    }

    /** With these variables. */
    public SetUp(Map<String, String> variables) {
        super(JsonNode.class);
        environment = new Environment(variables);
    }

    /** What a deployment is told. */
    public record Answer(String plan, int liveRelease) {}

    @Override
    protected Answer step(JsonNode request) {
        foundation();
        Lake lake = environment.lake();
        lake.putOnce(LakeLayout.release(0), Release.empty(Instant.now()));
        Optional<Release> live = Releases.newest(lake);
        String plan = environment.settings().plan();
        if (live.filter(release -> release.planHash().equals(plan)).isEmpty()) {
            environment.pokes().pending("plan-" + plan);
        }
        return new Answer(plan, live.map(Release::number).orElse(0));
    }

    /** Without a fence: these statements create what is missing and touch nothing that is there. */
    private void foundation() {
        List<String> statements = WarehouseSchema.foundation();
        for (int from = 0; from < statements.size(); from += Batch.MOST_STATEMENTS) {
            List<String> some = statements.subList(from, Math.min(from + Batch.MOST_STATEMENTS, statements.size()));
            Batch batch = Batch.of("set up from statement " + from, some);
            environment.warehouse().run(UUID.randomUUID().toString(), batch.name(), batch, PATIENCE);
        }
    }
}

package dev.larder.core.engine;

import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plan of the compiler's sample project; the compiler's tests hold {@code sample-plan.json} to what they compile. */
public final class SamplePlan {
    private SamplePlan() {}

    /** Reads the plan. */
    public static Plan read() {
        Path file = Path.of(
                System.getProperty("larder.root", ".."), "core", "src", "test", "resources", "sample-plan.json");
        try {
            return PlanJson.read(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

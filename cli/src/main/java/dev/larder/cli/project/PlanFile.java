package dev.larder.cli.project;

import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file in which a project's compiled plan waits for its deployment. */
public final class PlanFile {
    private PlanFile() {}

    /** Writes {@code .larder/plan.json} below the project's folder in one step: whoever reads meanwhile sees the former plan or this one. */
    public static Path write(Path project, Plan plan) {
        Path folder = project.resolve(".larder").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "plan", ".json");
            Files.writeString(fresh, PlanJson.write(plan));
            return Files.move(
                    fresh,
                    folder.resolve("plan.json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the plan into " + folder, unwritable);
        }
    }
}

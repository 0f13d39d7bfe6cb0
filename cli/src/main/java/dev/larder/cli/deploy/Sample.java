package dev.larder.cli.deploy;

import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.reach.DeployedEnvironment;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.reach.KnownEnvironment;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that, dropped into a new environment, show that all of it works.
 *
 * @param folder with {@code suppliers/<supplier>/<feed>/} in it, or the files' paths
 */
record Sample(Path folder) {
    /** What the bundled project comes with. */
    private static final String BUNDLED = "test-data/launch/01-master-data";

    /** The folder that was named, otherwise the one that comes with the project; empty if there is none. */
    static Optional<Sample> of(Optional<Path> named, Path project) {
        return named.or(() -> Optional.of(project.resolve(BUNDLED)).filter(Files::isDirectory))
                .map(Sample::new);
    }

    /**
     * Drops the files, waits until they are answered and published, tells what happens, and returns the exit code for
     * that.
     */
    int drop(KnownEnvironment known, Map<String, String> variables, ProjectOption project, PrintWriter out) {
        List<DropFile> files = DropFiles.of(List.of(folder), null, project.plan());
        Address address = new Address(
                List.of("--env", known.slug()), known.slug(), EnvironmentOption.papers(project.folder(), known));
        try (DeployedEnvironment deployed = DeployedEnvironment.of(known, variables, address)) {
            DropRun run = new DropRun(deployed, Narrator.withPaths(deployed.out(), out));
            run.drop(files, null);
            return run.finish();
        }
    }
}

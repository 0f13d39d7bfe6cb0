package dev.larder.local.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of its own, with nothing of Larder on its class path, starts the local AWS in its tests. */
final class LibraryAloneTest {
    private static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    private static final List<String> LIBRARY = List.of("redshift-dialect", "redshift-local", "aws-local");
    private static final String VERSION = "0.1.0-SNAPSHOT";

    @TempDir
    private Path folder;

    @Test
    void a_project_that_depends_on_aws_local_alone_runs_a_state_machine_a_copy_and_a_query() throws Exception {
        Path project = folder.resolve("orders");
        copy(ROOT.resolve("aws-local/example"), project);
        Path repository = repository();
        Path log = folder.resolve("maven.log");

        Process maven = new ProcessBuilder(
                        "mvn",
                        "-o",
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=" + repository,
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "test")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();

        assertThat(maven.exitValue()).as(() -> read(log)).isZero();
        assertThat(read(log)).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
    }

    /** The machine's own repository seen through links, with the library as it was built just now in place of Larder. */
    private Path repository() throws IOException {
        Path seen = Files.createDirectories(folder.resolve("repository"));
        Path machines =
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        try (Stream<Path> groups = Files.list(machines)) {
            for (Path group : groups.filter(
                            each -> !each.getFileName().toString().equals("dev"))
                    .toList()) {
                Files.createSymbolicLink(seen.resolve(group.getFileName()), group);
            }
        }
        Path larder = Files.createDirectories(seen.resolve("dev/larder"));
        put(larder, "larder", ROOT.resolve("pom.xml"));
        for (String module : LIBRARY) {
            Path version = put(larder, module, ROOT.resolve(module).resolve("pom.xml"));
            pack(ROOT.resolve(module).resolve("target/classes"), version.resolve(module + "-" + VERSION + ".jar"));
        }
        return seen;
    }

    private static Path put(Path group, String artifact, Path pom) throws IOException {
        Path version = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
        Files.copy(pom, version.resolve(artifact + "-" + VERSION + ".pom"));
        return version;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return missing.toString();
        }
    }
}

package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lambda unpacks what CDK packs with the modes that CDK found, and runs as another user: a file that its owner alone may read cannot be
 * read there ("Lambda requires the permissions of files to be globally readable").
 */
final class AssetModesTest {
    @TempDir
    private static Path folder;

    private static List<Path> zips = List.of();

    @BeforeAll
    static void upload() throws IOException, InterruptedException {
        Node.check();
        Path plan = Synthesis.plan(folder);
        Files.setPosixFilePermissions(plan, PosixFilePermissions.fromString("rw-------"));
        Synthesis.template(
                "main",
                Stage.DEV,
                new PlanFile(plan, Synthesis.HASH, Synthesis.FEEDS, List.of(), List.of(), List.of()),
                folder);
        zips = AssetUpload.of(folder.resolve("cdk.out"), folder.resolve("uploaded")).stream()
                .filter(AssetModesTest::isZip)
                .toList();
    }

    @Test
    void everyone_may_read_every_file_of_every_asset_as_cdk_packs_it() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        for (Path zip : zips) {
            modes.putAll(modes(zip));
        }
        assertThat(modes).containsKeys("/plan.json", "/index.js");
        assertThat(modes)
                .allSatisfy((file, mode) ->
                        assertThat(mode).as(file).startsWith("rw").endsWith("r--"));
    }

    private static boolean isZip(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.read() == 'P' && bytes.read() == 'K';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> modes(Path zip) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                modes.put(file.toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }
}

package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build does with the jar of DuckDB, and that its driver finds the library there. */
class UnpackLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void the_driver_loads_the_library_beside_its_jar_and_writes_nothing() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("a lib"));
        Path given = Path.of(DuckDBDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = Files.copy(given, lib.resolve(given.getFileName().toString()));
        unpack(lib);
        unpack(lib);
        assertThat(Files.size(jar)).isLessThan(1_000_000);
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process asked = new ProcessBuilder(
                        java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-classpath",
                        System.getProperty("java.class.path").replace(given.toString(), jar.toString()),
                        Asking.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(asked.inputReader().readAllAsString()).isEqualTo("7\n");
        assertThat(asked.waitFor()).isZero();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.toString().contains("duckdb"))).isEmpty();
        }
    }

    /** Asks DuckDB for a number. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] arguments) throws Exception {
            try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select 7")) {
                rows.next();
                System.out.println(rows.getInt(1));
            }
        }
    }

    @Test
    void a_jar_without_a_library_for_this_platform_stays_as_it_is() throws Exception {
        Path jar = folder.resolve("duckdb_jdbc-1.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("libduckdb_java.so_plan9_mips"));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
        }
        unpack(folder);
        try (ZipFile still = new ZipFile(jar.toFile())) {
            assertThat(still.getEntry("libduckdb_java.so_plan9_mips")).isNotNull();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
    }

    private static void unpack(Path lib) throws IOException, InterruptedException {
        Path program = TestProject.BUNDLED.resolve("cli/pack/UnpackLibrary.java");
        Process process = new ProcessBuilder(List.of(java(), program.toString(), lib.toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readAllAsString()).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static String java() {
        String name =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}

package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS Lambda gets: handlers and the core. A project is compiled before it is deployed, so nothing in it reads YAML or SQL. */
final class FunctionsZipTest {
    private static final Path ZIP =
            Path.of(System.getProperty("larder.root", "..")).resolve("functions/target/functions.zip");

    /** Beginnings and parts of the names of what a function must not hold. */
    private static final List<String> FOREIGN = List.of(
            "dev/larder/compiler/",
            "dev/larder/local/",
            "dev/larder/cli/",
            "dev/standin/",
            "duckdb",
            "yaml",
            "sqlparser",
            "antlr",
            "netty",
            "joda",
            "services/s3/s3async");
    /** Bytes; a function's first start takes longer with each million. */
    private static final long MOST = 12_000_000;

    @BeforeEach
    void isPackaged() {
        assumeTrue(Files.exists(ZIP), ZIP + " is missing; make it with mvn package");
    }

    @Test
    void the_zip_holds_the_handlers_and_the_core() throws IOException {
        assertThat(files())
                .contains("dev/larder/functions/Environment.class", "dev/larder/core/plan/Plan.class")
                .anyMatch(file -> file.startsWith("dev/larder/aws/"));
    }

    @Test
    void the_zip_holds_no_compiler_and_no_parser_of_sql_or_yaml() throws IOException {
        assertThat(files()).filteredOn(FunctionsZipTest::isForeign).isEmpty();
    }

    @Test
    void the_zip_is_small_and_has_the_natives_of_both_platforms_and_no_others() throws IOException {
        assertThat(Files.size(ZIP)).isLessThanOrEqualTo(MOST);
        assertThat(files())
                .filteredOn(file -> file.endsWith(".so")
                        || file.endsWith(".dll")
                        || file.endsWith(".dylib")
                        || file.endsWith(".jnilib"))
                .hasSize(2)
                .anyMatch(file -> file.startsWith("linux/amd64/"))
                .anyMatch(file -> file.startsWith("linux/aarch64/"));
    }

    @Test
    void every_class_that_ours_name_is_in_the_zip_or_of_java() throws IOException {
        Map<String, byte[]> classes = classes();

        assertThat(classes.keySet()).filteredOn(FunctionsZipTest::isOurs).hasSizeGreaterThan(500);
        assertThat(classes.entrySet().stream()
                        .filter(each -> isOurs(each.getKey()))
                        .flatMap(each -> named(each.getValue()))
                        .filter(name -> ClassLoader.getPlatformClassLoader().getResource(name + ".class") == null)
                        .distinct())
                .isSubsetOf(classes.keySet());
    }

    private static boolean isOurs(String name) {
        return name.startsWith("dev/larder/");
    }

    private static Stream<String> named(byte[] bytes) {
        Stream.Builder<String> names = Stream.builder();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof ClassEntry other && !other.asInternalName().startsWith("[")) {
                names.add(other.asInternalName());
            }
        }
        return names.build();
    }

    /** By their internal names. */
    private static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (ZipInputStream jars = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (ZipEntry jar = jars.getNextEntry(); jar != null; jar = jars.getNextEntry()) {
                ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jars.readAllBytes()));
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    if (entry.getName().endsWith(".class")) {
                        classes.put(entry.getName().replace(".class", ""), entries.readAllBytes());
                    }
                }
            }
        }
        return classes;
    }

    @Test
    void everyone_may_read_every_file_of_the_zip() throws IOException {
        try (var zip = FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", "true"));
                var files = Files.walk(zip.getPath("/lib"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as("%s: Lambda runs as another user than the one that unpacks", file)
                            .contains(PosixFilePermission.OTHERS_READ));
        }
    }

    private static boolean isForeign(String file) {
        return FOREIGN.stream().anyMatch(part -> file.toLowerCase(Locale.ROOT).contains(part));
    }

    /** Names of the jars, and of every file in each of them. */
    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (InputStream zip = Files.newInputStream(ZIP)) {
            collect(zip, files);
        }
        return files;
    }

    private static void collect(InputStream archive, List<String> files) throws IOException {
        ZipInputStream entries = new ZipInputStream(archive);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            files.add(entry.getName());
            if (entry.getName().endsWith(".jar")) {
                collect(new ByteArrayInputStream(entries.readAllBytes()), files);
            }
        }
    }
}

package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.functions.reception.SoakedCheck.Rows;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A check takes the same memory, however long the file: with 64 MB of heap, at most 110 MB in all.
 * {@code -Dlarder.soak=10,100,1000} are the sizes, in MB; {@code -Dlarder.soak.rows=RANDOM_KEYS} only some kinds of rows.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "larder.soak", matches = "[0-9,]+", disabledReason = "takes minutes")
final class CheckSoakTest {
    private static final long MOST_MB = 110;

    static Stream<Arguments> files() {
        List<Rows> kinds = Arrays.stream(
                        System.getProperty("larder.soak.rows", "").split(","))
                .filter(name -> !name.isEmpty())
                .map(Rows::valueOf)
                .toList();
        return Arrays.stream(System.getProperty("larder.soak").split(","))
                .map(Long::parseLong)
                .flatMap(megabytes -> (kinds.isEmpty() ? List.of(Rows.values()) : kinds)
                        .stream().map(rows -> Arguments.of(megabytes, rows)));
    }

    @ParameterizedTest(name = "{0} MB, {1}")
    @MethodSource("files")
    void memory_does_not_grow_with_the_file(long megabytes, Rows rows) throws IOException, InterruptedException {
        String[] words = check(rows, megabytes * 1_000_000).split(" ");
        long checked = Long.parseLong(words[2]);
        long resident = Long.parseLong(words[3]);
        System.out.printf(
                Locale.ROOT,
                "%,d MB, %s: %s, %s problems in %,d rows, %d MB resident, %s ms CPU%n",
                megabytes,
                rows,
                words[0],
                words[1],
                checked,
                resident,
                words[4]);

        long problems = switch (rows) {
            case WITHOUT_KEY, RISING_KEYS, RANDOM_KEYS -> 0;
            case REPEATED_KEYS -> checked / 2_000_006 * 1_000_003 + Math.max(0, checked % 2_000_006 - 1_000_003);
            case FAULTY -> checked;
            case REJECTS -> 4 * checked;
        };
        assertThat(words[0]).isEqualTo(problems == 0 || rows == Rows.REJECTS ? "ACCEPTED" : "REJECTED");
        // Of the last five rows not all are there.
        assertThat(Long.parseLong(words[1])).isBetween(problems - (rows == Rows.REJECTS ? 4 : 0), problems);
        assertThat(resident).isLessThanOrEqualTo(MOST_MB);
    }

    /** Only what a check needs: the JVM keeps the table of contents of every library on the class path in memory. */
    private static String classPath() {
        Stream<String> classes = Stream.of(SoakedCheck.class, TemporaryFiles.class, DeliveryCheck.class, Zstd.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().toString());
        return Stream.concat(classes, Stream.of(jarOfNatives()))
                .map(location -> Path.of(URI.create(location)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The library for this machine is in a jar of its own. */
    private static String jarOfNatives() {
        String library = "/linux/%s/libzstd-jni-%s.so".formatted(System.getProperty("os.arch"), ZstdVersion.VERSION);
        String inJar = String.valueOf(Zstd.class.getResource(library));
        return inJar.substring("jar:".length(), inJar.indexOf('!'));
    }

    private static String check(Rows rows, long bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        SoakedCheck.class.getName(),
                        rows.name(),
                        Long.toString(bytes))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}

package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.functions.reception.SoakedBundle.Members;
import dev.larder.functions.reception.SoakedCheck.Rows;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * A check takes the same memory, however long the file: with 64 MB of heap, at most 110 MB in all.
 * {@code -Dlarder.soak=10,100,1000} are the sizes, in MB; {@code -Dlarder.soak.rows=RANDOM_KEYS} only some kinds of rows.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "larder.soak", matches = "[0-9,]+", disabledReason = "takes minutes")
final class CheckSoakTest {
    private static final long MOST_MB = 110;

    /** What is to be on the class path, by a class of each; only this, as the JVM keeps the table of contents of every library in memory. */
    private static final List<Class<?>> NEEDED =
            List.of(SoakedCheck.class, TemporaryFiles.class, DeliveryCheck.class, Zstd.class);

    /** What a reception needs beyond a check. */
    private static final List<Class<?>> ALSO_NEEDED =
            List.of(JsonMapper.class, JsonParser.class, JsonCreator.class, SdkException.class);

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

    static Stream<Arguments> bundles() {
        return Arrays.stream(System.getProperty("larder.soak").split(","))
                .map(Long::parseLong)
                .flatMap(megabytes -> Stream.of(Members.values())
                        .flatMap(members -> Stream.of(Rows.WITHOUT_KEY, Rows.RANDOM_KEYS, Rows.FAULTY)
                                .map(rows -> Arguments.of(megabytes, rows, members))));
    }

    @ParameterizedTest(name = "{0} MB, {1}, {2}")
    @MethodSource("bundles")
    void memory_does_not_grow_with_a_bundle(long megabytes, Rows rows, Members members, @TempDir Path folder)
            throws IOException, InterruptedException {
        long bytes = megabytes * 1_000_000;
        Path archive = folder.resolve("week.zip");
        SoakedBundle.pack(archive, rows, members, bytes);
        Path lake = Files.createDirectory(folder.resolve("lake"));

        // The heap begins small: a reception has 15 MB more of code and classes than a check, and shows what it needs
        // of the rest. The JVM's second compiler takes up to 45 MB of its own for the many methods of records and
        // receipts,
        // whatever the file, and is left out.
        String[] words = started(
                        List.of("-Xms8m", "-XX:TieredStopAtLevel=1"),
                        Stream.concat(NEEDED.stream(), ALSO_NEEDED.stream()),
                        SoakedBundle.class,
                        rows.name(),
                        members.name(),
                        archive.toString(),
                        lake.toString())
                .split(" ");
        long resident = Long.parseLong(words[3]);
        System.out.printf(
                Locale.ROOT,
                "bundle of %,d MB, %s, %s: %s, %s of %d members, %,d rows, %d MB resident, %s ms CPU%n",
                megabytes,
                rows,
                members,
                words[0],
                words[1],
                members.of(bytes),
                Long.parseLong(words[2]),
                resident,
                words[4]);

        boolean isGood = rows != Rows.FAULTY;
        assertThat(words[0]).isEqualTo(isGood ? "ACCEPTED" : "REJECTED");
        assertThat(Integer.parseInt(words[1])).isEqualTo(isGood ? members.of(bytes) : 0);
        assertThat(resident).isLessThanOrEqualTo(MOST_MB);
    }

    private static String classPath(Stream<Class<?>> needed) {
        Stream<String> classes = needed.map(
                type -> type.getProtectionDomain().getCodeSource().getLocation().toString());
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
        return started(List.of(), NEEDED.stream(), SoakedCheck.class, rows.name(), Long.toString(bytes));
    }

    private static String started(List<String> options, Stream<Class<?>> needed, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(needed), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}

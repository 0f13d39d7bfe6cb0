package dev.larder.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first check of a JVM, in a process of its own. */
final class FirstPass {
    private FirstPass() {}

    /** Argument: the file. Prints the CPU nanoseconds of the check, without those of the JVM's start. */
    public static void main(String[] arguments) throws IOException {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        long before = CheckRun.cpu();
        CheckedClaims.WITHOUT_OUTPUT.check(file);
        System.out.println(CheckRun.cpu() - before);
    }

    /** CPU seconds of a first check of a file that is like {@link CheckedClaims#WITHOUT_OUTPUT}. */
    static double seconds(Path file, boolean firstCompilerAlone) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        if (firstCompilerAlone) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FirstPass.class.getName(),
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        return Long.parseLong(printed) / 1e9;
    }
}

package dev.larder.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own, and the CPU that it and its children took. */
final class Measured {
    /**
     * bash measures with its keyword {@code time} and writes two numbers, user and system, last on its own standard error.
     */
    private static final String MEASURE = "TIMEFORMAT='%U %S'; out=$1; shift; time \"$@\" >\"$out\" 2>&1";

    private Measured() {}

    /**
     * Runs a command to its end.
     *
     * @param output where its output goes
     * @return CPU seconds, user and system
     * @throws IllegalStateException if it ends with anything but 0
     */
    static double seconds(List<String> command, Path output) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("bash", "-c", MEASURE, "bash", output.toString()));
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).start();
        String times = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + "; its output is in " + output);
        }
        String[] parts = times.split(" ");
        return Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
    }
}

package dev.larder.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside that of the tests, started as the command starts one. */
public final class OwnJvm {
    private OwnJvm() {}

    /** What runs a class of that class path; arguments are what their {@code toString} says. */
    public static ProcessBuilder of(String classPath, Class<?> main, List<?> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlarder.root=" + TestProject.BUNDLED,
                "-classpath",
                classPath,
                main.getName()));
        arguments.forEach(argument -> command.add(argument.toString()));
        return new ProcessBuilder(command);
    }
}

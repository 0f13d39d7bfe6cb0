package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code aws} of the search path, as a person types it against one environment. It knows what the environment's variables
 * say and nothing of the person's own profiles. For one thread.
 */
final class AwsCli {
    private static final String NAME = "aws";
    private static final long LONGEST_SECONDS = 120;

    private final Map<String, String> variables;
    private final Path folder;

    /**
     * For an environment.
     *
     * @param variables its endpoint, region and access key, as an SDK client needs them
     * @param folder an empty one, for what the command writes
     */
    AwsCli(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /** Whether there is such a command and it answers. */
    static boolean answers() throws InterruptedException {
        try {
            Process version = new ProcessBuilder(NAME, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return exit(version) == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs it and parses its answer. */
    JsonNode json(String... arguments) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(text(arguments));
    }

    /** Runs it and gives what it prints; an {@link AssertionError} with what it complains of, unless it succeeds. */
    String text(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command =
                new ArrayList<>(List.of(NAME, "--endpoint-url", variables.getOrDefault("AWS_ENDPOINT_URL", "")));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        shield(process.environment());
        int exit = exit(process.start());
        assertThat(exit)
                .as("%s: %s", String.join(" ", command), Files.readString(err))
                .isZero();
        return Files.readString(out);
    }

    /** Leaves nothing of the person's own settings but where commands are found. */
    private void shield(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        for (String name : List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION")) {
            environment.put(name, variables.getOrDefault(name, ""));
        }
        // Version 1 of the command knows the region by this name only.
        environment.put("AWS_DEFAULT_REGION", variables.getOrDefault("AWS_REGION", ""));
        environment.put("AWS_DEFAULT_OUTPUT", "json");
        environment.put("AWS_PAGER", "");
        environment.put("NO_PROXY", "127.0.0.1");
        environment.remove("no_proxy");
        environment.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
    }

    private static int exit(Process process) throws InterruptedException {
        if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly();
        throw new AssertionError("the command aws has not answered within " + LONGEST_SECONDS + " s");
    }
}

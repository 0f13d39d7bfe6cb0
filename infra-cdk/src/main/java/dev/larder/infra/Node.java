package dev.larder.infra;

import dev.larder.infra.given.SetUpProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Node.js on which CDK runs. */
public final class Node {
    private static final int OLDEST = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

    private Node() {}

    /**
     * Checks that the Node.js on the path is recent enough; CDK's own message for this is a page of stack trace.
     *
     * @throws SetUpProblem if it is not
     */
    public static void check() {
        check("node");
    }

    static void check(String command) {
        String version = version(command);
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) < OLDEST) {
            throw problem("found " + version);
        }
    }

    private static String version(String command) {
        try {
            Process process = new ProcessBuilder(List.of(command, "--version"))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            throw problem("found none");
        }
    }

    private static SetUpProblem problem(String found) {
        return new SetUpProblem(
                "infra-cdk needs Node.js %d or later on the PATH, %s; install it, or leave this module out: mvn verify -pl '!infra-cdk'"
                        .formatted(OLDEST, found));
    }
}

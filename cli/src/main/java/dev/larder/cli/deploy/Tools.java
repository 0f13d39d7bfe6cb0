package dev.larder.cli.deploy;

import java.nio.file.Path;
import java.util.List;

/** The programs that a deployment needs: git, Maven and CDK, and for the first one of production the AWS CLI. */
public interface Tools {
    /**
     * Runs a program whose output the person sees.
     *
     * @return its exit code
     * @throws dev.larder.cli.terminal.CommandFailure if it cannot be started
     */
    int run(Path folder, List<String> command);

    /**
     * The first line that a program prints; empty if it printed none, failed, or does not exist.
     */
    String firstLine(Path folder, List<String> command);

    /**
     * What a program answers whose output the person does not see.
     *
     * @throws dev.larder.cli.terminal.CommandFailure if it cannot be started
     */
    Said ask(Path folder, List<String> command);

    /** What a program printed, without blanks around it, and its exit code. */
    record Said(int exit, String out, String err) {}
}

package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CDK's command on a branch's stack.
 *
 * @param home the folder of Larder itself, in which {@code infra-cdk} lies
 * @param plan the compiled project
 * @param base name of the base that the environment stands on
 * @param more further context, each {@code name=value}
 */
record Cdk(Tools tools, Path home, String branch, Stage stage, Path plan, String base, List<String> more) {
    /** Copies the list. */
    Cdk {
        more = List.copyOf(more);
    }

    /** Builds the functions' code and installs CDK's command, if either is missing or stale. */
    void prepare() {
        succeed(
                tools.run(
                        home,
                        List.of("mvn", "-q", "-B", "package", "-pl", "functions", "-am", "-Dmaven.test.skip=true")),
                "the functions could not be packed");
        if (!Files.isDirectory(home.resolve("infra-cdk/node_modules"))) {
            succeed(
                    tools.run(infra(), List.of("npm", "ci", "--no-audit", "--no-fund")),
                    "CDK's command was not installed");
        }
    }

    /** Prints what a deployment would make, change and remove, and writes {@link #template}. */
    void difference() {
        try {
            Files.deleteIfExists(template());
        } catch (IOException undeletable) {
            throw new UncheckedIOException("cannot delete " + template(), undeletable);
        }
        succeed(cdk("diff"), "the template could not be compared with what is deployed");
    }

    /** Where CDK writes the stack's template whenever it makes it; {@code output} in cdk.json. */
    Path template() {
        return infra().resolve("target/cdk.out/larder-" + Slug.of(branch) + ".template.json");
    }

    /** Makes or updates the stack. */
    void deploy() {
        succeed(
                cdk("deploy", "--require-approval", "never"),
                "the deployment failed; CloudFormation took it back, and what was there goes on");
    }

    /** Makes the stack, with buckets that are there and belong to no stack. */
    void deployTakingOver() {
        succeed(
                cdk("deploy", "--require-approval", "never", "--import-existing-resources"),
                "the deployment failed; CloudFormation took it back, and the buckets are as they were");
    }

    /** Removes the stack. */
    void destroy() {
        succeed(cdk("destroy", "--force"), "the stack was not removed as a whole");
    }

    private int cdk(String verb, String... options) {
        List<String> command = new ArrayList<>(List.of("npx", "cdk", verb));
        command.addAll(List.of(options));
        List<String> context = new ArrayList<>(List.of(
                StackContext.BRANCH + "=" + branch,
                StackContext.STAGE + "=" + stage.text(),
                StackContext.PLAN + "=" + plan.toAbsolutePath(),
                StackContext.ON + "=" + base));
        context.addAll(more);
        context.forEach(value -> command.addAll(List.of("-c", value)));
        return tools.run(infra(), command);
    }

    private Path infra() {
        return home.resolve("infra-cdk");
    }

    static void succeed(int exit, String otherwise) {
        if (exit != 0) {
            throw CommandFailure.infrastructure(otherwise, "the lines above say why");
        }
    }
}

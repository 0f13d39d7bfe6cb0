package dev.larder.infra;

import dev.larder.core.wiring.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.constructs.Node;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a branch's stack is made of, beside the wiring.
 *
 * @param branch as git names it
 * @param planHash hash of the compiled plan
 * @param functionsZip the functions' code
 * @param stateMachines the folder of the state machines' definitions
 */
public record StackInputs(String branch, Stage stage, String planHash, Path functionsZip, Path stateMachines) {

    /**
     * Reads the context ({@code branch}, and where they differ from the usual: {@code stage}, {@code plan}).
     *
     * @param root the repository's folder
     * @throws SetUpProblem if something is missing
     */
    static StackInputs read(Node context, Path root) {
        return new StackInputs(
                branch(context),
                Stage.of(text(context, "stage", "dev")),
                planHash(root.resolve(text(context, "plan", ".larder/plan.json"))),
                existing(root.resolve("functions/target/functions.zip"), "mvn -q package -pl functions -am -DskipTests"),
                existing(root.resolve("statemachines"), "git checkout -- statemachines"));
    }

    /** The branch's name in the names of its resources. */
    Slug slug() {
        return Slug.of(branch);
    }

    private static String branch(Node context) {
        String branch = text(context, "branch", "");
        if (branch.isBlank()) {
            throw new SetUpProblem("which branch? Name it, for example: npx cdk synth -c branch=feature/x");
        }
        return branch;
    }

    private static String text(Node context, String name, String otherwise) {
        Object value = context.tryGetContext(name);
        return value == null ? otherwise : value.toString();
    }

    private static String planHash(Path plan) {
        existing(plan, "./larder check");
        try {
            String hash = JsonMapper.shared().readTree(Files.readString(plan)).path("hash").asString("");
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new SetUpProblem("%s has no plan's hash; compile it again: ./larder check".formatted(plan));
            }
            return hash;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + plan, unreadable);
        }
    }

    private static Path existing(Path path, String command) {
        if (!Files.exists(path)) {
            throw new SetUpProblem("%s is missing; make it: %s".formatted(path, command));
        }
        return path;
    }
}

package dev.larder.infra;

import java.nio.file.Path;
import software.amazon.awscdk.App;

/** Synthesises the stack of the branch that the context names; run from the folder {@code infra-cdk}. */
public final class InfraApp {
    private InfraApp() {}

    /** Exits with 2 and one line on standard error if something is missing. */
    public static void main(String[] arguments) {
        try {
            Node.check();
            App app = new App();
            Path root = Path.of("").toAbsolutePath().getParent();
            if (root == null) {
                throw new SetUpProblem("run this in the folder infra-cdk");
            }
            EnvironmentStack.in(app, StackInputs.read(app.getNode(), root));
            app.synth();
        } catch (SetUpProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(2);
        }
    }
}

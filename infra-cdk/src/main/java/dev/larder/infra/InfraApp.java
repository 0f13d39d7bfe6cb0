package dev.larder.infra;

import dev.larder.core.wiring.StackContext;
import dev.larder.infra.base.BaseInputs;
import dev.larder.infra.base.BaseStack;
import dev.larder.infra.given.BaseParameters;
import dev.larder.infra.given.Context;
import dev.larder.infra.given.SetUpProblem;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/** Synthesises the stack of the branch or of the base that the context names; run from the folder {@code infra-cdk}. */
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
            synthesise(app, root);
            app.synth();
        } catch (SetUpProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(2);
        }
    }

    static void synthesise(App app, Path root) {
        Context context = new Context(app.getNode());
        boolean isBase = context.text(StackContext.BASE).isPresent();
        if (isBase && context.text(StackContext.BRANCH).isPresent()) {
            throw new SetUpProblem(
                    "a stack is a base or a branch's: found -c base and -c branch; the base that a branch stands on is"
                            + " -c on=NAME");
        }
        if (isBase) {
            BaseParameters base =
                    new BaseParameters(context.text(StackContext.BASE).orElseThrow());
            BaseStack.in(app, BaseInputs.read(context, base, root.resolve(StackInputs.FUNCTIONS_ZIP)));
        } else {
            EnvironmentStack.in(app, StackInputs.read(app.getNode(), root));
        }
    }
}

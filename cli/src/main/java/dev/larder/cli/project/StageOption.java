package dev.larder.cli.project;

import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.plan.Plan;
import dev.larder.core.wiring.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --stage STAGE}: by whose rules a project is taken. A local environment keeps its stage, which may be raised and is never lowered. */
public final class StageOption {
    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "dev, test, preview or production, which takes no scrappy table (default: what the local"
                    + " environment is; dev for a new one).")
    private @Nullable String named;

    /** Whether the command line names a stage. */
    public boolean isNamed() {
        return named != null;
    }

    /** Refuses a plan that the stage does not take; throws {@link CommandFailure} for a word that is no stage too. */
    public void requireTaken(Plan plan) {
        requireTaken(plan, named().orElse(Stage.DEV));
    }

    /** The same for a local environment, whose stage it returns. */
    public Stage requireTaken(Plan plan, StateOption state) {
        Stage has = state.stage();
        Stage wanted = named().orElse(has);
        if (wanted.isBelow(has)) {
            throw CommandFailure.usage(
                    "the environment in " + state.folder() + " is " + has.text()
                            + ", and a stage is never lowered: found --stage " + wanted.text(),
                    "leave --stage out, or take another folder");
        }
        requireTaken(plan, wanted);
        return wanted;
    }

    private static void requireTaken(Plan plan, Stage stage) {
        plan.refusal(stage).ifPresent(why -> {
            throw CommandFailure.usage(why, null);
        });
    }

    private Optional<Stage> named() {
        return Optional.ofNullable(named)
                .map(text -> Stage.of(text)
                        .orElseThrow(() ->
                                CommandFailure.usage("--stage " + text + ": expected one of " + Stage.names(), null)));
    }
}

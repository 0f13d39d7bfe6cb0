package dev.larder.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder hold}. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Leaves a delivery out of the warehouse until the hold is lifted: the next run is planned as if it had never landed.")
final class HoldCommand implements Callable<Integer> {
    @Mixin
    private StateOption state = new StateOption();

    @Parameters(paramLabel = "DELIVERY", description = "Its id, or as much of the beginning as no other has; larder status lists them.")
    private String delivery = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason, for whoever reads it later.")
    private String why = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (why.isBlank()) {
            throw CommandFailure.usage("--why is empty; expected a reason", null);
        }
        try (LocalEnvironment local = LocalEnvironment.reach(state)) {
            HoldDecision decision = new HoldDecision(local.environment(), DeliveryChoice.of(local.environment(), delivery));
            Console.out(spec).println(decision.hold(why) + (local.works() ? "" : "; larder run --state " + state.folder() + " takes it up"));
            return ExitCode.OK;
        }
    }
}

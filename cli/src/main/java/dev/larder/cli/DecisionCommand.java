package dev.larder.cli;

import dev.larder.cli.environment.DeliveryChoice;
import dev.larder.cli.environment.HoldDecision;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that takes a decision about one delivery; its arguments name the delivery and the reason. */
abstract class DecisionCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Parameters(
            paramLabel = "DELIVERY",
            description = "Delivery id, or a prefix that no other has; larder status lists them.")
    private String delivery = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason, for whoever reads it later.")
    private String why = "";

    @Spec
    private @Nullable CommandSpec spec;

    /** Takes the decision, for this reason. */
    abstract HoldDecision.Taken decide(HoldDecision decision, String reason);

    @Override
    public final Integer call() {
        if (why.isBlank()) {
            throw CommandFailure.usage("--why is empty: expected a reason", null);
        }
        try (Reached local = where.reach()) {
            HoldDecision.Taken taken = local.working(() -> decide(
                    new HoldDecision(local.environment(), DeliveryChoice.of(local.environment(), delivery)), why));
            boolean waits = taken.causesRun() && !local.works();
            Console.out(spec)
                    .println(taken.sentence() + (waits ? "; " + local.address().larder("run") + " takes it up" : ""));
            return ExitCode.OK;
        }
    }
}

package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ReasonOption;
import dev.larder.cli.terminal.SafeText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that takes a decision, for a reason. */
abstract class DecisionCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Spec
    private @Nullable CommandSpec spec;

    /** Takes the decision. */
    abstract Taken decide(Deciding deciding, String why);

    @Override
    public final Integer call() {
        String why = reason.text();
        return take(where, deciding -> decide(deciding, why), Console.out(spec));
    }

    /** Takes a decision in an environment, and says what is the case then. */
    static int take(EnvironmentOption where, Function<Deciding, Taken> decide, PrintWriter out) {
        try (Reached reached = where.reach()) {
            Taken taken = reached.working(() -> decide.apply(Deciding.in(reached)));
            boolean waits = taken.causesRun() && !reached.works();
            out.println(SafeText.of(taken.sentence())
                    + (waits ? "; " + reached.address().larder("run") + " takes it up" : ""));
            return ExitCode.OK;
        }
    }
}

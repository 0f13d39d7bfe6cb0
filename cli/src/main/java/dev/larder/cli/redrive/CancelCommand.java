package dev.larder.cli.redrive;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code larder cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Stop a run that is under way: its statements end, what analysts read stays as it is, and its report says who and why.",
            "What it was started for still waits, so that the next attempt begins within five minutes: hold first what shall not be in it."
        })
public final class CancelCommand implements Callable<Integer> {
    /** What Step Functions takes of a cause; the rest is cut off. */
    private static final int MOST = 1_000;

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Parameters(paramLabel = "RUN", description = "The run's name, or its beginning; larder status lists them.")
    private String run = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason, for whoever reads it later.")
    private String why = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (why.isBlank() || run.isBlank()) {
            throw CommandFailure.usage(
                    why.isBlank() ? "--why is empty: expected a reason" : "RUN is empty: expected the name of a run",
                    null);
        }
        try (Reached reached = where.reach()) {
            return reached.working(() -> cancel(reached));
        }
    }

    private int cancel(Reached reached) {
        ExecutionListItem execution = open(reached);
        String cause = reached.person() + ": " + why;
        reached.clients()
                .stepFunctions()
                .stopExecution(stop -> stop.executionArn(execution.executionArn())
                        .error("Larder.Cancelled")
                        .cause(cause.substring(0, Math.min(MOST, cause.length()))));
        Console.out(spec)
                .println("the run " + execution.name() + " is stopped; what waits is tried again within five minutes, "
                        + "without what is held until then");
        return ExitCode.OK;
    }

    private ExecutionListItem open(Reached reached) {
        List<ExecutionListItem> open = reached
                .clients()
                .stepFunctions()
                .listExecutions(list -> list.stateMachineArn(
                                reached.environment().settings().machine())
                        .statusFilter(ExecutionStatus.RUNNING))
                .executions()
                .stream()
                .filter(each -> each.name().startsWith(run))
                .toList();
        if (open.size() != 1) {
            throw CommandFailure.usage(
                    open.isEmpty()
                            ? "no run that begins with " + run + " is under way"
                            : run + " means " + open.size() + " runs that are under way: write more of it",
                    reached.address().larder("status") + " lists the runs and their states");
        }
        return open.getFirst();
    }
}

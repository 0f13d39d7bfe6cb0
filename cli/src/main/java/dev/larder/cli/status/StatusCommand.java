package dev.larder.cli.status;

import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.view.Viewed;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "List the alarms that are on, deliveries, runs, releases and holds, oldest first, and say why a run"
                        + " is blocked.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NEWEST = 50;

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Option(
            names = "--all",
            description = "List every delivery, run and release there is, and not the newest " + NEWEST + " of each.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Viewed reached = where.view()) {
            Status status = reached.working(() -> Status.of(reached, all ? Integer.MAX_VALUE : NEWEST));
            PrintWriter out = Console.out(spec);
            if (json) {
                out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(status));
            } else {
                StatusText.print(status, out);
            }
            return ExitCode.OK;
        }
    }
}

package dev.larder.cli;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.environment.Status;
import dev.larder.cli.environment.StatusText;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
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
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (LocalEnvironment local = LocalEnvironment.reach(state)) {
            Status status = local.working(() -> Status.of(
                    local, new OutFolder(state.folder(), local.environment().lake())));
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
